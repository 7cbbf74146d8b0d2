package io.github.portalinvites.examples.pagila;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.Objects;
import javax.sql.DataSource;

/** A PostgreSQL server of our own on the loopback address, with Pagila in it. */
final class PagilaDatabase implements AutoCloseable {

  private static final String VIEWS = "pagila-views.sql";

  /** Each PostgreSQL has it, so that creating it fails. */
  private static final String LANGUAGE = "CREATE PROCEDURAL LANGUAGE plpgsql;";

  private final EmbeddedPostgres server;
  private final HikariDataSource connections;

  private PagilaDatabase(EmbeddedPostgres server) {
    this.server = server;
    this.connections = connections(server);
  }

  /** Starts the server and loads the sample database as it is. */
  static PagilaDatabase start(PagilaFiles files) throws IOException, SQLException {
    var database =
        new PagilaDatabase(
            EmbeddedPostgres.builder().setServerConfig("listen_addresses", "127.0.0.1").start());
    database.load(files);
    return database;
  }

  DataSource dataSource() {
    return connections;
  }

  /** The mapping: all that a host adds to its own tables. */
  void createViews() throws IOException, SQLException {
    try (var connection = connections.getConnection()) {
      SqlScript.run(connection, views());
    }
  }

  @Override
  public void close() throws IOException {
    connections.close();
    server.close();
  }

  /** Over a connection of its own: the scripts leave settings behind. */
  private void load(PagilaFiles files) throws IOException, SQLException {
    try (var connection = server.getPostgresDatabase().getConnection()) {
      SqlScript.run(connection, Files.readString(files.schema()).replace(LANGUAGE, ""));
      SqlScript.run(connection, Files.readString(files.data()));
    }
  }

  private static String views() throws IOException {
    try (var in = PagilaDatabase.class.getResourceAsStream(VIEWS)) {
      return new String(Objects.requireNonNull(in, VIEWS).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static HikariDataSource connections(EmbeddedPostgres server) {
    var config = new HikariConfig();
    config.setDataSource(server.getPostgresDatabase());
    return new HikariDataSource(config);
  }
}
