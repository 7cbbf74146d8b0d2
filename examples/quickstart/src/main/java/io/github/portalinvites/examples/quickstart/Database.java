package io.github.portalinvites.examples.quickstart;

import io.github.portalinvites.jdbc.JdbiStorage;
import io.github.portalinvites.storage.PortalStorage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.h2.jdbcx.JdbcConnectionPool;

/** An H2 database in a file, which can also be looked at as it would have been some time ago. */
final class Database implements AutoCloseable {

  private final JdbcConnectionPool pool;

  Database(Path file) {
    pool = JdbcConnectionPool.create("jdbc:h2:file:" + file.toAbsolutePath(), "sa", "");
    JdbiStorage.create(pool).schema().install();
  }

  PortalStorage now() {
    return JdbiStorage.create(pool);
  }

  PortalStorage ago(Duration time) {
    return JdbiStorage.builder(pool).clock(() -> Instant.now().minus(time)).build();
  }

  @Override
  public void close() {
    pool.dispose();
  }
}
