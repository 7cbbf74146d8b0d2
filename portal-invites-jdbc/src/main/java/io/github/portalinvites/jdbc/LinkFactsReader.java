package io.github.portalinvites.jdbc;

import static java.util.stream.Collectors.toMap;

import io.github.portalinvites.directory.Account;
import io.github.portalinvites.directory.AccountClassId;
import io.github.portalinvites.directory.AccountId;
import io.github.portalinvites.directory.AccountSourceId;
import io.github.portalinvites.directory.AccountStatus;
import io.github.portalinvites.directory.BillGroupId;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.directory.ContactLink;
import io.github.portalinvites.directory.ContactLink.BillingRole;
import io.github.portalinvites.directory.DivisionId;
import io.github.portalinvites.directory.SiteId;
import io.github.portalinvites.directory.SiteSourceId;
import io.github.portalinvites.storage.LinkFacts;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.argument.Argument;
import org.jspecify.annotations.Nullable;

/** Links with what filters ask. Sites are summed up in the database: there may be thousands. */
final class LinkFactsReader {

  private static final String LINKS =
      """
      select l.contact_id, l.whole_account, l.billing_role,
             a.account_id, a.account_number, a.name, a.division_id, a.account_class_id,
             a.bill_group_id, a.account_source_id, a.status, a.balance, a.automatic_payment,
             a.address
        from pi_contact_account l
        join pi_account a on a.portal_id = l.portal_id and a.account_id = l.account_id
       where l.portal_id = :portal_id and l.contact_id = any(:contacts)
       order by l.contact_id, %s, l.billing_role, l.whole_account, a.account_number, a.name
      """;

  private static final String LINK_SITES =
      """
      select l.contact_id, l.account_id, l.site_id, s.site_source_id
        from pi_contact_site l
        left join pi_site s
          on s.portal_id = l.portal_id and s.site_id = l.site_id and s.account_id = l.account_id
       where l.portal_id = :portal_id and l.contact_id = any(:contacts)
       order by l.contact_id, l.account_id, l.site_id
      """;

  private static final String PLACES =
      """
      select a.account_id,
             (select array_agg(distinct s.site_source_id)
                from pi_site s
               where s.portal_id = a.portal_id and s.account_id = a.account_id
                 and s.site_source_id is not null) as sources,
             exists (
               select 1
                 from pi_site s
                 join pi_service v on v.portal_id = s.portal_id and v.site_id = s.site_id
                where s.portal_id = a.portal_id and s.account_id = a.account_id
                  and v.active) as served
        from pi_account a
       where a.portal_id = :portal_id and a.account_id = any(:accounts)
       order by a.account_id
      """;

  private final Session session;
  private final UnreadableRows unreadable;
  private final ContactLinks found = new ContactLinks();

  LinkFactsReader(Session session, UnreadableRows unreadable) {
    this.session = session;
    this.unreadable = unreadable;
  }

  /** To be called once. */
  ContactLinks read(Argument contacts) {
    var links = links(contacts);
    var named =
        links.stream().allMatch(each -> each.link.scope().wholeAccount())
            ? Map.<End, Named>of()
            : named(contacts);
    var places = places(links.stream().map(each -> each.account.id()).toList());
    links.forEach(link -> found.add(link.facts(named, places)));
    return found;
  }

  private List<Row> links(Argument contacts) {
    var column = session.dialect().inKeyOrder("l.account_id", accountKeyType());
    var rows =
        session
            .query(LINKS.formatted(column))
            .bind("contacts", contacts)
            .reduceResultSet(
                new LinkedHashMap<End, Row>(),
                (read, row, context) -> {
                  addLink(read, row);
                  return read;
                });
    return List.copyOf(rows.values());
  }

  private void addLink(Map<End, Row> rows, ResultSet row) throws SQLException {
    var contact = contactId(row);
    Object shown = "of contact " + contact;
    try {
      var end = new End(contact, accountId(row));
      shown = end.account;
      if (rows.putIfAbsent(end, new Row(link(row, end), account(row))) != null) {
        unreadable.doubled(Relation.CONTACT_ACCOUNT, end);
        found.leaveOut(contact);
      }
    } catch (InvalidDirectoryValueException e) {
      unreadable.unreadable(relation(e.column()), shown, e.column());
      found.leaveOut(contact);
    }
  }

  private static Relation relation(String column) {
    return column.equals("billing_role") ? Relation.CONTACT_ACCOUNT : Relation.ACCOUNT;
  }

  /** The sites that links name, with their sources. */
  private Map<End, Named> named(Argument contacts) {
    return session
        .query(LINK_SITES)
        .bind("contacts", contacts)
        .reduceResultSet(
            new HashMap<>(),
            (named, row, context) -> {
              addSite(named, row);
              return named;
            });
  }

