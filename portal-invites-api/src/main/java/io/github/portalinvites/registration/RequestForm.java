package io.github.portalinvites.registration;

import java.util.List;
import java.util.Locale;

/**
 * A form by which customers ask for access, for a host to render.
 *
 * @param text what stands above it
 * @param fields in their order
 * @param received what is answered to whatever was sent, and tells nothing
 */
public record RequestForm(RequestKind kind, String text, List<Field> fields, String received) {

  public RequestForm {
    fields = List.copyOf(fields);
  }

  /** The form of {@code kind} in the reader's language; English where that is not known. */
  public static RequestForm of(RequestKind kind, Locale locale) {
    var key = kind.name().toLowerCase(Locale.ROOT);
    return new RequestForm(
        kind,
        BundledText.ofForms(locale, key + ".text"),
        fields(kind).stream().map(each -> new Field(each, each.label(locale))).toList(),
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
