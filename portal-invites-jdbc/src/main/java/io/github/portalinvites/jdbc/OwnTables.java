package io.github.portalinvites.jdbc;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import io.github.portalinvites.directory.AccountId;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.directory.ContactLink;
import io.github.portalinvites.directory.DirectoryRecord;
import io.github.portalinvites.directory.ServiceId;
import io.github.portalinvites.directory.SiteId;
import io.github.portalinvites.portal.HostId;
import io.github.portalinvites.storage.DirectoryTables;
import io.github.portalinvites.storage.NewKeys;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The library's own directory tables, without foreign keys: records may come in any order. A batch
 * takes one or two statements per kind of record.
 */
final class OwnTables implements DirectoryTables {

  private static final List<String> UNLINK =
      List.of(
          """
          delete from pi_contact_site
           where portal_id = :portal_id and contact_id = :contact and account_id = :account
          """,
          """
          delete from pi_contact_account
           where portal_id = :portal_id and contact_id = :contact and account_id = :account
          """);

  private static final List<String> REMOVE_CONTACT =
      List.of(
          "delete from pi_contact_site where portal_id = :portal_id and contact_id = :contact",
          "delete from pi_contact_account where portal_id = :portal_id and contact_id = :contact",
          "delete from pi_contact where portal_id = :portal_id and contact_id = :contact");

  private static final List<String> REMOVE_ACCOUNT =
      List.of(
          """
          delete from pi_service
           where portal_id = :portal_id
             and site_id in (
                   select site_id
                     from pi_site
                    where portal_id = :portal_id and account_id = :account)
          """,
          """
          delete from pi_contact_site
           where portal_id = :portal_id
             and site_id in (
                   select site_id
                     from pi_site
                    where portal_id = :portal_id and account_id = :account)
          """,
          "delete from pi_contact_site where portal_id = :portal_id and account_id = :account",
          "delete from pi_contact_account where portal_id = :portal_id and account_id = :account",
          "delete from pi_site where portal_id = :portal_id and account_id = :account",
          "delete from pi_invoice where portal_id = :portal_id and account_id = :account",
          "delete from pi_account where portal_id = :portal_id and account_id = :account");

  private static final List<String> REMOVE_SITE =
      List.of(
          "delete from pi_service where portal_id = :portal_id and site_id = :site",
          "delete from pi_contact_site where portal_id = :portal_id and site_id = :site",
          "delete from pi_site where portal_id = :portal_id and site_id = :site");

  private static final String ACCOUNTS_OF =
      """
      select s.account_id
        from pi_site s
       where s.portal_id = :portal_id and s.site_id = any(:sites)
       union
      select s.account_id
        from pi_service v
        join pi_site s on s.portal_id = v.portal_id and s.site_id = v.site_id
       where v.portal_id = :portal_id and v.service_id = any(:services)
       order by account_id
      """;

  private static final String IS_THERE =
      """
      select exists (select 1 from pi_contact
                      where portal_id = :portal_id and contact_id = :contact)
      """;

  private static final String SITES_OF =
      """
      select site_id
        from pi_site
       where portal_id = :portal_id and account_id = :account
       order by site_id
      """;

  private static final String FORGET_SITES =
      """
      delete from pi_contact_site
       where portal_id = :portal_id
         and (contact_id, account_id) in (select t.contact_id, t.account_id from %s)
      """;

  private final Session session;
  private final Map<Relation, Bulk> bulks;
  private final DirectoryRows rows;
  private final AddressTable addresses;

  OwnTables(Session session, Map<Relation, Bulk> bulks) {
    this.session = session;
    this.bulks = bulks;
    this.rows = new DirectoryRows(session);
    this.addresses = new AddressTable(session);
  }

  /** What {@link #save} writes with; the same for all transactions. */
  static Map<Relation, Bulk> bulks(KeyTypes keys) {
    return Arrays.stream(Relation.values())
        .collect(toMap(relation -> relation, relation -> Bulk.of(relation, keys)));
  }

