package io.github.portalinvites.invitation;

import java.time.Duration;

/**
 * How often a mailbox may get an invitation, from anybody.
 *
 * @param bulkCooldown between a hand-over and a bulk send; default 24 hours
 * @param singleCooldown between a hand-over and a single one; default 5 minutes
 * @param cap how many hand-overs there may be within {@code capPeriod}; default 5
 * @param capPeriod default 30 days
 */
public record SendLimits(
    Duration bulkCooldown, Duration singleCooldown, int cap, Duration capPeriod) {

  public static final SendLimits DEFAULT =
      new SendLimits(Duration.ofHours(24), Duration.ofMinutes(5), 5, Duration.ofDays(30));

  public SendLimits {
    if (bulkCooldown.isNegative() || singleCooldown.isNegative() || capPeriod.isNegative()) {
      throw new IllegalArgumentException("A limit's time is not negative");
    }
    if (cap < 1) {
      throw new IllegalArgumentException("The cap is at least 1");
    }
  }

  /** These limits with other cooldowns. */
  public SendLimits cooldowns(Duration bulk, Duration single) {
    return new SendLimits(bulk, single, cap, capPeriod);
  }

  /** These limits with another cap. */
  public SendLimits cap(int sends, Duration period) {
    return new SendLimits(bulkCooldown, singleCooldown, sends, period);
  }
}
