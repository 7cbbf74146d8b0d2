package io.github.portalinvites.jdbc;

import io.github.portalinvites.directory.Account;
import io.github.portalinvites.directory.AccountId;
import io.github.portalinvites.directory.AddressKey;
import io.github.portalinvites.directory.DirectoryRecord;
import io.github.portalinvites.directory.ServicePlace;
import io.github.portalinvites.directory.Site;
import io.github.portalinvites.directory.SiteId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The addresses of the library's own directory tables, by what their spellings have in common. */
final class AddressTable {

  private static final String ACCOUNT = "a";
  private static final String SITE = "s";

  private static final Bulk ADDRESSES =
      Bulk.of(
          "pi_address",
          new Bulk.Column("place", SqlType.TEXT),
          new Bulk.Column("account", SqlType.TEXT),
          new Bulk.Column("address_key", SqlType.TEXT));

  private static final String REMOVE =
      "delete from pi_address where portal = :portal and place = any(:places)";

  private static final String AT =
      """
      select place, account
        from pi_address
       where portal = :portal and address_key = :key
       order by account, place
       limit :limit
      """;

  private final Session session;

  AddressTable(Session session) {
    this.session = session;
  }

  /** The later of two records of the same place counts. */
  void save(Collection<? extends DirectoryRecord> records) {
    var latest = new LinkedHashMap<String, Address>();
    records.stream()
        .flatMap(each -> address(each).stream())
        .forEach(each -> latest.put(each.place, each));
    ADDRESSES.upsert(
        session, List.of("place"), latest.values().stream().flatMap(Address::row).toList());
    remove(latest.values().stream().filter(each -> each.key.isEmpty()).map(Address::place));
  }

  void remove(AccountId account, Collection<SiteId> sites) {
    remove(Stream.concat(Stream.of(place(account)), sites.stream().map(AddressTable::place)));
  }

  void remove(SiteId site) {
    remove(Stream.of(place(site)));
  }

  List<ServicePlace> at(AddressKey key, int limit) {
    return session
        .query(AT)
        .bind("key", key.value())
        .bind("limit", limit)
        .map((row, context) -> place(row))
        .list();
  }

  private void remove(Stream<String> places) {
    var gone = places.toList();
    if (!gone.isEmpty()) {
      session.update(REMOVE).bind("places", session.array(SqlType.TEXT, gone)).execute();
    }
  }

  private static ServicePlace place(ResultSet row) throws SQLException {
    var place = row.getString("place");
    var key = KeyText.read(place.substring(1));
    return new ServicePlace(
        new AccountId(KeyText.read(row.getString("account"))),
        place.startsWith(SITE) ? new SiteId(key) : null);
  }

  private static Optional<Address> address(DirectoryRecord record) {
    if (record instanceof Account account) {
      return Optional.of(address(place(account.id()), account.id(), account.address()));
    }
    return record instanceof Site site
        ? Optional.of(address(place(site.id()), site.account(), site.address()))
        : Optional.empty();
  }

  private static Address address(String place, AccountId account, @Nullable String address) {
    var key = Optional.ofNullable(address).flatMap(AddressKey::of);
    return new Address(place, KeyText.of(account.key()), key);
  }

  private static String place(AccountId account) {
    return ACCOUNT + KeyText.of(account.key());
  }

  private static String place(SiteId site) {
    return SITE + KeyText.of(site.key());
  }

  /** What a record says. */
  private record Address(String place, String account, Optional<AddressKey> key) {

    Stream<List<@Nullable Object>> row() {
      return key.stream().map(each -> List.of(place, account, each.value()));
    }
  }
}
