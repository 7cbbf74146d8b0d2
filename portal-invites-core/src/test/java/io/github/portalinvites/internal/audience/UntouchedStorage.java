package io.github.portalinvites.internal.audience;

import io.github.portalinvites.portal.PortalId;
import io.github.portalinvites.storage.PortalStorage;
import io.github.portalinvites.storage.Stores;
import java.util.function.Function;

/** A storage that nobody may ask. */
final class UntouchedStorage implements PortalStorage {

  @Override
  public <T> T inTransaction(PortalId portal, Function<Stores, T> work) {
    throw new AssertionError("The storage was written");
  }

  @Override
  public <T> T inSnapshot(PortalId portal, Function<Stores, T> work) {
    throw new AssertionError("The storage was read");
  }
}
