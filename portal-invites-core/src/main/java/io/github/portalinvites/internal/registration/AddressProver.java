package io.github.portalinvites.internal.registration;

import io.github.portalinvites.directory.AddressKey;
import io.github.portalinvites.directory.ServicePlace;
import io.github.portalinvites.portal.PortalId;
import io.github.portalinvites.registration.AddressMatcher;
import io.github.portalinvites.registration.RequestKind;
import io.github.portalinvites.registration.RequestReason;
import io.github.portalinvites.storage.Stores;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Finds the one account that is served at an address. That proves nothing of who asks.
 *
 * @param matcher the host's own, null for the library's tables
 */
record AddressProver(Stores stores, PortalId portal, @Nullable AddressMatcher matcher) {

  /** One account may have its own address and many sites at one place. */
  private static final int MOST_PLACES = 100;

  Proof find(String address) {
    var places = places(address);
    var ids = places.stream().map(ServicePlace::account).distinct().toList();
    var accounts = Accounts.in(stores);
    var known = accounts.find(ids);
    if (ids.size() > 1 || known.isEmpty() || places.size() >= MOST_PLACES) {
      return Proof.none(
          known.isEmpty() ? RequestReason.ADDRESS_NOT_FOUND : RequestReason.SEVERAL_MATCHES);
    }
    var account = known.values().iterator().next();
    var site = places.stream().distinct().count() == 1 ? places.get(0).site() : null;
    return accounts
        .closed(account, RequestKind.ADDRESS)
        .map(each -> Proof.none(account, site, each))
        .orElseGet(() -> Proof.of(account, site));
  }

  private List<ServicePlace> places(String address) {
    return matcher != null
        ? Objects.requireNonNull(matcher.find(portal, address))
        : AddressKey.of(address)
            .map(key -> stores.directory().at(key, MOST_PLACES))
            .orElse(List.of());
  }
}
