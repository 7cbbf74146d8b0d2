package io.github.portalinvites.memory;

import static java.util.Comparator.comparing;
import static java.util.Comparator.nullsFirst;

import io.github.portalinvites.storage.AudienceLink;
import io.github.portalinvites.storage.AudienceRows.Order;
import io.github.portalinvites.storage.AudienceRows.Position;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Where rows stand, by texts that sort as the values do. */
record RowOrder(Order order, ShownStatus shown) implements Comparator<RowOrder.Placed> {

  private static final Comparator<Position> ASCENDING =
      comparing(Position::value, nullsFirst(Comparator.<String>naturalOrder()))
          .thenComparingLong(Position::contact)
          .thenComparingLong(Position::account);

  Placed place(MemoryRow row) {
    return new Placed(row, new Position(value(row.link()), row.contact(), row.account()));
  }

  @Override
  public int compare(Placed one, Placed other) {
    return compare(one.at(), other.at());
  }

  int compare(Position one, Position other) {
    return order.descending() ? ASCENDING.compare(other, one) : ASCENDING.compare(one, other);
  }

  @SuppressWarnings("EnumOrdinal") // no position outlives this process
  private @Nullable String value(AudienceLink link) {
    return switch (order.sort()) {
      case CONTACT_NAME -> link.keys().name();
      case ACCOUNT -> link.keys().account();
      case STATUS -> sortable(shown.of(link).ordinal());
      case LAST_INVITE_SENT -> sortable(link.standing().lastInviteSent());
      case LAST_LOGIN -> sortable(link.standing().lastLogin());
    };
  }

  private static @Nullable String sortable(@Nullable Instant instant) {
    return instant == null ? null : sortable(ChronoUnit.MICROS.between(Instant.EPOCH, instant));
  }

  private static String sortable(long number) {
    return HexFormat.of().toHexDigits(number ^ Long.MIN_VALUE);
  }

  /** A row and where it stands. */
  record Placed(MemoryRow row, Position at) {}
}
