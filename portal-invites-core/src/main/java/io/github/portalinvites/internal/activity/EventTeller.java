package io.github.portalinvites.internal.activity;

import io.github.portalinvites.activity.PortalEvent;
import io.github.portalinvites.activity.PortalEventListener;
import io.github.portalinvites.portal.PortalId;
import io.github.portalinvites.storage.EventStore.Untold;
import io.github.portalinvites.storage.PortalStorage;
import io.github.portalinvites.storage.Stores;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells listeners what happened: after its commit, at least once, each event to one process. No
 * transaction is open while a listener works.
 */
public final class EventTeller {

  private static final Logger LOG = LoggerFactory.getLogger(EventTeller.class);
  private static final int AT_ONCE = 50;
  private static final Duration LEASE = Duration.ofMinutes(2);
  private static final Duration LONGEST_WORK = Duration.ofMinutes(1);
  private static final Duration FIRST_WAIT = Duration.ofMinutes(1);
  private static final int LONGEST_WAIT_IN_DOUBLINGS = 6;

  private final PortalStorage storage;
  private final PortalId portal;
  private final List<PortalEventListener> listeners;
  private final LongSupplier nanoTime;

  public EventTeller(
      PortalStorage storage,
      PortalId portal,
      List<PortalEventListener> listeners,
      LongSupplier nanoTime) {
    this.storage = storage;
    this.portal = portal;
    this.listeners = List.copyOf(listeners);
    this.nanoTime = nanoTime;
  }

  /** Has events kept from now on, if anybody listens. */
  public void begin(Stores stores) {
    if (!listeners.isEmpty()) {
      stores.events().keep();
    }
  }

  /**
   * Tells some events that are due.
   *
   * @return whether there were any
   */
  public boolean tell() {
    if (listeners.isEmpty()) {
      return false;
    }
    var taken = storage.inTransaction(portal, stores -> stores.events().take(AT_ONCE, LEASE));
    if (!taken.isEmpty()) {
      tell(taken);
    }
    return !taken.isEmpty();
  }

  /** Leaves the rest for when the lease is over, if listeners are too slow for it. */
  private void tell(List<Untold> taken) {
    var begun = nanoTime.getAsLong();
    var told = new ArrayList<Long>();
    var failed = new ArrayList<Untold>();
    for (var event : taken) {
      if (nanoTime.getAsLong() - begun > LONGEST_WORK.toNanos()) {
        break;
      }
      if (told(event)) {
        told.add(event.position());
      } else {
        failed.add(event);
      }
    }
    storage.inTransaction(
        portal,
        stores -> {
          stores.events().told(told);
          failed.forEach(
              each -> stores.events().putOff(each.position(), stores.now().plus(wait(each))));
          return true;
        });
  }

  private boolean told(Untold untold) {
    var event = new PortalEvent(untold.position(), portal, untold.activity());
    try {
      listeners.forEach(each -> each.on(event));
      return true;
    } catch (RuntimeException | Error e) {
      LOG.warn(
          "A listener failed on event {} of kind {}, which will be told again",
          event.id(),
          event.activity().kind(),
          e);
      return false;
    }
  }

  private static Duration wait(Untold failed) {
    var doublings = Math.min(failed.attempts() - 1, LONGEST_WAIT_IN_DOUBLINGS);
    return FIRST_WAIT.multipliedBy(1L << doublings);
  }
}
