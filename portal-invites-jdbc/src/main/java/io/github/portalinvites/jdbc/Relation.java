package io.github.portalinvites.jdbc;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The relations of the directory: what a host's views must offer, and what our own tables are. The
 * one place that says so; everything else is derived. Each also has {@code portal_id}.
 */
@SuppressWarnings("ImmutableEnumChecker") // the lists are immutable
enum Relation {
  DIVISION(
      List.of(),
      id(KeyKind.DIVISION),
      text("name"),
      text("email_from").optional(),
      text("sender_domains").optional().note("further domains, separated by blanks"),
      text("time_zone").optional().note("America/New_York; UTC if null"),
      text("locale").optional().note("en-US; en if null")),
  ACCOUNT_CLASS(
      List.of(),
      id(KeyKind.ACCOUNT_CLASS),
      text("name"),
      flag("portal_access"),
      flag("auto_send"),
      flag("invoice_registration"),
      flag("inactive_site_history").note("whether inactive sites show their service history"),
      text("home_page")),
  BILL_GROUP(List.of(), id(KeyKind.BILL_GROUP), text("name")),
  ACCOUNT_SOURCE(List.of(), id(KeyKind.ACCOUNT_SOURCE), text("name")),
  SITE_SOURCE(List.of(), id(KeyKind.SITE_SOURCE), text("name")),
  ACCOUNT(
      List.of("account_id"),
      id(KeyKind.ACCOUNT),
      text("account_number"),
      text("name"),
      id(KeyKind.DIVISION),
      id(KeyKind.ACCOUNT_CLASS).optional(),
      id(KeyKind.BILL_GROUP).optional(),
      id(KeyKind.ACCOUNT_SOURCE).optional(),
      text("status").note("ACTIVE, INACTIVE or PROSPECT"),
      new Column("balance", null, SqlType.DECIMAL, false, "what is owed; negative is a credit"),
      flag("automatic_payment"),
      text("address").optional().note("one line")),
  SITE(
      List.of("site_id", "account_id"),
      id(KeyKind.SITE),
      id(KeyKind.ACCOUNT),
      text("site_number"),
      text("name"),
      text("address").optional().note("one line"),
      id(KeyKind.SITE_SOURCE).optional(),
      flag("active")),
  SERVICE(List.of("site_id"), id(KeyKind.SERVICE), id(KeyKind.SITE), flag("active")),
  CONTACT(
      List.of("contact_id"),
      id(KeyKind.CONTACT),
      text("title").optional(),
      text("full_name"),
      text("given_name").optional(),
      text("family_name").optional(),
      text("email").optional(),
      text("email2").optional().note("never mailed"),
      text("mobile_phone").optional(),
      text("locale").optional().note("en-US; the division's if null"),
      text("note").optional(),
      flag("portal_access")),
  CONTACT_ACCOUNT(
      List.of("contact_id", "account_id"),
      id(KeyKind.CONTACT),
      id(KeyKind.ACCOUNT),
      flag("whole_account").note("false: only the sites in pi_contact_site"),
      text("billing_role").note("NONE, BILLING or PRIMARY_BILLING")),
  CONTACT_SITE(
      List.of("contact_id", "site_id"), id(KeyKind.CONTACT), id(KeyKind.ACCOUNT), id(KeyKind.SITE)),
  INVOICE(
      List.of("invoice_number"),
      id(KeyKind.INVOICE),
      id(KeyKind.ACCOUNT),
      text("invoice_number").note("may also be of a whole number type"),
      id(KeyKind.SITE).optional().note("null: for the whole account"),
      new Column("invoice_date", null, SqlType.DATE, false, "in the division's zone"),
      flag("voided"),
      text("quick_pay_code").optional());

  static final String PORTAL_ID = "portal_id";

  private final List<String> lookUps;
  private final List<Column> columns;

  Relation(List<String> lookUps, Column... columns) {
    this.lookUps = lookUps;
    this.columns = List.of(columns);
  }

  String table() {
    return "pi_" + name().toLowerCase(Locale.ROOT);
  }

  /** All columns but {@code portal_id}. */
  List<Column> columns() {
    return columns;
  }

  /** What tells its rows apart, beside {@code portal_id}. */
  List<String> keys() {
    var count =
        switch (this) {
          case CONTACT_ACCOUNT -> 2;
          case CONTACT_SITE -> 3;
          default -> 1;
        };
    return columns.stream().limit(count).map(Column::name).toList();
  }

  /** The columns that rows are looked for by; each needs an index. Lists are read as a whole. */
  List<String> lookUps() {
    return lookUps;
  }

  Column column(String name) {
    return columns.stream().filter(column -> column.name.equals(name)).findFirst().orElseThrow();
  }

  private static Column id(KeyKind kind) {
    var name = kind.name().toLowerCase(Locale.ROOT) + "_id";
    return new Column(name, kind, SqlType.LONG, false, "");
  }

  private static Column text(String name) {
    return new Column(name, null, SqlType.TEXT, false, "");
  }

  private static Column flag(String name) {
    return new Column(name, null, SqlType.BOOLEAN, false, "");
  }

  /**
   * A column.
   *
   * @param key whose key it is; then {@link KeyTypes} has the type. Null for all else
   */
  record Column(
      String name, @Nullable KeyKind key, SqlType plainType, boolean nullable, String note) {

    SqlType type(KeyTypes keys) {
      return key == null ? plainType : keys.of(key).sqlType();
    }

    Column optional() {
      return new Column(name, key, plainType, true, note);
    }

    Column note(String text) {
      return new Column(name, key, plainType, nullable, text);
    }
  }
}
