package io.github.portalinvites.smtp;

import java.time.Duration;

/**
 * When a kept connection is given up for a new one, before the server does it.
 *
 * @param messages how many it carries [100]
 * @param age how long it is kept [5 minutes]
 */
public record ConnectionLimits(int messages, Duration age) {

  public static final ConnectionLimits DEFAULT = new ConnectionLimits(100, Duration.ofMinutes(5));

  /**
   * @throws InvalidSmtpSettingsException if one is not positive
   */
  public ConnectionLimits {
    if (messages < 1 || age.isNegative() || age.isZero()) {
      throw new InvalidSmtpSettingsException(
          "A connection carries at least one message for some time");
    }
  }
}
