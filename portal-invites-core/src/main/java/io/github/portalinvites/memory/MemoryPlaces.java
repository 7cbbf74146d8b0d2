package io.github.portalinvites.memory;

import static io.github.portalinvites.memory.MemoryDirectoryTables.BY_KEY;
import static java.util.Comparator.comparing;
import static java.util.Comparator.nullsFirst;

import io.github.portalinvites.directory.Account;
import io.github.portalinvites.directory.AddressKey;
import io.github.portalinvites.directory.ServicePlace;
import io.github.portalinvites.directory.Site;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who is served at which address. */
record MemoryPlaces(Index<AddressKey, ServicePlace> places) {

  MemoryPlaces() {
    this(
        Index.sortedBy(
            comparing(AddressKey::value),
            comparing(ServicePlace::account, BY_KEY)
                .thenComparing(ServicePlace::site, nullsFirst(BY_KEY))));
  }

  MemoryPlaces in(Session session) {
    return new MemoryPlaces(places.in(session));
  }

  Stream<ServicePlace> at(AddressKey key) {
    return places.of(key);
  }

  void replace(@Nullable Account before, @Nullable Account after) {
    if (before != null) {
      key(before.address()).ifPresent(key -> places.remove(key, place(before)));
    }
    if (after != null) {
      key(after.address()).ifPresent(key -> places.add(key, place(after)));
    }
  }

  void replace(@Nullable Site before, @Nullable Site after) {
    if (before != null) {
      key(before.address()).ifPresent(key -> places.remove(key, place(before)));
    }
    if (after != null) {
      key(after.address()).ifPresent(key -> places.add(key, place(after)));
    }
  }

  private static ServicePlace place(Account account) {
    return new ServicePlace(account.id(), null);
  }

  private static ServicePlace place(Site site) {
    return new ServicePlace(site.account(), site.id());
  }

  private static Optional<AddressKey> key(@Nullable String address) {
    return Optional.ofNullable(address).flatMap(AddressKey::of);
  }
}
