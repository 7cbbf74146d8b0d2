package io.github.portalinvites.jdbc;

import io.github.portalinvites.storage.StorageException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/** Opens transactions, and runs them again where the database broke them off. */
final class Transactions {

  private static final int ATTEMPTS = 10;

  private final Jdbi jdbi;
  private final Dialect dialect;

  Transactions(Jdbi jdbi, Dialect dialect) {
    this.jdbi = jdbi;
    this.dialect = dialect;
  }

  <T> T write(HandleCallback<T, RuntimeException> work) {
    return jdbi.inTransaction(TransactionIsolationLevel.READ_COMMITTED, work);
  }

  /** In one unchanging picture. */
  <T> T read(HandleCallback<T, RuntimeException> work) {
    try (var handle = jdbi.open()) {
      var connection = handle.getConnection();
      var isolation = connection.getTransactionIsolation();
      var readOnly = connection.isReadOnly();
      connection.setTransactionIsolation(dialect.snapshot());
      connection.setReadOnly(true);
      try {
        return handle.inTransaction(work);
      } finally {
        connection.setReadOnly(readOnly);
        connection.setTransactionIsolation(isolation);
      }
    } catch (SQLException e) {
      throw new ConnectionException(e);
    }
  }

  /** Runs {@code work}, again from the start where the database broke it off. */
  <T> T retrying(Supplier<T> work) {
    for (var attempt = 1; ; attempt++) {
      try {
        return work.get();
      } catch (JdbiException e) {
        if (attempt == ATTEMPTS || cause(e).filter(dialect::passing).isEmpty()) {
          throw failure(e);
        }
      }
    }
  }

  /** Only the state: a driver's message may show what was stored. */
  private static StorageException failure(JdbiException e) {
    var state = cause(e).map(SQLException::getSQLState).orElse("unknown");
    return new StorageException("SQL state " + state, e);
  }

  static Optional<SQLException> cause(JdbiException e) {
    return e.getCause() instanceof SQLException cause ? Optional.of(cause) : Optional.empty();
  }
}
