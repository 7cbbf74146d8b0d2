package io.github.portalinvites.internal.portal;

import io.github.portalinvites.portal.PortalId;
import io.github.portalinvites.portal.PortalInvitesException;
import io.github.portalinvites.storage.PortalStorage;
import io.github.portalinvites.storage.Stores;
import java.util.function.Function;

/**
 * Undoes a transaction: between its reading and its writing somebody else changed the same. Reaches
 * a caller only where that happens again and again.
 */
public final class LostRace extends PortalInvitesException {

  private static final int ATTEMPTS = 20;

  /**
   * @param what was changed: "Run 7"
   */
  public LostRace(String what) {
    super(what + " was changed at the same time");
  }

  /** Runs {@code work} in a transaction, again from the start as long as it loses. */
  public static <T> T retried(PortalStorage storage, PortalId portal, Function<Stores, T> work) {
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
