package io.github.portalinvites.jdbc;

import static io.github.portalinvites.testkit.TestPortal.DANA;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.portalinvites.bulk.TownContract;
import io.github.portalinvites.portal.KeyType;
import io.github.portalinvites.privacy.ForgetOutcome;
import io.github.portalinvites.storage.contract.TestedStorage;
import io.github.portalinvites.testkit.TestPortal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** However many contacts a run has, forgetting one of them reads a few rows. */
class ForgetCostTest implements TownContract {

  private static final int MANY = 3_000;
  private static final int FEW = 300;

  private static final String READ =
      """
      select relname, coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0)
        from pg_stat_user_tables
       order by relname
      """;

  private Connection connection;
  private TestedStorage tested;

  @BeforeEach
  void connect() throws SQLException {
    connection = TestDatabase.POSTGRESQL.installed().getConnection();
    tested = TestDatabase.tested(OneConnection.of(connection), KeyType.WHOLE_NUMBER);
  }

  @AfterEach
  void disconnect() throws SQLException {
    connection.close();
  }

  @Override
  public TestedStorage tested() {
    return tested;
  }

  @Test
  void ofWhomMailWaitsAndOfWhomItWasSent() throws SQLException {
    var portal = town(MANY);
    portal.start(invite());
    for (int i = 0; i < 20; i++) {
      portal.door().worker().runOnce();
    }
    execute("analyze");
    assertFewRowsAreRead(portal, 1);
    assertFewRowsAreRead(portal, MANY);
  }

  private void assertFewRowsAreRead(TestPortal portal, int contact) throws SQLException {
    portal.door().audienceUpkeep().catchUp();
    var before = rowsRead();
    assertThat(portal.door().privacy().forget(DANA, contact(contact)))
        .isEqualTo(ForgetOutcome.FORGOTTEN);
    var read = new TreeMap<>(rowsRead());
    before.forEach((table, rows) -> read.merge(table, -rows, Long::sum));
    read.values().removeIf(rows -> rows == 0);
    assertThat(read.values().stream().mapToLong(Long::longValue).sum())
        .as("rows read: %s", read)
        .isPositive()
        .isLessThan(FEW);
  }

  private Map<String, Long> rowsRead() throws SQLException {
    execute("select pg_stat_force_next_flush()");
    execute("select 1");
    var read = new TreeMap<String, Long>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(READ)) {
      while (rows.next()) {
        read.put(rows.getString(1), rows.getLong(2));
      }
    }
    return read;
  }

  private void execute(String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
