package io.github.portalinvites.internal.registration;

import io.github.portalinvites.mail.EmailAddress;
import io.github.portalinvites.mail.HeaderText;
import io.github.portalinvites.registration.AccessRequest.Typed;
import io.github.portalinvites.registration.AddressRequest;
import io.github.portalinvites.registration.FieldError;
import io.github.portalinvites.registration.FieldError.Fault;
import io.github.portalinvites.registration.FormField;
import io.github.portalinvites.registration.InvoiceVerifiedRequest;
import io.github.portalinvites.registration.RequestKind;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What somebody typed, trimmed; field by field. */
record Form(RequestKind kind, Map<FormField, String> values, @Nullable Locale locale) {

  private static final Pattern UNSEEN = Pattern.compile("\\p{Cf}");
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  /** A name is mailed to a stranger: it must not lead anywhere. */
  private static final Pattern LINK =
      Pattern.compile("[@/]|www\\.|[\\p{L}\\p{N}-]{3,}\\.\\p{L}{2,}");

  private static final int LONGEST_LANGUAGE_TAG = 35;

  static Form of(InvoiceVerifiedRequest request) {
    var values = new EnumMap<FormField, String>(FormField.class);
    values.put(FormField.INVOICE, bare(request.invoice()));
    values.put(FormField.CODE, bare(request.code()));
    values.put(FormField.NAME, trimmed(request.name()));
    values.put(FormField.EMAIL, trimmed(request.email()));
    return new Form(RequestKind.INVOICE, values, request.locale());
  }

  static Form of(AddressRequest request) {
    var values = new EnumMap<FormField, String>(FormField.class);
    values.put(FormField.ADDRESS, oneLine(request.address()));
    values.put(FormField.NAME, trimmed(request.name()));
    values.put(FormField.EMAIL, trimmed(request.email()));
    values.put(FormField.PHONE, trimmed(request.phone()));
    return new Form(RequestKind.ADDRESS, values, request.locale());
  }

  private static String trimmed(@Nullable String text) {
    if (text == null) {
      return "";
    }
    int from = 0;
    int to = text.length();
    while (from < to && isBlank(text.codePointAt(from))) {
      from = text.offsetByCodePoints(from, 1);
    }
    while (to > from && isBlank(text.codePointBefore(to))) {
      to = text.offsetByCodePoints(to, -1);
    }
    return text.substring(from, to);
  }

  /** A number has no room for what nobody sees. */
  private static String bare(@Nullable String text) {
    return UNSEEN.matcher(trimmed(text)).replaceAll("");
  }

  /** Also what comes along unseen when a number is copied out of a document. */
  private static boolean isBlank(int codePoint) {
    return Character.isWhitespace(codePoint)
        || Character.isSpaceChar(codePoint)
        || Character.getType(codePoint) == Character.FORMAT;
  }

  /** An address may be typed in several lines. */
  private static String oneLine(@Nullable String text) {
    var trimmed = trimmed(text);
    return isTooLong(FormField.ADDRESS, trimmed)
        ? trimmed
        : BLANKS.matcher(trimmed).replaceAll(" ");
  }

  String get(FormField field) {
    return values.getOrDefault(field, "");
  }

  EmailAddress email() {
    return EmailAddress.parse(get(FormField.EMAIL));
  }

  /** What was typed, of a form without errors. */
  Typed typed() {
    var about = get(kind == RequestKind.INVOICE ? FormField.INVOICE : FormField.ADDRESS);
    var phone = get(FormField.PHONE);
    var language = locale == null ? "" : locale.toLanguageTag();
    return new Typed(
        about,
        get(FormField.NAME),
        get(FormField.EMAIL),
        phone.isEmpty() ? null : phone,
        language.length() > LONGEST_LANGUAGE_TAG ? null : locale);
  }

  /** What is wrong with each field, in their order. */
  List<FieldError> errors() {
    return values.keySet().stream().flatMap(each -> error(each).stream()).toList();
  }

  private Optional<FieldError> error(FormField field) {
    var value = get(field);
    if (value.isEmpty()) {
      return field.required() ? Optional.of(new FieldError(field, Fault.EMPTY)) : Optional.empty();
    }
    if (isTooLong(field, value)) {
      return Optional.of(new FieldError(field, Fault.TOO_LONG));
    }
    return isSound(field, value)
        ? Optional.empty()
        : Optional.of(new FieldError(field, Fault.MALFORMED));
  }

  private static boolean isTooLong(FormField field, String value) {
    return value.length() > field.maxLength()
        && value.codePointCount(0, value.length()) > field.maxLength();
  }

  private static boolean isSound(FormField field, String value) {
    return switch (field) {
      case EMAIL -> EmailAddress.find(value).isPresent();
      case NAME -> isShown(value) && !LINK.matcher(value).find();
      case INVOICE, CODE, ADDRESS, PHONE -> isShown(value);
    };
  }

  private static boolean isShown(String value) {
    return HeaderText.accepts(value) && value.codePoints().anyMatch(Character::isLetterOrDigit);
  }
}
