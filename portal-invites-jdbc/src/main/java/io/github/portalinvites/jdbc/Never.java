package io.github.portalinvites.jdbc;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The time that stands in details rows for none: before all others, so that one index serves every
 * page.
 */
final class Never {

  static final Instant AT = Instant.parse("0001-01-01T00:00:00Z");

  private Never() {}

  static Instant or(@Nullable Instant instant) {
    return instant == null ? AT : instant;
  }

  static @Nullable Instant orNull(Instant instant) {
    return instant.equals(AT) ? null : instant;
  }
}
