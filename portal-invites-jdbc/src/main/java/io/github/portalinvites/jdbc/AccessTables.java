package io.github.portalinvites.jdbc;

import static java.util.stream.Collectors.toMap;

import io.github.portalinvites.access.AccessGrant;
import io.github.portalinvites.access.RoleId;
import io.github.portalinvites.directory.AccountId;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.directory.SiteId;
import io.github.portalinvites.storage.AccessStore;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** What contacts were granted: a row for each choice, and one for each site that it ticks. */
final class AccessTables implements AccessStore {

  private static final Bulk CHOICES =
      Bulk.of(
          "pi_access",
          new Bulk.Column("contact", SqlType.TEXT),
          new Bulk.Column("account", SqlType.TEXT),
          new Bulk.Column("effect", SqlType.TEXT));

  private static final List<String> KEYS = List.of("contact", "account", "effect");

  private static final Bulk SITES =
      Bulk.of(
          "pi_access_site",
          new Bulk.Column("access", SqlType.LONG),
          new Bulk.Column("site", SqlType.TEXT),
          new Bulk.Column("first_role", SqlType.TEXT),
          new Bulk.Column("second_role", SqlType.TEXT));

  /** Whoever comes second waits here, and then replaces what the first one wrote. */
  private static final String LOCK =
      """
      select access
        from pi_access
       where portal = :portal and contact = :contact and account = :account and effect = :effect
       order by access
         for update
      """;

  private static final String CHANGE =
      """
      update pi_access
         set all_sites = :all_sites, first_role = :first_role, second_role = :second_role,
             sites = :sites
       where access = :access
      """;

  private static final String FIND =
      """
      select contact, account, effect, all_sites, first_role, second_role, sites
        from pi_access
       where portal = :portal and contact = :contact and account = :account
       order by effect
      """;

  private static final String LOCK_CONTACT =
      """
      select number
        from pi_number
       where number = any(:numbers)
       order by number
         for update
      """;

  private static final String OF_CONTACTS =
      """
      select contact, account, effect, all_sites, first_role, second_role, sites
        from pi_access
       where portal = :portal and contact = any(:contacts)
       order by contact, account, effect
      """;

  private static final String TICKED =
      """
      select site, first_role, second_role
        from pi_access_site
       where access = (
               select a.access
                 from pi_access a
                where a.portal = :portal and a.contact = :contact and a.account = :account
                  and a.effect = :effect)
         and %s
       order by site
      """;

  private static final String AMONG = TICKED.formatted("site = any(:sites)");
  private static final String AFTER = TICKED.formatted("site > :after") + " limit :limit";

  private static final String WAITING =
      """
      select access, contact, account, effect, all_sites, first_role, second_role, sites
        from pi_access
       where portal = :portal and contact = any(:contacts) and effect = 'AT_NEXT_LOGIN'
       order by contact, account
         for update
      """;

  private static final String MAKE_EFFECTIVE =
      """
      update pi_access
         set effect = 'WITH_LOGIN'
       where access = any(:waiting)
      """;

  private static final String OF_ACCOUNT =
      "portal = :portal and contact = any(:contacts) and account = :account";
  private static final String REPLACED = OF_ACCOUNT + " and effect = :effect";

  private static final String REMOVE_SITES =
      """
      delete from pi_access_site
       where access in (
               select access
                 from pi_access
                where %s)
      """;

  private static final String REMOVE =
      """
      delete from pi_access
       where %s
      """;

  private final Session session;

  AccessTables(Session session) {
    this.session = session;
  }

  @Override
  public void lock(ContactId contact) {
    var key = Numbers.Key.of(NumberKind.CONTACT, contact);
    var number = Numbers.ofEntities(session).findOrAdd(List.of(key)).values();
    session
        .query(LOCK_CONTACT)
        .bind("numbers", session.array(SqlType.LONG, number))
        .mapTo(Long.class)
        .list();
  }

  @Override
  public void replace(ContactId contact, AccountId account, Effect effect, AccessGrant grant) {
    var sites = grant.sites();
    var access = locked(contact, account, effect);
    roles(session.update(CHANGE), grant.roles())
        .bind("all_sites", grant.wholeAccount())
        .bind("sites", sites.size())
        .bind("access", access)
        .execute();
    session
        .update("delete from pi_access_site where access = :access")
        .bind("access", access)
        .execute();
    SITES.insert(
        session,
        sites.entrySet().stream()
            .map(each -> row(access, each.getKey(), each.getValue()))
            .toList());
    if (effect == Effect.WITH_LOGIN) {
      remove(REPLACED, List.of(contact), account, Effect.AT_NEXT_LOGIN);
    }
  }

