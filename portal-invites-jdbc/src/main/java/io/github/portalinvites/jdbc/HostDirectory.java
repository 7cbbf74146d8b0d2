package io.github.portalinvites.jdbc;

import io.github.portalinvites.directory.Account;
import io.github.portalinvites.directory.AccountClass;
import io.github.portalinvites.directory.AccountId;
import io.github.portalinvites.directory.AccountSource;
import io.github.portalinvites.directory.AddressKey;
import io.github.portalinvites.directory.BillGroup;
import io.github.portalinvites.directory.Contact;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.directory.Division;
import io.github.portalinvites.directory.Invoice;
import io.github.portalinvites.directory.InvoiceId;
import io.github.portalinvites.directory.ServicePlace;
import io.github.portalinvites.directory.Site;
import io.github.portalinvites.directory.SiteId;
import io.github.portalinvites.directory.SiteSource;
import io.github.portalinvites.storage.ContactFacts;
import io.github.portalinvites.storage.Directory;
import io.github.portalinvites.storage.LinkedAccount;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The directory, read through its relations: ours or the host's views. */
final class HostDirectory implements Directory {

  private static final String CONTACTS_OF =
      """
      select distinct contact_id
        from pi_contact_account
       where portal_id = :portal_id and account_id = any(:accounts)
       order by contact_id
      """;

  private static final String INVOICES =
      """
      select invoice_id, account_id, invoice_number, site_id, invoice_date, voided, quick_pay_code
        from pi_invoice
       where portal_id = :portal_id and invoice_number = :number
       order by invoice_id
      """;

  private final Session session;
  private final HostLists lists;
  private final HostSites sites;
  private final UnreadableRows unreadable;
  private final InvoiceNumberColumn invoiceNumber;
  private final DirectoryMode mode;

  HostDirectory(Session session, JdbiStores.Shared shared) {
    this.session = session;
    this.unreadable = shared.unreadable();
    this.lists = new HostLists(session, unreadable);
    this.sites = new HostSites(session);
    this.invoiceNumber = shared.invoiceNumber();
    this.mode = shared.mode();
  }

  @Override
  public List<Division> divisions() {
    return lists.divisions();
  }

  @Override
  public List<AccountClass> accountClasses() {
    return lists.accountClasses();
  }

  @Override
  public List<BillGroup> billGroups() {
    return lists.billGroups();
  }

  @Override
  public List<AccountSource> accountSources() {
    return lists.accountSources();
  }

  @Override
  public List<SiteSource> siteSources() {
    return lists.siteSources();
  }

  @Override
  public List<ContactFacts> facts(Collection<ContactId> contacts) {
    return new FactsReader(session, unreadable).read(contacts);
  }

  @Override
  public List<Contact> contacts(Collection<ContactId> contacts) {
    return new FactsReader(session, unreadable).contacts(contacts);
  }

  @Override
  public List<Account> accounts(Collection<AccountId> accounts) {
    return new HostAccounts(session, unreadable).of(accounts);
  }

  @Override
  public Set<ContactId> contactsOf(Collection<AccountId> accounts) {
    return session
        .query(CONTACTS_OF)
        .bind("accounts", session.keys(KeyKind.ACCOUNT, accounts))
        .map((row, context) -> contact(row, Relation.CONTACT_ACCOUNT))
        .stream()
        .flatMap(Optional::stream)
        .collect(Collectors.toSet());
  }

  @Override
  public List<ContactId> contactsAfter(@Nullable ContactId after, int limit) {
    var key = session.key(KeyKind.CONTACT);
    if (after != null && after.key().type() != key.type()) {
      return List.of();
    }
    var column = session.dialect().inKeyOrder("contact_id", key.sqlType());
    var query =
        session
            .query(after == null ? firstContacts(column) : nextContacts(column))
            .bind("limit", limit);
    if (after != null) {
      query.bind("after", key.value(after));
    }
    return query.map((row, context) -> contact(row, Relation.CONTACT)).stream()
        .flatMap(Optional::stream)
        .toList();
  }

  @Override
  public List<LinkedAccount> linkedAccounts(ContactId contact) {
    return new LinkedAccountsReader(session, unreadable).of(contact);
  }

  @Override
  public Optional<LinkedAccount> linkedAccount(ContactId contact, AccountId account) {
    return new LinkedAccountsReader(session, unreadable).of(contact, account);
  }

  @Override
  public Set<SiteId> linkSites(ContactId contact, AccountId account, Collection<SiteId> asked) {
    return sites.ofLink(contact, account, asked);
  }

  @Override
  public List<SiteId> linkSitesAfter(
      ContactId contact, AccountId account, @Nullable SiteId after, int limit) {
    return sites.ofLinkAfter(contact, account, after, limit);
  }

  @Override
  public List<Site> sites(Collection<SiteId> asked) {
    return sites.of(asked);
  }

  @Override
  public List<Site> sitesAfter(AccountId account, @Nullable SiteId after, int limit) {
    return sites.after(account, after, limit);
  }

  @Override
  public List<ServicePlace> at(AddressKey key, int limit) {
    return mode == DirectoryMode.TABLES ? new AddressTable(session).at(key, limit) : List.of();
  }

  @Override
  public List<Invoice> invoices(String number) {
    return invoiceNumber
        .value(session, number)
        .map(
            value ->
                session
                    .query(INVOICES)
                    .bind("number", value)
                    .map((row, context) -> invoice(row))
                    .list())
        .orElse(List.of());
  }

  private static String firstContacts(String column) {
    return """
    select contact_id
      from pi_contact
     where portal_id = :portal_id
     order by %s
     limit :limit
    """
        .formatted(column);
  }

  private static String nextContacts(String column) {
    return """
    select contact_id
      from pi_contact
     where portal_id = :portal_id and %s > :after
     order by %s
     limit :limit
    """
        .formatted(column, column);
  }

  /** Empty for a row with a key that is none. */
  private Optional<ContactId> contact(ResultSet row, Relation relation) throws SQLException {
    try {
      return Optional.ofNullable(session.key(KeyKind.CONTACT).find(row, ContactId::new));
    } catch (InvalidDirectoryValueException e) {
      unreadable.unreadable(relation, "with a strange key", e.column());
      return Optional.empty();
    }
  }

  private Invoice invoice(ResultSet row) throws SQLException {
    return new Invoice(
        session.key(KeyKind.INVOICE).read(row, InvoiceId::new),
        session.key(KeyKind.ACCOUNT).read(row, AccountId::new),
        Columns.text(row, "invoice_number"),
        session.key(KeyKind.SITE).find(row, SiteId::new),
        row.getObject("invoice_date", LocalDate.class),
        row.getBoolean("voided"),
        row.getString("quick_pay_code"));
  }
}
