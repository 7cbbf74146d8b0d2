package io.github.portalinvites.registration;

import java.util.List;
import java.util.Locale;

/**
 * A form by which customers ask for access, for a host to render.
 *
 * @param title what the form is for; also fit for the link that leads to it
 * @param text what stands above the fields
 * @param fields in their order
 * @param send what stands on the button
 * @param received what is answered to whatever was sent, and tells nothing
 */
public record RequestForm(
    RequestKind kind, String title, String text, List<Field> fields, String send, String received) {

  public RequestForm {
    fields = List.copyOf(fields);
  }

  /** The form of {@code kind} in the reader's language; English where that is not known. */
  public static RequestForm of(RequestKind kind, Locale locale) {
    var key = kind.name().toLowerCase(Locale.ROOT);
    return new RequestForm(
        kind,
        BundledText.ofForms(locale, key + ".title"),
        BundledText.ofForms(locale, key + ".text"),
        fields(kind).stream().map(each -> new Field(each, each.label(locale))).toList(),
        BundledText.ofForms(locale, key + ".send"),
        BundledText.ofForms(locale, "received"));
  }

  private static List<FormField> fields(RequestKind kind) {
    return switch (kind) {
      case INVOICE -> List.of(FormField.INVOICE, FormField.CODE, FormField.NAME, FormField.EMAIL);
      case ADDRESS -> List.of(FormField.ADDRESS, FormField.NAME, FormField.EMAIL, FormField.PHONE);
    };
  }

  /** A field with what stands before it. */
  public record Field(FormField field, String label) {}
}
