package io.github.portalinvites.internal.audience;

import io.github.portalinvites.portal.PortalId;
import io.github.portalinvites.storage.PortalStorage;
import io.github.portalinvites.storage.Stores;
import java.util.function.Function;

/** A storage that nobody may ask once it is guarded. */
final class GuardedStorage implements PortalStorage {

  private final PortalStorage storage;
  private boolean guarded;

  GuardedStorage(PortalStorage storage) {
    this.storage = storage;
  }

  void guard() {
    guarded = true;
  }

  @Override
  public <T> T inTransaction(PortalId portal, Function<Stores, T> work) {
    refuseIfGuarded();
    return storage.inTransaction(portal, work);
  }

  @Override
  public <T> T inSnapshot(PortalId portal, Function<Stores, T> work) {
    refuseIfGuarded();
    return storage.inSnapshot(portal, work);
  }

  private void refuseIfGuarded() {
    if (guarded) {
      throw new AssertionError("The storage was asked");
    }
  }
}