  private void addSite(Map<End, Named> named, ResultSet row) throws SQLException {
    var contact = contactId(row);
    try {
      var site = session.key(KeyKind.SITE).read(row, SiteId::new);
      var its = named.computeIfAbsent(new End(contact, accountId(row)), Named::none);
      its.sites.add(site);
      addSource(its.sources, row);
    } catch (InvalidDirectoryValueException e) {
      unreadable.unreadable(Relation.CONTACT_SITE, "of contact " + contact, e.column());
      found.leaveOut(contact);
    }
  }

  /** What all sites of each account have. */
  private Map<AccountId, Places> places(Collection<AccountId> accounts) {
    return session
        .query(PLACES)
        .bind("accounts", session.keys(KeyKind.ACCOUNT, accounts))
        .map((row, context) -> Map.entry(accountId(row), places(row)))
        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue, (one, same) -> one));
  }

  private Places places(ResultSet row) throws SQLException {
    return new Places(sources(row), row.getBoolean("served"));
  }

  private Set<SiteSourceId> sources(ResultSet row) throws SQLException {
    var key = session.key(KeyKind.SITE_SOURCE);
    var sources = new HashSet<SiteSourceId>();
    for (var element : Columns.elements(row, "sources").filter(each -> !each.equals("")).toList()) {
      try {
        sources.add(new SiteSourceId(key.key(element)));
      } catch (InvalidDirectoryValueException e) {
        unreadable.unreadable(Relation.SITE, "of account " + accountId(row), e.column());
      }
    }
    return sources;
  }

  private static ContactLink link(ResultSet row, End end) throws SQLException {
    var role = Columns.constant(BillingRole.class, row, "billing_role");
    var link = ContactLink.of(end.contact, end.account).billing(role);
    return row.getBoolean("whole_account") ? link : link.sites(Set.of());
  }

  Account account(ResultSet row) throws SQLException {
    var lists =
        new Account.Lists(
            session.key(KeyKind.DIVISION).read(row, DivisionId::new),
            session.key(KeyKind.ACCOUNT_CLASS).find(row, AccountClassId::new),
            session.key(KeyKind.BILL_GROUP).find(row, BillGroupId::new),
            session.key(KeyKind.ACCOUNT_SOURCE).find(row, AccountSourceId::new));
    return new Account(
        accountId(row),
        Columns.text(row, "account_number"),
        Columns.text(row, "name"),
        lists,
        Columns.constant(AccountStatus.class, row, "status"),
        orZero(row.getBigDecimal("balance")),
        row.getBoolean("automatic_payment"),
        row.getString("address"));
  }

  private void addSource(Set<SiteSourceId> sources, ResultSet row) throws SQLException {
    try {
      var source = session.key(KeyKind.SITE_SOURCE).find(row, SiteSourceId::new);
      if (source != null) {
        sources.add(source);
      }
    } catch (InvalidDirectoryValueException e) {
      unreadable.unreadable(Relation.SITE, "of account " + accountId(row), e.column());
    }
  }

  private ContactId contactId(ResultSet row) throws SQLException {
    return session.key(KeyKind.CONTACT).read(row, ContactId::new);
  }

  private AccountId accountId(ResultSet row) throws SQLException {
    return session.key(KeyKind.ACCOUNT).read(row, AccountId::new);
  }

  private SqlType accountKeyType() {
    return session.key(KeyKind.ACCOUNT).sqlType();
  }

  private static BigDecimal orZero(@Nullable BigDecimal balance) {
    return balance == null ? BigDecimal.ZERO : balance;
  }

  private record End(ContactId contact, AccountId account) {

    @Override
    public String toString() {
      return "contact %s with account %s".formatted(contact, account);
    }
  }

  private record Named(Set<SiteId> sites, Set<SiteSourceId> sources) {

    static Named none(End end) {
      return new Named(new HashSet<>(), new HashSet<>());
    }

    static Named of(End end, Map<End, Named> named) {
      return named.getOrDefault(end, none(end));
    }
  }

  private record Places(Set<SiteSourceId> sources, boolean served) {

    static final Places NONE = new Places(Set.of(), false);
  }

  private record Row(ContactLink link, Account account) {

    LinkFacts facts(Map<End, Named> named, Map<AccountId, Places> places) {
      var all = places.getOrDefault(account.id(), Places.NONE);
      if (link.scope().wholeAccount()) {
        return new LinkFacts(link, account, all.sources, all.served);
      }
      var its = Named.of(new End(link.contact(), account.id()), named);
      return new LinkFacts(link.sites(its.sites), account, its.sources, all.served);
    }
  }
}
