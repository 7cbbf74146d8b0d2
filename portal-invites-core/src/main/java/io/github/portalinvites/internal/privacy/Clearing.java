package io.github.portalinvites.internal.privacy;

import io.github.portalinvites.portal.PortalId;
import io.github.portalinvites.privacy.Retention;
import io.github.portalinvites.storage.PortalStorage;
import io.github.portalinvites.storage.Stores;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Removes what is older than it is to be kept, and counters of periods that are over, a part at a
 * time. Thread-safe.
 */
public final class Clearing {

  private static final int BATCH = 1_000;

  /** Looking for old rows costs the more, the more are kept. */
  private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(10);

  private final PortalStorage storage;
  private final PortalId portal;
  private final Retention retention;
  private final Duration sendsCount;
  private final LongSupplier nanoTime;
  private @Nullable Long idleSince;

  /**
   * @param sendsCount how long a hand-over counts for the limits of sending
   * @param nanoTime the monotonic clock
   */
  public Clearing(
      PortalStorage storage,
      PortalId portal,
      Retention retention,
      Duration sendsCount,
      LongSupplier nanoTime) {
    this.storage = storage;
    this.portal = portal;
    this.retention = retention;
    this.sendsCount = sendsCount;
    this.nanoTime = nanoTime;
  }

  /**
   * Removes a part.
   *
   * @return whether there may be more
   */
  public synchronized boolean once() {
    if (isIdle()) {
      return false;
    }
    var removed = storage.inTransaction(portal, this::remove);
    idleSince = removed == 0 ? nanoTime.getAsLong() : null;
    return removed > 0;
  }

  private boolean isIdle() {
    return idleSince != null && nanoTime.getAsLong() - idleSince < BETWEEN_LOOKS.toNanos();
  }

  private int remove(Stores stores) {
    var old = stores.oldRows();
    var removed = stores.throttles().removeOld(BATCH);
    if (retention.ledger() != null) {
      removed += old.removeLedgers(before(stores, retention.ledger()), BATCH);
    }
    if (retention.invitations() != null) {
      var sends = before(stores, sendsCount);
      removed += old.removeInvitations(before(stores, retention.invitations()), sends, BATCH);
    }
    if (retention.requests() != null) {
      removed += old.removeRequests(before(stores, retention.requests()), BATCH);
    }
    if (retention.activity() != null) {
      removed += old.removeActivities(before(stores, retention.activity()), BATCH);
    }
    return removed;
  }

  private static Instant before(Stores stores, Duration period) {
    return stores.now().minus(period);
  }
}
