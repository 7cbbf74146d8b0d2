package io.github.portalinvites.internal.registration;

import io.github.portalinvites.portal.PortalId;
import io.github.portalinvites.storage.PortalStorage;
import io.github.portalinvites.storage.Stores;
import java.util.function.Function;

/** Undoes a transaction, which is then tried again: somebody else decided at the same time. */
final class LostRace extends RuntimeException {

  private static final int ATTEMPTS = 20;

  LostRace() {
    super("The request was answered at the same time", null, false, false);
  }

  /** Runs {@code work}, again as long as it loses. */
  static <T> T retried(PortalStorage storage, PortalId portal, Function<Stores, T> work) {
    for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
      try {
        return storage.inTransaction(portal, work);
      } catch (LostRace e) {
        Thread.onSpinWait();
      }
    }
    return storage.inTransaction(portal, work);
  }
}
