package io.github.portalinvites.internal.bulk;

import io.github.portalinvites.delivery.SendHours;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.stream.IntStream;

/** When mail may leave next. */
final class Hours {

  private Hours() {}

  /** The next opening after {@code now}; empty if it is open. */
  static Optional<Instant> nextOpening(SendHours hours, ZoneId zone, Instant now) {
    var local = now.atZone(zone);
    return isOpen(hours, local)
        ? Optional.empty()
        : IntStream.rangeClosed(0, 7)
            .mapToObj(local.toLocalDate()::plusDays)
            .filter(day -> hours.days().contains(day.getDayOfWeek()))
            .map(day -> beginning(day.atTime(hours.from()), zone))
            .filter(now::isBefore)
            .findFirst();
  }

  /** A time that clocks leap over comes when they leap. */
  private static Instant beginning(LocalDateTime time, ZoneId zone) {
    var leap = zone.getRules().getTransition(time);
    return leap != null && leap.isGap() ? leap.getInstant() : time.atZone(zone).toInstant();
  }

  private static boolean isOpen(SendHours hours, ZonedDateTime local) {
    var time = local.toLocalTime();
    return hours.days().contains(local.getDayOfWeek())
        && !time.isBefore(hours.from())
        && time.isBefore(hours.until());
  }
}
