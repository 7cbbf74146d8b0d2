package io.github.portalinvites.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionFactory;

/**
 * The host's connections, each given back as it came. Jdbi takes one without auto-commit for one
 * that is in a transaction already, and a host's pool may well hand out such.
 */
final class HostConnections implements ConnectionFactory {

  private final DataSource dataSource;
  private final Set<Connection> withoutAutoCommit = ConcurrentHashMap.newKeySet();

  HostConnections(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  @Override
  public Connection openConnection() throws SQLException {
    var connection = dataSource.getConnection();
    if (!connection.getAutoCommit()) {
      connection.setAutoCommit(true);
      withoutAutoCommit.add(connection);
    }
    return connection;
  }

  @Override
  public void closeConnection(Connection connection) throws SQLException {
    try (connection) {
      if (withoutAutoCommit.remove(connection)) {
        connection.setAutoCommit(false);
      }
    }
  }
}
