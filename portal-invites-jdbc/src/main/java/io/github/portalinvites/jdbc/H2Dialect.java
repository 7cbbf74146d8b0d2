package io.github.portalinvites.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;

/** H2 2.4. */
final class H2Dialect implements Dialect {

  /** Deadlock, duplicate key between two {@code merge}s, changed meanwhile, lock timeout. */
  private static final Set<String> PASSING = Set.of("40001", "23505", "90131", "HYT00");

  /** H2's own level beyond those of JDBC. */
  private static final int SNAPSHOT = 6;

  @Override
  public String name(SqlType type) {
    return switch (type) {
      case LONG -> "bigint";
      case INTEGER -> "integer";
      case SMALL -> "smallint";
      case BOOLEAN -> "boolean";
      case TEXT -> "varchar";
      case DECIMAL -> "decfloat(40)";
      case DATE -> "date";
      case INSTANT -> "timestamp(6) with time zone";
      case UUID -> "uuid";
      case NUMBERS -> "integer array";
    };
  }

  @Override
  public String arrayOf(SqlType type) {
    return name(type) + " array";
  }

  @Override
  public Object element(SqlType type, Object value) {
    return type == SqlType.NUMBERS ? ((Collection<?>) value).toArray() : value;
  }

  @Override
  public String value(SqlType type, String expression) {
    return expression;
  }

  @Override
  public String upsert(String table, List<String> columns, List<String> keys, String select) {
    return "merge into %s (%s) key (%s) %s"
        .formatted(table, String.join(", ", columns), String.join(", ", keys), select);
  }

  @Override
  public String insertIfAbsent(
      String table, List<String> columns, List<String> keys, String select) {
    var same = keys.stream().map(key -> "there.%s = new.%s".formatted(key, key)).toList();
    var values = columns.stream().map(column -> "new." + column).toList();
    return "merge into %s there using (%s) new on (%s) when not matched then insert (%s) values (%s)"
        .formatted(
            table,
            select,
            String.join(" and ", same),
            String.join(", ", columns),
            String.join(", ", values));
  }

  @Override
  public String anySiteSource() {
    return """
        exists (select 1 from unnest(cast(:site_sources as integer array)) s(number)
                 where array_contains(a.site_sources, s.number))""";
  }

  /** H2 knows no lateral join. */
  @Override
  public String eachSiteSource() {
    return """
        join pi_list_number s
          on s.portal = a.portal and s.kind = 's' and array_contains(a.site_sources, s.number)""";
  }

  @Override
  public String inKeyOrder(String column, SqlType type) {
    return column;
  }

  @Override
  public String oftenUpdated() {
    return "";
  }

  @Override
  public String onlyWhere(String condition) {
    return "";
  }

  @Override
  public <T> T inTransaction(
      Handle handle, boolean snapshot, HandleCallback<T, RuntimeException> work)
      throws SQLException {
    var connection = handle.getConnection();
    var before = connection.getTransactionIsolation();
    var wanted = snapshot ? SNAPSHOT : Connection.TRANSACTION_READ_COMMITTED;
    var readOnly = connection.isReadOnly();
    change(connection, before, wanted);
    connection.setReadOnly(snapshot || readOnly);
    try {
      return handle.inTransaction(work);
    } finally {
      connection.setReadOnly(readOnly);
      change(connection, wanted, before);
    }
  }

  private static void change(Connection connection, int from, int to) throws SQLException {
    if (from != to) {
      connection.setTransactionIsolation(to);
    }
  }

  /** H2 does so by itself. */
  @Override
  public void analyzeGrown(Handle handle, List<String> tables) {}

  @Override
  public void lockSchema(Handle handle) {}

  @Override
  public List<String> scans(Handle handle, String select, String sought) {
    return List.of();
  }

  @Override
  public boolean passing(SQLException failure) {
    return PASSING.contains(String.valueOf(failure.getSQLState()));
  }
}
