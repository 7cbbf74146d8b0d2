package io.github.portalinvites.smtp;

import java.time.Duration;

/**
 * How long to wait for a mail server; each is at least a millisecond and at most an hour.
 *
 * @param connect for the connection to be made [10 seconds]
 * @param read for one whole reply [60 seconds]; the shorter it is, the sooner a slow answer to the
 *     final dot leaves a message in doubt
 * @param write for one write [30 seconds]
 * @param send for one message altogether, connecting included [2 minutes]
 */
public record SmtpTimeouts(Duration connect, Duration read, Duration write, Duration send) {

  private static final Duration LONGEST = Duration.ofHours(1);

  public static final SmtpTimeouts DEFAULT =
      new SmtpTimeouts(
          Duration.ofSeconds(10),
          Duration.ofSeconds(60),
          Duration.ofSeconds(30),
          Duration.ofMinutes(2));

  /**
   * @throws InvalidSmtpSettingsException if one is out of range
   */
  public SmtpTimeouts {
    check("connect timeout", connect);
    check("read timeout", read);
    check("write timeout", write);
    check("send timeout", send);
  }

  /** The same time for connecting, each reply and each write; three times as long for a message. */
  public static SmtpTimeouts each(Duration time) {
    return new SmtpTimeouts(time, time, time, time.multipliedBy(3));
  }

  private static void check(String name, Duration time) {
    if (time.toMillis() < 1 || time.compareTo(LONGEST) > 0) {
      throw new InvalidSmtpSettingsException(
          "The %s is a millisecond to an hour, not %s".formatted(name, time));
    }
  }
}
