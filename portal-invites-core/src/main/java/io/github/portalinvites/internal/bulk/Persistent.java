package io.github.portalinvites.internal.bulk;

import io.github.portalinvites.internal.portal.LostRace;
import io.github.portalinvites.portal.PortalId;
import io.github.portalinvites.storage.PortalStorage;
import io.github.portalinvites.storage.Stores;
import java.util.function.Function;

/** Transactions that are done again if another process changed the same run at the same time. */
record Persistent(PortalStorage storage, PortalId portal) {

  <T> T inTransaction(Function<Stores, T> work) {
    return LostRace.retried(storage, portal, work);
  }

  <T> T inSnapshot(Function<Stores, T> work) {
    return storage.inSnapshot(portal, work);
  }
}