  /** The choice's own number, made if it has none; again if it was removed in between. */
  private long locked(ContactId contact, AccountId account, Effect effect) {
    while (true) {
      CHOICES.insertIfAbsent(
          session, KEYS, List.of(List.of(text(contact), text(account), effect.name())));
      var access =
          of(session.query(LOCK), contact, account)
              .bind("effect", effect.name())
              .mapTo(Long.class)
              .findOne();
      if (access.isPresent()) {
        return access.get();
      }
    }
  }

  @Override
  public List<Choice> find(ContactId contact, AccountId account) {
    return of(session.query(FIND), contact, account)
        .map((row, context) -> AccessColumns.choice(row))
        .list();
  }

  @Override
  public List<Choice> of(Collection<ContactId> contacts) {
    return session
        .query(OF_CONTACTS)
        .bind("contacts", texts(contacts))
        .map((row, context) -> AccessColumns.choice(row))
        .list();
  }

  @Override
  public Map<SiteId, Set<RoleId>> sites(Choice choice, Collection<SiteId> sites) {
    var wanted = Set.copyOf(sites);
    return of(session.query(AMONG), choice.contact(), choice.account())
        .bind("effect", choice.effect().name())
        .bind("sites", session.array(SqlType.TEXT, wanted, site -> KeyText.of(site.key())))
        .map((row, context) -> AccessColumns.ticked(row))
        .collect(toMap(TickedSite::site, TickedSite::roles));
  }

  @Override
  public List<TickedSite> sitesAfter(Choice choice, @Nullable SiteId after, int limit) {
    return of(session.query(AFTER), choice.contact(), choice.account())
        .bind("effect", choice.effect().name())
        .bind("after", after == null ? "" : KeyText.of(after.key()))
        .bind("limit", limit)
        .map((row, context) -> AccessColumns.ticked(row))
        .list();
  }

  @Override
  public void remove(Collection<ContactId> contacts, AccountId account) {
    remove(OF_ACCOUNT, contacts, account, Effect.WITH_LOGIN);
  }

  @Override
  public List<Choice> makeEffective(Collection<ContactId> contacts) {
    var waiting =
        session
            .query(WAITING)
            .bind("contacts", texts(contacts))
            .map((row, context) -> Map.entry(row.getLong("access"), AccessColumns.choice(row)))
            .list();
    for (var each : waiting) {
      var choice = each.getValue();
      remove(REPLACED, List.of(choice.contact()), choice.account(), Effect.WITH_LOGIN);
    }
    if (!waiting.isEmpty()) {
      session
          .update(MAKE_EFFECTIVE)
          .bind("waiting", session.array(SqlType.LONG, waiting, Map.Entry::getKey))
          .execute();
    }
    return waiting.stream().map(Map.Entry::getValue).toList();
  }

  private void remove(
      String which, Collection<ContactId> contacts, AccountId account, Effect effect) {
    for (var statement : List.of(REMOVE_SITES, REMOVE)) {
      session
          .update(statement.formatted(which))
          .bind("contacts", texts(contacts))
          .bind("account", text(account))
          .bind("effect", effect.name())
          .execute();
    }
  }

  private static <S extends SqlStatement<S>> S of(
      S statement, ContactId contact, AccountId account) {
    return statement.bind("contact", text(contact)).bind("account", text(account));
  }

  private static String text(ContactId contact) {
    return KeyText.of(contact.key());
  }

  private static String text(AccountId account) {
    return KeyText.of(account.key());
  }

  private Argument texts(Collection<ContactId> contacts) {
    return session.array(SqlType.TEXT, Set.copyOf(contacts), AccessTables::text);
  }

  private static List<@Nullable Object> row(long access, SiteId site, Set<RoleId> roles) {
    var sorted = AccessColumns.sorted(roles);
    return Arrays.asList(access, KeyText.of(site.key()), sorted.get(0), sorted.get(1));
  }

  private static <S extends SqlStatement<S>> S roles(S statement, Set<RoleId> roles) {
    var sorted = AccessColumns.sorted(roles);
    return statement.bind("first_role", sorted.get(0)).bind("second_role", sorted.get(1));
  }
}
