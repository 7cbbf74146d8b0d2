package io.github.portalinvites.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.argument.Argument;
import org.jspecify.annotations.Nullable;

/** How columns are read whose content is the host's, or whose type drivers disagree on. */
final class Columns {

  private Columns() {}

  /** The text, empty if there is none. */
  static String text(ResultSet row, String column) throws SQLException {
    var text = row.getString(column);
    return text == null ? "" : text;
  }

  /** The language tag in {@code column}, null if there is none that Java knows. */
  static @Nullable Locale locale(ResultSet row, String column) throws SQLException {
    var locale = Locale.forLanguageTag(text(row, column).replace('_', '-'));
    return locale.getLanguage().isEmpty() ? null : locale;
  }

  static ZoneId zone(ResultSet row, String column) throws SQLException {
    var zone = row.getString(column);
    if (zone == null) {
      return ZoneId.of("UTC");
    }
    try {
      return ZoneId.of(zone);
    } catch (DateTimeException e) {
      throw new InvalidDirectoryValueException(column, zone, "the name of a time zone");
    }
  }

  static <E extends Enum<E>> E constant(Class<E> type, ResultSet row, String column)
      throws SQLException {
    var name = text(row, column);
    try {
      return Enum.valueOf(type, name);
    } catch (IllegalArgumentException e) {
      throw new InvalidDirectoryValueException(column, name, oneOf(type.getEnumConstants()));
    }
  }

  static <E extends Enum<E>> @Nullable E constantOrNull(Class<E> type, ResultSet row, String column)
      throws SQLException {
    return row.getString(column) == null ? null : constant(type, row, column);
  }

  static Instant required(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    var time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  static @Nullable Long number(ResultSet row, String column) throws SQLException {
    var number = row.getLong(column);
    return row.wasNull() ? null : number;
  }

  static List<String> texts(ResultSet row, String column) throws SQLException {
    return elements(row, column).map(Object::toString).toList();
  }

  static List<Long> numbers(ResultSet row, String column) throws SQLException {
    return elements(row, column).map(each -> ((Number) each).longValue()).toList();
  }

  /** The elements of an array; none if it is null. */
  static Stream<Object> elements(ResultSet row, String column) throws SQLException {
    var array = row.getArray(column);
    return array == null ? Stream.empty() : Arrays.stream((Object[]) array.getArray());
  }

  /** Past Jdbi, which would make a {@code Timestamp} of it: days off in the year 1. */
  static Argument argument(@Nullable Instant instant) {
    var time = instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    return (position, statement, context) ->
        statement.setObject(position, time, Types.TIMESTAMP_WITH_TIMEZONE);
  }

  private static String oneOf(Enum<?>[] constants) {
    return Arrays.stream(constants).map(Enum::name).collect(Collectors.joining(", "));
  }
}
