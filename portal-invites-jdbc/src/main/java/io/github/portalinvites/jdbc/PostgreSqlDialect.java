package io.github.portalinvites.jdbc;

import static java.util.stream.Collectors.joining;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;

/** PostgreSQL 15. */
final class PostgreSqlDialect implements Dialect {

  private static final Set<String> PASSING = Set.of("40001", "40P01");

  /**
   * Tables of over ten pages that are four times as large as the planner knows. A small one is left
   * alone: the planner takes one that was never analyzed for ten pages, and uses its indexes; one
   * analyzed while it was empty it would read as a whole ever after, by the plans it keeps.
   */
  private static final String GROWN =
      """
      select t.number
        from unnest(array['%s']) with ordinality as t(name, number)
        join pg_class c on c.oid = to_regclass(t.name)
       where pg_relation_size(c.oid) > 10 * current_setting('block_size')::int
         and pg_relation_size(c.oid) > 4 * current_setting('block_size')::int * c.relpages::bigint
       order by t.number
      """;

  private static final String SNAPSHOT =
      "set transaction isolation level repeatable read, read only";

  private static final String READ_COMMITTED = "set transaction isolation level read committed";

  /** Any number: all that counts is that installations agree on it. */
  private static final String LOCK_SCHEMA = "select pg_advisory_xact_lock(7094813365)";

  @Override
  public String name(SqlType type) {
    return switch (type) {
      case LONG -> "bigint";
      case INTEGER -> "integer";
      case SMALL -> "smallint";
      case BOOLEAN -> "boolean";
      case TEXT -> "text collate \"C\"";
      case DECIMAL -> "numeric";
      case DATE -> "date";
      case INSTANT -> "timestamptz";
      case UUID -> "uuid";
      case NUMBERS -> "integer[]";
    };
  }

  @Override
  public String arrayOf(SqlType type) {
    return element(type) + "[]";
  }

  /** Arrays of arrays lose their inner bounds here, so each inner one travels as a text. */
  private String element(SqlType type) {
    return type == SqlType.TEXT || type == SqlType.NUMBERS ? "text" : name(type);
  }

  @Override
  public Object element(SqlType type, Object value) {
    return type == SqlType.NUMBERS
        ? ((Collection<?>) value).stream().map(Object::toString).collect(joining(",", "{", "}"))
        : value;
  }

  @Override
  public String value(SqlType type, String expression) {
    return type == SqlType.NUMBERS ? "cast(%s as integer[])".formatted(expression) : expression;
  }

  @Override
  public String upsert(String table, List<String> columns, List<String> keys, String select) {
    var changes =
        columns.stream()
            .filter(column -> !keys.contains(column))
            .map(column -> "%s = excluded.%s".formatted(column, column))
            .collect(joining(", "));
    var action = changes.isEmpty() ? "nothing" : "update set " + changes;
    return insert(table, columns, keys, select) + action;
  }

  @Override
  public String insertIfAbsent(
      String table, List<String> columns, List<String> keys, String select) {
    return insert(table, columns, keys, select) + "nothing";
  }

  private static String insert(
      String table, List<String> columns, List<String> keys, String select) {
    return "insert into %s (%s) %s on conflict (%s) do "
        .formatted(table, String.join(", ", columns), select, String.join(", ", keys));
  }

  @Override
  public String anySiteSource() {
    return "a.site_sources && :site_sources";
  }

  @Override
  public String eachSiteSource() {
    return "cross join unnest(a.site_sources) as s(number)";
  }

  @Override
  public String inKeyOrder(String column, SqlType type) {
    return type == SqlType.TEXT ? column + " collate \"C\"" : column;
  }

  @Override
  public String oftenUpdated() {
    return "with (fillfactor = 80)";
  }

  @Override
  public String onlyWhere(String condition) {
    return "where " + condition;
  }

  /**
   * By a statement of the transaction: JDBC would ask the server for the level before and after.
   */
  @Override
  public <T> T inTransaction(
      Handle handle, boolean snapshot, HandleCallback<T, RuntimeException> work)
      throws SQLException {
    HandleCallback<T, SQLException> isolated =
        begun -> {
          try (var statement = begun.getConnection().createStatement()) {
            statement.execute(snapshot ? SNAPSHOT : READ_COMMITTED);
          }
          return work.withHandle(begun);
        };
    return handle.inTransaction(isolated);
  }

  @Override
  public void analyzeGrown(Handle handle, List<String> tables) {
    var grown = handle.createQuery(GROWN.formatted(String.join("','", tables)));
    grown
        .mapTo(Integer.class)
        .forEach(number -> handle.execute("analyze " + tables.get(number - 1)));
  }

  @Override
  public void lockSchema(Handle handle) {
    handle.createQuery(LOCK_SCHEMA).mapToMap().list();
  }

  @Override
  public List<String> scans(Handle handle, String select, String sought) {
    return PlannedScans.of(handle, select, sought);
  }

  @Override
  public boolean passing(SQLException failure) {
    return PASSING.contains(String.valueOf(failure.getSQLState()));
  }
}
