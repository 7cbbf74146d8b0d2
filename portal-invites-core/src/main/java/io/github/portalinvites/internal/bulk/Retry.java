package io.github.portalinvites.internal.bulk;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * When a message that was put off is tried again: after 5, 15, 30 minutes and so on, up to three
 * days.
 */
record Retry(RandomGenerator random) {

  private static final List<Duration> DELAYS =
      List.of(
          Duration.ofMinutes(5),
          Duration.ofMinutes(15),
          Duration.ofMinutes(30),
          Duration.ofHours(1),
          Duration.ofHours(2),
          Duration.ofHours(4));
  private static final Duration LONGEST = Duration.ofDays(3);
  private static final double JITTER = 0.1;

  /**
   * The next try after so many, of a message that was first tried at {@code first}; empty if it has
   * been tried for long enough.
   */
  Optional<Instant> after(int attempts, Instant first, Instant now) {
    var delay = DELAYS.get(Math.min(attempts, DELAYS.size()) - 1);
    var next = now.plus(jittered(delay));
    return Optional.of(next).filter(each -> each.isBefore(first.plus(LONGEST)));
  }

  /** Neighbours that were put off together do not all come back together. */
  Duration jittered(Duration delay) {
    var factor = 1 + JITTER * (2 * random.nextDouble() - 1);
    return Duration.ofMillis((long) (delay.toMillis() * factor));
  }
}
