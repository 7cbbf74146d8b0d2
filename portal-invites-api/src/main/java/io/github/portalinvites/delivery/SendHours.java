package io.github.portalinvites.delivery;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Set;

/**
 * The hours in which mail may leave, in the division's own zone.
 *
 * @param from inclusive
 * @param until exclusive; later than {@code from}
 * @param days at least one
 */
public record SendHours(LocalTime from, LocalTime until, Set<DayOfWeek> days) {

  public SendHours {
    days = Set.copyOf(days);
    if (!from.isBefore(until) || days.isEmpty()) {
      throw new IllegalArgumentException("Send hours begin before they end, on at least one day");
    }
  }

  /** These hours on every day. */
  public static SendHours daily(LocalTime from, LocalTime until) {
    return new SendHours(from, until, Set.of(DayOfWeek.values()));
  }

  /** These hours on the given days. */
  public SendHours on(DayOfWeek... some) {
    return new SendHours(from, until, Set.of(some));
  }
}