  @Override
  public void save(Collection<? extends DirectoryRecord> records) {
    var latest = new LinkedHashMap<Object, DirectoryRows.Row>();
    var links = new LinkedHashMap<Object, ContactLink>();
    for (var record : records) {
      var row = rows.row(record);
      latest.put(row.identity(), row);
      if (record instanceof ContactLink link) {
        links.put(row.identity(), link);
      }
    }
    upsert(latest.values().stream());
    saveSites(links.values());
    addresses.save(records);
  }

  @Override
  public ContactId newContact() {
    var contact = session.key(KeyKind.CONTACT);
    return Stream.generate(() -> new ContactId(NewKeys.random(contact.type())))
        .filter(each -> !isThere(contact.value(each)))
        .findFirst()
        .orElseThrow();
  }

  private boolean isThere(@Nullable Object contact) {
    return session.query(IS_THERE).bind("contact", contact).mapTo(Boolean.class).one();
  }

  @Override
  public Set<AccountId> accountsOf(Collection<SiteId> sites, Collection<ServiceId> services) {
    var account = session.key(KeyKind.ACCOUNT);
    return session
        .query(ACCOUNTS_OF)
        .bind("sites", session.keys(KeyKind.SITE, sites))
        .bind("services", session.keys(KeyKind.SERVICE, services))
        .map((row, context) -> account.read(row, AccountId::new))
        .set();
  }

  @Override
  public void unlink(ContactId contact, AccountId account) {
    run(UNLINK, Map.of(KeyKind.CONTACT, contact, KeyKind.ACCOUNT, account));
  }

  @Override
  public void remove(ContactId contact) {
    run(REMOVE_CONTACT, Map.of(KeyKind.CONTACT, contact));
  }

  @Override
  public void remove(AccountId account) {
    addresses.remove(account, sitesOf(account));
    run(REMOVE_ACCOUNT, Map.of(KeyKind.ACCOUNT, account));
  }

  @Override
  public void remove(SiteId site) {
    addresses.remove(site);
    run(REMOVE_SITE, Map.of(KeyKind.SITE, site));
  }

  private Collection<SiteId> sitesOf(AccountId account) {
    var accounts = session.key(KeyKind.ACCOUNT);
    if (!accounts.fits(account)) {
      return List.of();
    }
    var sites = session.key(KeyKind.SITE);
    return session
        .query(SITES_OF)
        .bind("account", accounts.value(account))
        .map((row, context) -> sites.read(row, SiteId::new))
        .list();
  }

  private void upsert(Stream<DirectoryRows.Row> all) {
    all.collect(
            groupingBy(DirectoryRows.Row::relation, mapping(DirectoryRows.Row::values, toList())))
        .forEach(
            (relation, values) ->
                requireNonNull(bulks.get(relation)).upsert(session, relation.keys(), values));
  }

  private void saveSites(Collection<ContactLink> links) {
    if (links.isEmpty()) {
      return;
    }
    var contact = session.key(KeyKind.CONTACT);
    var account = session.key(KeyKind.ACCOUNT);
    var ends =
        List.of(
            new Bulk.Column(contact.name(), contact.sqlType()),
            new Bulk.Column(account.name(), account.sqlType()));
    session
        .update(FORGET_SITES.formatted(Bulk.unnest(session.dialect(), ends)))
        .bind(
            contact.name(),
            session.array(contact.sqlType(), links, link -> contact.value(link.contact())))
        .bind(
            account.name(),
            session.array(account.sqlType(), links, link -> account.value(link.account())))
        .execute();
    upsert(links.stream().flatMap(rows::sites));
  }

  /** Nothing if a key is of another type than the host's. */
  private void run(List<String> statements, Map<KeyKind, HostId> ids) {
    if (!ids.entrySet().stream().allMatch(id -> session.key(id.getKey()).fits(id.getValue()))) {
      return;
    }
    for (var statement : statements) {
      var update = session.update(statement);
      ids.forEach(
          (kind, id) ->
              update.bind(kind.name().toLowerCase(Locale.ROOT), session.key(kind).value(id)));
      update.execute();
    }
  }
}
