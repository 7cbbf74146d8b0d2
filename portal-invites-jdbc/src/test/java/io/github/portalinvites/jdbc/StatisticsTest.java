package io.github.portalinvites.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

class StatisticsTest {

  private final DataSource database = TestDatabase.POSTGRESQL.empty();
  private final Jdbi jdbi = Jdbi.create(database);
  private final Statistics statistics =
      new Statistics(jdbi, new PostgreSqlDialect(), List.of("large", "small", "missing"));

  @Test
  void onlyTablesThatGrewAreAnalyzed() {
    create("large");
    create("small");
    statistics.written(Statistics.INTERVAL);
    fill("large", 10_000);
    fill("small", 1_000);
    assertThat(knownRows("large")).isEqualTo(-1);
    statistics.written(Statistics.INTERVAL);
    assertThat(knownRows("large")).isEqualTo(10_000);
    assertThat(knownRows("small")).isEqualTo(-1);
  }

  @Test
  void nothingIsLookedAtBeforeEnoughWasWritten() {
    create("large");
    fill("large", 10_000);
    statistics.written(Statistics.INTERVAL - 1);
    assertThat(knownRows("large")).isEqualTo(-1);
    statistics.written(1);
    assertThat(knownRows("large")).isEqualTo(10_000);
  }

  /** Left alone by the database's own upkeep. */
  private void create(String table) {
    TestDatabase.execute(
        database, "create table %s (n bigint) with (autovacuum_enabled = false)".formatted(table));
  }

  private void fill(String table, int rows) {
    TestDatabase.execute(
        database, "insert into %s select generate_series(1, %d)".formatted(table, rows));
  }

  /** -1 while the table was never analyzed. */
  private long knownRows(String table) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select reltuples from pg_class where oid = to_regclass(:table)")
                .bind("table", table)
                .mapTo(Long.class)
                .one());
  }
}
