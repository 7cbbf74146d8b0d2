package io.github.portalinvites.jdbc;

import io.github.portalinvites.portal.KeyType;
import io.github.portalinvites.storage.contract.TestedStorage;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * A test that counts what PostgreSQL reads on its one connection. To a database of its own: of
 * portals that came later, the planner learns with a delay.
 */
abstract class OwnConnection {

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

  public TestedStorage tested() {
    return tested;
  }

  Connection connection() {
    return connection;
  }

  void assertFewerRowsAreRead(int limit, Runnable question) throws SQLException {
    new RowsRead(connection).assertFewer(limit, question);
  }
}
