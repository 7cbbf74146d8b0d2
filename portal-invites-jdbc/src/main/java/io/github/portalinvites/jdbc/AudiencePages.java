package io.github.portalinvites.jdbc;

import io.github.portalinvites.audience.AudienceRow;
import io.github.portalinvites.directory.AccountId;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.directory.DivisionId;
import io.github.portalinvites.storage.AudienceQuery;
import io.github.portalinvites.storage.AudienceRows.Order;
import io.github.portalinvites.storage.AudienceRows.Position;
import io.github.portalinvites.storage.AudienceRows.RowAt;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The details rows in an order, a page at a time from where the last one ended. */
final class AudiencePages {

  private static final String PAGE =
      """
      select p.contact, p.account, p.sorted_by, p.shown, p.contact_name, p.email,
             p.account_number, p.account_name, p.automatic_payment, p.last_sent, p.last_login,
             c.host_key as contact_key, o.host_key as account_key, v.host_key as division_key
        from (
          select d.contact, d.account, {sort} as sorted_by, {status} as shown, d.contact_name,
                 d.email, d.account_number, d.account_name, d.automatic_payment, d.last_sent,
                 d.last_login, a.division
            from {tables}
           where {conditions} and d.portal = :portal {after}
           order by {sort} {direction}, d.contact {direction}, d.account {direction}
           limit :limit) p
        join pi_number c on c.number = p.contact
        join pi_number o on o.number = p.account
        join pi_list_number v on v.number = p.division
       order by p.sorted_by {direction}, p.contact {direction}, p.account {direction}
      """;

  private static final String AFTER =
      "and ({sort}, d.contact, d.account) {beyond} (:value, :contact, :account)";

  private final Session session;

  AudiencePages(Session session) {
    this.session = session;
  }

  List<RowAt> page(AudienceQuery query, Order order, @Nullable Position after, int limit) {
    var conditions = AudienceConditions.of(session, query);
    var sort = new SortColumn(order.sort());
    var status = ShownStatus.sql(session);
    var sql =
        PAGE.replace("{after}", after == null ? "" : AFTER)
            .replace("{tables}", AudienceTables.BOTH)
            .replace("{conditions}", conditions.sql())
            .replace("{sort}", sort.sql(status))
            .replace("{status}", status)
            .replace("{beyond}", order.descending() ? "<" : ">")
            .replace("{direction}", order.descending() ? "desc" : "asc");
    var statement =
        conditions
            .bind(session.query(sql))
            .bind("now", Columns.argument(session.now()))
            .bind("limit", limit);
    if (after != null) {
      statement
          .bind("value", sort.value(after))
          .bind("contact", after.contact())
          .bind("account", after.account());
    }
    return statement.map((row, context) -> new RowAt(row(row), sort.position(row))).list();
  }

  private static AudienceRow row(ResultSet row) throws SQLException {
    var account =
        new AudienceRow.AccountOf(
            new AccountId(KeyText.read(row.getString("account_key"))),
            new DivisionId(KeyText.read(row.getString("division_key"))),
            row.getString("account_number"),
            row.getString("account_name"),
            row.getBoolean("automatic_payment"));
    return new AudienceRow(
        new ContactId(KeyText.read(row.getString("contact_key"))),
        row.getString("contact_name"),
        row.getString("email"),
        account,
        StoredCodes.STATUS.constant(row.getInt("shown")),
        Never.orNull(Columns.required(row, "last_sent")),
        Never.orNull(Columns.required(row, "last_login")));
  }
}
