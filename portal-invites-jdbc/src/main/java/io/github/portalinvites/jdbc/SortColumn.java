package io.github.portalinvites.jdbc;

import io.github.portalinvites.audience.AudienceSort;
import io.github.portalinvites.portal.InvalidCursorException;
import io.github.portalinvites.storage.AudienceRows.Position;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a sort order sorts details rows by, and how a position keeps it. */
record SortColumn(AudienceSort sort) {

  /**
   * The column.
   *
   * @param shownStatus what computes the status
   */
  String sql(String shownStatus) {
    return switch (sort) {
      case CONTACT_NAME -> "d.name_key";
      case ACCOUNT -> "d.account_key";
      case STATUS -> shownStatus;
      case LAST_INVITE_SENT -> "d.last_sent";
      case LAST_LOGIN -> "d.last_login";
    };
  }

  Position position(ResultSet row) throws SQLException {
    return new Position(text(row), row.getLong("contact"), row.getLong("account"));
  }

  /** A position's value as the driver takes it. */
  Object value(Position position) {
    try {
      return value(position.value());
    } catch (DateTimeException | NumberFormatException e) {
      throw new InvalidCursorException();
    }
  }

  private Object value(@Nullable String text) {
    return switch (sort) {
      case CONTACT_NAME, ACCOUNT -> text == null ? "" : text;
      case STATUS -> Integer.valueOf(String.valueOf(text));
      case LAST_INVITE_SENT, LAST_LOGIN ->
          Columns.argument(text == null ? Never.AT : Instant.parse(text));
    };
  }

  private @Nullable String text(ResultSet row) throws SQLException {
    return switch (sort) {
      case CONTACT_NAME, ACCOUNT, STATUS -> row.getString("sorted_by");
      case LAST_INVITE_SENT, LAST_LOGIN -> {
        var at = Never.orNull(Columns.required(row, "sorted_by"));
        yield at == null ? null : at.toString();
      }
    };
  }
}
