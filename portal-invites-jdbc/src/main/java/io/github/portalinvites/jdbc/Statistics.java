package io.github.portalinvites.jdbc;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * Renews the planner's statistics while tables grow fast: after a bulk load the database's own
 * upkeep comes a minute late, and until then each look-up would read a whole table.
 */
final class Statistics {

  static final int INTERVAL = 5_000;

  private final Jdbi jdbi;
  private final Dialect dialect;
  private final List<String> tables;
  private final AtomicLong written = new AtomicLong();

  Statistics(Jdbi jdbi, Dialect dialect, List<String> tables) {
    this.jdbi = jdbi;
    this.dialect = dialect;
    this.tables = tables;
  }

  /**
   * Told after each commit; has a look every so many rows. That it fails is nothing to the
   * transaction, which is kept already.
   */
  void written(int rows) {
    var before = written.getAndAdd(rows);
    if (before / INTERVAL < (before + rows) / INTERVAL) {
      try {
        jdbi.useHandle(handle -> dialect.analyzeGrown(handle, tables));
      } catch (JdbiException e) {
        // tried again after as many rows more
      }
    }
  }
}
