package io.github.portalinvites.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** A clock that stands still until it is moved, in whole microseconds. Thread-safe. */
public final class MutableClock implements InstantSource {

  /** Where every such clock starts: a Monday morning. */
  public static final Instant START = Instant.parse("2026-05-04T10:00:00Z");

  private volatile Instant now = START;

  @Override
  public Instant instant() {
    return now;
  }

  public void set(Instant instant) {
    now = instant.truncatedTo(ChronoUnit.MICROS);
  }

  public void advance(Duration duration) {
    set(now.plus(duration));
  }
}
