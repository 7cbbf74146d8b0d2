package io.github.portalinvites.registration;

import java.util.Locale;

/** That a field of a form was not filled in as it must be; tells nothing of what we know. */
public record FieldError(FormField field, Fault fault) {

  /** What is wrong with it, in a sentence for whoever typed it. */
  public String sentence(Locale locale) {
    var text = BundledText.ofForms(locale, key());
    return String.format(Locale.ROOT, text, field.label(locale), field.maxLength());
  }

  private String key() {
    return field == FormField.EMAIL && fault == Fault.MALFORMED
        ? "fault.malformed.email"
        : "fault." + fault.name().toLowerCase(Locale.ROOT);
  }

  /** What is wrong. */
  public enum Fault {
    EMPTY,
    TOO_LONG,
    /** No e-mail address that can be mailed, or a character that nobody can see. */
    MALFORMED
  }
}
