package io.github.portalinvites.internal.template;

import io.github.portalinvites.internal.template.MergeValues.Expiry;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The end of an invitation in one language, to the minute and with the zone's name: a reader may be
 * elsewhere, and an hour comes twice where clocks are set back.
 */
final class ExpiryText {

  private final DateTimeFormatter formatter;
  private volatile @Nullable Formatted latest;

  ExpiryText(Locale locale) {
    formatter =
        new DateTimeFormatterBuilder()
            .appendLocalized(FormatStyle.LONG, FormatStyle.SHORT)
            .appendLiteral(' ')
            .appendZoneText(TextStyle.SHORT)
            .toFormatter(locale);
  }

  String of(Expiry expiry) {
    var minute = expiry.at().truncatedTo(ChronoUnit.MINUTES);
    var known = latest;
    if (known == null || !known.isOf(minute, expiry.zone())) {
      known = new Formatted(minute, expiry.zone(), formatter.format(minute.atZone(expiry.zone())));
      latest = known;
    }
    return known.text;
  }

  /** Neighbours in a run mostly expire within the same minute. */
  private record Formatted(Instant minute, ZoneId zone, String text) {

    boolean isOf(Instant otherMinute, ZoneId otherZone) {
      return minute.equals(otherMinute) && zone.equals(otherZone);
    }
  }
}
