package io.github.portalinvites.internal.bulk;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Keeps every thread of this process away from a relay in trouble, longer each time it is still in
 * trouble.
 */
final class RelayBackoff {

  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private final Retry retry;
  private final LongSupplier nanoTime;
  private Duration next = FIRST;
  private Deadline until;

  RelayBackoff(Retry retry, LongSupplier nanoTime) {
    this.retry = retry;
    this.nanoTime = nanoTime;
    this.until = Deadline.in(Duration.ZERO, nanoTime);
  }

  synchronized boolean isClosed() {
    return !until.isOver();
  }

  /** Called for trouble; several threads that meet the same trouble at once count as one. */
  synchronized void trouble() {
    if (until.isOver()) {
      until = Deadline.in(retry.jittered(next), nanoTime);
      next = next.multipliedBy(2).compareTo(LONGEST) < 0 ? next.multipliedBy(2) : LONGEST;
    }
  }

  synchronized void success() {
    next = FIRST;
  }
}
