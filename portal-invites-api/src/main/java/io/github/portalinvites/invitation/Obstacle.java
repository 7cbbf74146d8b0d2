package io.github.portalinvites.invitation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One reason why a contact gets no mail.
 *
 * @param datum what was found: "last sent 2026-05-01T10:00:00Z"
 * @param retryAfter when the reason ends by itself, null if it does not
 */
public record Obstacle(SkipReason reason, String datum, @Nullable Instant retryAfter) {

  /** An obstacle that does not end by itself. */
  public static Obstacle of(SkipReason reason, String datum) {
    return new Obstacle(reason, datum, null);
  }
}
