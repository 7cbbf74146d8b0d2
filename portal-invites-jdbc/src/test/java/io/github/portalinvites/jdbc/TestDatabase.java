package io.github.portalinvites.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.portalinvites.portal.KeyType;
import io.github.portalinvites.storage.contract.TestedStorage;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** Fresh databases of each kind. */
enum TestDatabase {
  H2 {
    @Override
    DataSource empty(String name) {
      return pool("jdbc:h2:mem:%s;DB_CLOSE_DELAY=-1".formatted(name), "sa");
    }
  },
  POSTGRESQL {
    @Override
    DataSource empty(String name) {
      execute(TestServer.POSTGRES.getPostgresDatabase(), "create database " + name);
      return pool(TestServer.POSTGRES.getJdbcUrl("postgres", name), "postgres");
    }
  };

  private static final AtomicInteger COUNT = new AtomicInteger();

  /** A database without any table, with a pool for many threads. */
  abstract DataSource empty(String name);

  DataSource empty() {
    return empty(newName());
  }

  /** A name that no other database of this JVM has. */
  static String newName() {
    return "test_" + COUNT.incrementAndGet();
  }

  DataSource installed() {
    return installed(KeyType.WHOLE_NUMBER);
  }

  /** A database with all tables, for keys of one type. */
  DataSource installed(KeyType type) {
    return installed(newName(), type);
  }

  DataSource installed(String name, KeyType type) {
    var database = empty(name);
    JdbiStorage.builder(database).keys(KeyTypes.all(type)).build().schema().install();
    return database;
  }

  /** The storage under test on such a database. */
  static TestedStorage tested(DataSource database, KeyType type) {
    return TestedStorage.of(
        type, clock -> JdbiStorage.builder(database).keys(KeyTypes.all(type)).clock(clock).build());
  }

  static void execute(DataSource database, String... statements) {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      for (var each : statements) {
        statement.execute(each);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(Arrays.toString(statements), e);
    }
  }

  private static DataSource pool(String url, String user) {
    var config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setUsername(user);
    config.setMaximumPoolSize(20);
    config.setMinimumIdle(0);
    config.setIdleTimeout(10_000);
    return new HikariDataSource(config);
  }
}
