package io.github.portalinvites.jdbc;

import io.github.portalinvites.directory.AccountId;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.directory.Site;
import io.github.portalinvites.directory.SiteId;
import io.github.portalinvites.directory.SiteSourceId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** The directory's sites, a few at a time: an account may have thousands. */
final class HostSites {

  private static final String SITES =
      """
      select site_id, account_id, site_number, name, address, site_source_id, active
        from pi_site
       where portal_id = :portal_id and %s
       order by %s
      """;

  private static final String LINK_SITES =
      """
      select site_id
        from pi_contact_site
       where portal_id = :portal_id and contact_id = :contact and account_id = :account and %s
       order by %s
      """;

  private static final String PAGE = " limit :limit";

  private final Session session;
  private final KeyColumn key;
  private final String column;

  HostSites(Session session) {
    this.session = session;
    this.key = session.key(KeyKind.SITE);
    this.column = session.dialect().inKeyOrder("site_id", key.sqlType());
  }

  List<Site> of(Collection<SiteId> sites) {
    return session
        .query(SITES.formatted("site_id = any(:sites)", column))
        .bind("sites", session.keys(KeyKind.SITE, sites))
        .map((row, context) -> site(row))
        .list();
  }

  List<Site> after(AccountId account, @Nullable SiteId after, int limit) {
    var accounts = session.key(KeyKind.ACCOUNT);
    if (!accounts.fits(account) || !fits(after)) {
      return List.of();
    }
    var query = query(SITES, "account_id = :account", after, limit);
    return query.bind("account", accounts.value(account)).map((row, context) -> site(row)).list();
  }

  Set<SiteId> ofLink(ContactId contact, AccountId account, Collection<SiteId> sites) {
    if (!isLink(contact, account)) {
      return Set.of();
    }
    var query = session.query(LINK_SITES.formatted("site_id = any(:sites)", column));
    return link(query, contact, account)
        .bind("sites", session.keys(KeyKind.SITE, sites))
        .map((row, context) -> key.read(row, SiteId::new))
        .set();
  }

  List<SiteId> ofLinkAfter(
      ContactId contact, AccountId account, @Nullable SiteId after, int limit) {
    if (!isLink(contact, account) || !fits(after)) {
      return List.of();
    }
    return link(query(LINK_SITES, "1 = 1", after, limit), contact, account)
        .map((row, context) -> key.read(row, SiteId::new))
        .list();
  }

  private Query query(String sql, String condition, @Nullable SiteId after, int limit) {
    var all = after == null ? condition : "%s and %s > :after".formatted(condition, column);
    var query = session.query(sql.formatted(all, column) + PAGE).bind("limit", limit);
    return after == null ? query : query.bind("after", key.value(after));
  }

  private Query link(Query query, ContactId contact, AccountId account) {
    return query
        .bind("contact", session.key(KeyKind.CONTACT).value(contact))
        .bind("account", session.key(KeyKind.ACCOUNT).value(account));
  }

  private boolean isLink(ContactId contact, AccountId account) {
    return session.key(KeyKind.CONTACT).fits(contact) && session.key(KeyKind.ACCOUNT).fits(account);
  }

  private boolean fits(@Nullable SiteId site) {
    return site == null || key.fits(site);
  }

  private Site site(ResultSet row) throws SQLException {
    return new Site(
        key.read(row, SiteId::new),
        session.key(KeyKind.ACCOUNT).read(row, AccountId::new),
        Columns.text(row, "site_number"),
        Columns.text(row, "name"),
        row.getString("address"),
        session.key(KeyKind.SITE_SOURCE).find(row, SiteSourceId::new),
        row.getBoolean("active"));
  }
}
