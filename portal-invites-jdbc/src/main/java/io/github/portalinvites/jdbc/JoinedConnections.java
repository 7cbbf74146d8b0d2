package io.github.portalinvites.jdbc;

import java.sql.Connection;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Connections in transactions of the host's own, never closed here. All are used through one Jdbi:
 * a new one would have to learn all our statements anew, which takes longer than they do.
 */
final class JoinedConnections implements ConnectionFactory {

  private static final ThreadLocal<Connection> OPENING = new ThreadLocal<>();

  /**
   * @param jdbi over these connections
   */
  Handle open(Jdbi jdbi, Connection connection) {
    OPENING.set(connection);
    try {
      return jdbi.open();
    } finally {
      OPENING.remove();
    }
  }

  @Override
  public Connection openConnection() {
    return OPENING.get();
  }

  @Override
  public void closeConnection(Connection connection) {}
}
