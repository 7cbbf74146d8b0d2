package io.github.portalinvites.internal.bulk;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * An end on a monotonic clock.
 *
 * @param nanos when it is over, by {@code now}
 */
record Deadline(long nanos, LongSupplier now) {

  static Deadline in(Duration time, LongSupplier now) {
    return new Deadline(now.getAsLong() + time.toNanos(), now);
  }

  boolean leaves(Duration time) {
    return left().compareTo(time) > 0;
  }

  Duration left() {
    return Duration.ofNanos(nanos - now.getAsLong());
  }

  boolean isOver() {
    return !leaves(Duration.ZERO);
  }
}
