package io.github.portalinvites.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How fast mail may leave, over all processes together. Every limit holds.
 *
 * @param limits none: as fast as the relay takes it
 */
public record Pace(List<Limit> limits) {

  public static final Pace UNLIMITED = new Pace(List.of());

  public Pace {
    limits = List.copyOf(limits);
  }

  public static Pace perSecond(int messages) {
    return UNLIMITED.and(messages, Duration.ofSeconds(1));
  }

  /** One more limit on the run: {@code messages} in each {@code period}. */
  public Pace and(int messages, Duration period) {
    return plus(new Limit(Scope.RUN, messages, period));
  }

  /** One more limit on the domain that mail is from, over all runs. */
  public Pace andPerSendingDomain(int messages, Duration period) {
    return plus(new Limit(Scope.SENDING_DOMAIN, messages, period));
  }

  private Pace plus(Limit limit) {
    var all = new ArrayList<>(limits);
    all.add(limit);
    return new Pace(all);
  }

  /** What a limit is counted over. */
  public enum Scope {
    RUN,
    SENDING_DOMAIN
  }

  /**
   * At most {@code messages} in each {@code period}.
   *
   * @param messages at least 1
   * @param period 1 second to 31 days; periods follow each other from the epoch on
   */
  public record Limit(Scope scope, int messages, Duration period) {

    public Limit {
      if (messages < 1) {
        throw new IllegalArgumentException("A pace allows at least 1 message");
      }
      if (period.toSeconds() < 1 || period.toDays() > 31) {
        throw new IllegalArgumentException("A pace's period is 1 second to 31 days");
      }
    }
  }
}
