package io.github.portalinvites.jdbc;

import io.github.portalinvites.directory.AccountClass;
import io.github.portalinvites.directory.AccountClassId;
import io.github.portalinvites.directory.AccountSource;
import io.github.portalinvites.directory.AccountSourceId;
import io.github.portalinvites.directory.BillGroup;
import io.github.portalinvites.directory.BillGroupId;
import io.github.portalinvites.directory.Division;
import io.github.portalinvites.directory.DivisionId;
import io.github.portalinvites.directory.PortalSettings;
import io.github.portalinvites.directory.PortalSettings.InactiveSites;
import io.github.portalinvites.directory.SiteSource;
import io.github.portalinvites.directory.SiteSourceId;
import io.github.portalinvites.portal.HostKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The host's short lists, read as a whole. */
final class HostLists {

  private static final String DIVISIONS =
      """
      select division_id, name, email_from, sender_domains, time_zone, locale
        from pi_division
       where portal_id = :portal_id
       order by division_id
      """;

  private static final String ACCOUNT_CLASSES =
      """
      select account_class_id, name, portal_access, auto_send, invoice_registration,
             inactive_site_history, home_page
        from pi_account_class
       where portal_id = :portal_id
       order by account_class_id
      """;

  private static final String BILL_GROUPS =
      """
      select bill_group_id, name
        from pi_bill_group
       where portal_id = :portal_id
       order by bill_group_id
      """;

  private static final String ACCOUNT_SOURCES =
      """
      select account_source_id, name
        from pi_account_source
       where portal_id = :portal_id
       order by account_source_id
      """;

  private static final String SITE_SOURCES =
      """
      select site_source_id, name
        from pi_site_source
       where portal_id = :portal_id
       order by site_source_id
      """;

  private final Session session;
  private final UnreadableRows unreadable;

  HostLists(Session session, UnreadableRows unreadable) {
    this.session = session;
    this.unreadable = unreadable;
  }

  List<Division> divisions() {
    return list(DIVISIONS, KeyKind.DIVISION, HostLists::division);
  }

  List<AccountClass> accountClasses() {
    return list(ACCOUNT_CLASSES, KeyKind.ACCOUNT_CLASS, HostLists::accountClass);
  }

  List<BillGroup> billGroups() {
    return list(
        BILL_GROUPS,
        KeyKind.BILL_GROUP,
        (key, row) -> BillGroup.of(new BillGroupId(key), Columns.text(row, "name")));
  }

  List<AccountSource> accountSources() {
    return list(
        ACCOUNT_SOURCES,
        KeyKind.ACCOUNT_SOURCE,
        (key, row) -> AccountSource.of(new AccountSourceId(key), Columns.text(row, "name")));
  }

  List<SiteSource> siteSources() {
    return list(
        SITE_SOURCES,
        KeyKind.SITE_SOURCE,
        (key, row) -> SiteSource.of(new SiteSourceId(key), Columns.text(row, "name")));
  }

  /** Sorted here: a host's view need not sort as keys do. A row without a key is none. */
  private <T> List<T> list(String sql, KeyKind kind, Reading<T> reading) {
    var column = session.key(kind);
    var byKey = new TreeMap<HostKey, T>();
    session
        .query(sql)
        .scanResultSet(
            (rows, context) -> {
              for (var row = rows.get(); row.next(); ) {
                read(column, row, reading).ifPresent(each -> byKey.put(each.key, each.record));
              }
              return byKey;
            });
    return List.copyOf(byKey.values());
  }

  private <T> Optional<Listed<T>> read(KeyColumn column, ResultSet row, Reading<T> reading)
      throws SQLException {
    @Nullable HostKey key = null;
    try {
      key = column.find(row);
      return key == null
          ? Optional.empty()
          : Optional.of(new Listed<>(key, reading.read(key, row)));
    } catch (InvalidDirectoryValueException e) {
      var shown = key == null ? "with a strange key" : key;
      unreadable.unreadable(Relation.valueOf(column.kind().name()), shown, e.column());
      return Optional.empty();
    }
  }

  private static Division division(HostKey key, ResultSet row) throws SQLException {
    var locale = Columns.locale(row, "locale");
    return new Division(
        new DivisionId(key),
        Columns.text(row, "name"),
        row.getString("email_from"),
        words(Columns.text(row, "sender_domains")),
        Columns.zone(row, "time_zone"),
        locale == null ? Locale.ENGLISH : locale);
  }

  private static AccountClass accountClass(HostKey key, ResultSet row) throws SQLException {
    var settings =
        new PortalSettings(
            row.getBoolean("portal_access"),
            row.getBoolean("auto_send"),
            row.getBoolean("invoice_registration"),
            row.getBoolean("inactive_site_history")
                ? InactiveSites.SERVICE_HISTORY_ONLY
                : InactiveSites.HIDDEN,
            Columns.text(row, "home_page"));
    return new AccountClass(new AccountClassId(key), Columns.text(row, "name"), settings);
  }

  private static Set<String> words(String text) {
    return Arrays.stream(text.split("\\s+"))
        .filter(word -> !word.isEmpty())
        .collect(Collectors.toSet());
  }

  private record Listed<T>(HostKey key, T record) {}

  private interface Reading<T> {
    T read(HostKey key, ResultSet row) throws SQLException;
  }
}
