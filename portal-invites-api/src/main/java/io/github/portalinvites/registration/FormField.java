package io.github.portalinvites.registration;

import java.util.Locale;

/** A field of a form that strangers fill in. */
public enum FormField {
  INVOICE("invoice", 50, true, "off"),
  /** The quick pay code, or the account number: one field for both. */
  CODE("code", 50, true, "off"),
  /** May be typed in several lines. */
  ADDRESS("address", 200, true, "street-address"),
  NAME("name", 100, true, "name"),
  EMAIL("email", 254, true, "email"),
  PHONE("phone", 40, false, "tel");

  private final String parameter;
  private final int maxLength;
  private final boolean required;
  private final String autocomplete;

  FormField(String parameter, int maxLength, boolean required, String autocomplete) {
    this.parameter = parameter;
    this.maxLength = maxLength;
    this.required = required;
    this.autocomplete = autocomplete;
  }

  /** Its stable name in a form. */
  public String parameter() {
    return parameter;
  }

  /** The most characters (code points) that are taken, once trimmed. */
  public int maxLength() {
    return maxLength;
  }

  public boolean required() {
    return required;
  }

  /** What HTML calls {@code autocomplete}. */
  public String autocomplete() {
    return autocomplete;
  }

  /** What stands before it. */
  public String label(Locale locale) {
    return BundledText.ofForms(locale, parameter);
  }
}
