package io.github.portalinvites.internal.template;

import io.github.portalinvites.mail.HeaderText;
import io.github.portalinvites.template.MergeField;
import java.util.List;
import java.util.stream.Collectors;

/** The text of each merge field, on one line and without characters that nobody sees. */
final class FieldText {

  /** More accounts than this end in an ellipsis. */
  private static final int MAX_ACCOUNTS = 50;

  private final ExpiryText expiryText;

  FieldText(ExpiryText expiryText) {
    this.expiryText = expiryText;
  }

  /** Empty if {@code values} have nothing for the field. */
  String of(MergeField field, MergeValues values) {
    return switch (field) {
      case CONTACT_NAME -> clean(values.contactName());
      case FIRST_NAME -> clean(values.firstName());
      case CUSTOMER_PORTAL_LINK -> values.access().link().toASCIIString();
      case TEMPORARY_PASSWORD -> password(values);
      case USERNAME -> clean(values.username());
      case ACCOUNT_NUMBER -> joined(values.accounts().numbers());
      case ACCOUNT_NAME -> joined(values.accounts().names());
      case DIVISION_NAME -> clean(values.divisionName());
      case EXPIRES_ON -> expiryText.of(values.expiry());
    };
  }

  private static String password(MergeValues values) {
    var password = values.access().temporaryPassword();
    return password == null ? "" : password;
  }

  private static String joined(List<String> names) {
    if (names.size() == 1) {
      return clean(names.get(0));
    }
    var joined =
        names.stream()
            .map(FieldText::clean)
            .filter(each -> !each.isEmpty())
            .distinct()
            .limit(MAX_ACCOUNTS)
            .collect(Collectors.joining(", "));
    return names.size() > MAX_ACCOUNTS ? joined + ", \u2026" : joined;
  }

  private static String clean(String value) {
    return HeaderText.of(value).value();
  }
}
