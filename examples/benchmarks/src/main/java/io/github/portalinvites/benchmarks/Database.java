package io.github.portalinvites.benchmarks;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.portalinvites.jdbc.JdbiStorage;
import io.github.portalinvites.memory.InMemoryStorage;
import io.github.portalinvites.storage.PortalStorage;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Where a benchmark's portal lives. PostgreSQL comes as a jar, is started for this run alone, and
 * writes to the disk before each commit as it does in production, unless {@code
 * -Dpostgresql.fsync=off}; any other of its settings can be given likewise.
 */
record Database(
    String name, PortalStorage storage, List<ProcessHandle> processes, AutoCloseable server)
    implements AutoCloseable {

  private static final String PREFIX = "postgresql.";

  /** What {@code -Dstorage} names: {@code postgresql} [default] or {@code memory}. */
  static Database chosen() throws IOException, SQLException {
    return System.getProperty("storage", "postgresql").equals("memory") ? memory() : postgreSql();
  }

  static Database memory() {
    return new Database("memory", new InMemoryStorage(), List.of(), () -> {});
  }

  static Database postgreSql() throws IOException, SQLException {
    var builder =
        EmbeddedPostgres.builder()
            .setServerConfig("listen_addresses", "127.0.0.1")
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("shared_buffers", "512MB");
    var more = settings();
    more.forEach(builder::setServerConfig);
    var server = builder.start();
    var config = new HikariConfig();
    config.setJdbcUrl(server.getJdbcUrl("postgres", "postgres"));
    config.setUsername("postgres");
    var pool = new HikariDataSource(config);
    var storage = JdbiStorage.create(pool);
    storage.schema().install();
    return new Database(
        "PostgreSQL 15" + (more.isEmpty() ? "" : " with " + more),
        storage,
        List.of(ProcessorTime.postgreSql(pool)),
        () -> {
          pool.close();
          server.close();
        });
  }

  /** System properties such as {@code -Dpostgresql.fsync=off}. */
  private static Map<String, String> settings() {
    return System.getProperties().stringPropertyNames().stream()
        .filter(name -> name.startsWith(PREFIX))
        .collect(Collectors.toMap(name -> name.substring(PREFIX.length()), System::getProperty));
  }

  @Override
  public void close() throws Exception {
    server.close();
  }
}
