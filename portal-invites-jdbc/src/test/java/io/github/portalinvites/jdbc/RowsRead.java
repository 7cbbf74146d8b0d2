package io.github.portalinvites.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/** How many rows PostgreSQL reads for what is asked through one connection. */
record RowsRead(Connection connection) {

  private static final String READ =
      """
      select relname, coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0)
        from pg_stat_user_tables
       order by relname
      """;

  /** Fails unless {@code question} reads some rows, and fewer than {@code limit}. */
  void assertFewer(int limit, Runnable question) throws SQLException {
    var before = soFar();
    question.run();
    var read = new TreeMap<>(soFar());
    before.forEach((table, rows) -> read.merge(table, -rows, Long::sum));
    assertThat(read.values().stream().mapToLong(Long::longValue).sum())
        .as("rows read: %s", read)
        .isPositive()
        .isLessThan(limit);
  }

  private Map<String, Long> soFar() throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("select pg_stat_force_next_flush()");
      statement.execute("select 1");
      var read = new TreeMap<String, Long>();
      try (var rows = statement.executeQuery(READ)) {
        while (rows.next()) {
          read.put(rows.getString(1), rows.getLong(2));
        }
      }
      return read;
    }
  }
}
