package io.github.portalinvites.jdbc;

import io.github.portalinvites.directory.AccountId;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.storage.LinkedAccount;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** A contact's accounts, without reading a site. */
final class LinkedAccountsReader {

  private static final String LINKED =
      """
      select c.contact_id, c.title, c.full_name, c.given_name, c.family_name, c.email, c.email2,
             c.mobile_phone, c.locale, c.note, c.portal_access,
             a.account_id, a.account_number, a.name, a.division_id, a.account_class_id,
             a.bill_group_id, a.account_source_id, a.status, a.balance, a.automatic_payment,
             a.address, l.whole_account
        from pi_contact_account l
        join pi_contact c on c.portal_id = l.portal_id and c.contact_id = l.contact_id
        join pi_account a on a.portal_id = l.portal_id and a.account_id = l.account_id
       where l.portal_id = :portal_id and l.contact_id = :contact%s
       order by %s
      """;

  private final Session session;
  private final UnreadableRows unreadable;
  private final KeyColumn contacts;
  private final KeyColumn accounts;

  LinkedAccountsReader(Session session, UnreadableRows unreadable) {
    this.session = session;
    this.unreadable = unreadable;
    this.contacts = session.key(KeyKind.CONTACT);
    this.accounts = session.key(KeyKind.ACCOUNT);
  }

  List<LinkedAccount> of(ContactId contact) {
    return contacts.fits(contact)
        ? session
            .query(sql(""))
            .bind("contact", contacts.value(contact))
            .map((row, context) -> read(row))
            .list()
        : List.of();
  }

  Optional<LinkedAccount> of(ContactId contact, AccountId account) {
    return contacts.fits(contact) && accounts.fits(account)
        ? session
            .query(sql(" and l.account_id = :account"))
            .bind("contact", contacts.value(contact))
            .bind("account", accounts.value(account))
            .map((row, context) -> read(row))
            .findFirst()
        : Optional.empty();
  }

  private String sql(String condition) {
    var order = session.dialect().inKeyOrder("l.account_id", accounts.sqlType());
    return LINKED.formatted(condition, order);
  }

  private LinkedAccount read(ResultSet row) throws SQLException {
    return new LinkedAccount(
        new FactsReader(session, unreadable).contact(row),
        new LinkFactsReader(session, unreadable).account(row),
        row.getBoolean("whole_account"));
  }
}
