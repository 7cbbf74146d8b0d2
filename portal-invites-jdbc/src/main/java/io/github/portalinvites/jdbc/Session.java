package io.github.portalinvites.jdbc;

import io.github.portalinvites.portal.HostId;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** One transaction of one portal, as the stores share it. */
final class Session {

  private final Handle handle;
  private final Dialect dialect;
  private final KeyTypes keys;
  private final Argument portalId;
  private final Argument portal;
  private final @Nullable InstantSource clock;
  private @Nullable Instant now;
  private int written;

  Session(
      Handle handle,
      Dialect dialect,
      KeyTypes keys,
      PortalNumbers.Portal portal,
      @Nullable InstantSource clock) {
    var id = portal.id().value();
    var number = portal.number();
    this.handle = handle;
    this.dialect = dialect;
    this.keys = keys;
    this.portalId = (position, statement, context) -> statement.setString(position, id);
    this.portal = (position, statement, context) -> statement.setInt(position, number);
    this.clock = clock;
  }

  Handle handle() {
    return handle;
  }

  Dialect dialect() {
    return dialect;
  }

  KeyColumn key(KeyKind kind) {
    return keys.of(kind);
  }

  Instant now() {
    if (now == null) {
      now = (clock == null ? databaseNow() : clock.instant()).truncatedTo(ChronoUnit.MICROS);
    }
    return now;
  }

  /** How many rows were written in bulk. */
  int written() {
    return written;
  }

  int write(Update update) {
    var rows = update.execute();
    written += rows;
    return rows;
  }

  /** A query with {@code :portal} and {@code :portal_id} bound. */
  Query query(String sql) {
    return bound(handle.createQuery(sql));
  }

  /** An update with {@code :portal} and {@code :portal_id} bound. */
  Update update(String sql) {
    return bound(handle.createUpdate(sql));
  }

  /** A batch; each of its rows is to be bound by {@link #bound} first. */
  PreparedBatch batch(String sql) {
    return handle.prepareBatch(sql);
  }

  /** One parameter that holds the keys of {@code ids}; those of another type match nothing. */
  Argument keys(KeyKind kind, Collection<? extends HostId> ids) {
    var key = keys.of(kind);
    return array(key.sqlType(), key.values(ids));
  }

  /** One parameter that holds all of {@code values}. */
  Argument array(SqlType type, Collection<? extends @Nullable Object> values) {
    return array(type, values, Function.identity());
  }

  /** One parameter that holds the value of each of {@code rows}. */
  <R> Argument array(
      SqlType type, Collection<R> rows, Function<? super R, ? extends @Nullable Object> value) {
    var elements =
        rows.stream()
            .map(value)
            .map(each -> each == null ? null : dialect.element(type, timed(each)))
            .toArray();
    var array = dialect.arrayOf(type);
    var element = array.endsWith("[]") ? array.substring(0, array.length() - 2) : array;
    return (position, statement, context) ->
        statement.setArray(position, statement.getConnection().createArrayOf(element, elements));
  }

  private static Object timed(Object value) {
    return value instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : value;
  }

  private Instant databaseNow() {
    return handle
        .createQuery("select current_timestamp")
        .map((row, context) -> row.getObject(1, OffsetDateTime.class).toInstant())
        .one();
  }

  /** Binds {@code :portal} and {@code :portal_id}, as nearly every statement wants one of them. */
  <S extends SqlStatement<S>> S bound(S statement) {
    return statement.bind("portal", portal).bind("portal_id", portalId);
  }
}
