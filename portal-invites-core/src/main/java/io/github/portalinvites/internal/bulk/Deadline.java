package io.github.portalinvites.internal.bulk;

import java.time.Duration;

/** An end on the monotonic clock, which no change of the time of day moves. */
record Deadline(long nanos) {

  static Deadline in(Duration time) {
    return new Deadline(System.nanoTime() + time.toNanos());
  }

  boolean leaves(Duration time) {
    return nanos - System.nanoTime() > time.toNanos();
  }

  Duration left() {
    return Duration.ofNanos(nanos - System.nanoTime());
  }

  boolean isOver() {
    return !leaves(Duration.ZERO);
  }
}
