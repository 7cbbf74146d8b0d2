package io.github.portalinvites.registration;

import io.github.portalinvites.directory.ServicePlace;
import io.github.portalinvites.portal.PortalId;
import java.util.List;

/**
 * The host's own search for service addresses, in place of {@link
 * io.github.portalinvites.directory.AddressKey}. Thread-safe. Called on a worker's thread while a
 * transaction is open, so let it be quick; after an exception the request is looked at again.
 */
@FunctionalInterface
public interface AddressMatcher {

  /**
   * Where somebody is served at {@code address}. Only a match of one account counts: whatever is
   * merely similar must be left out.
   *
   * @param address as it was typed, trimmed
   */
  List<ServicePlace> find(PortalId portal, String address);
}
