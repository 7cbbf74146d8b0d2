package io.github.portalinvites.jdbc;

import io.github.portalinvites.storage.StorageException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** Opens transactions, and runs them again where the database broke them off. */
final class Transactions {

  private static final int ATTEMPTS = 10;

  private final Jdbi jdbi;
  private final Dialect dialect;
  private final IntConsumer pause;

  Transactions(Jdbi jdbi, Dialect dialect) {
    this(jdbi, dialect, Transactions::letOthersGoFirst);
  }

  /**
   * @param pause what to do before the next attempt, told how many there were
   */
  Transactions(Jdbi jdbi, Dialect dialect, IntConsumer pause) {
    this.jdbi = jdbi;
    this.dialect = dialect;
    this.pause = pause;
  }

  <T> T write(HandleCallback<T, RuntimeException> work) {
    return run(false, work);
  }

  /** In one unchanging picture. */
  <T> T read(HandleCallback<T, RuntimeException> work) {
    return run(true, work);
  }

  private <T> T run(boolean snapshot, HandleCallback<T, RuntimeException> work) {
    try (var handle = jdbi.open()) {
      return dialect.inTransaction(handle, snapshot, work);
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
        pause.accept(attempt);
      }
    }
  }

  /** Who is back at once takes the locks again that the others wait for, and deadlocks again. */
  private static void letOthersGoFirst(int attempt) {
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20L * attempt));
  }

  /** Only the state: a driver's message may show what was stored. */
  static StorageException failure(JdbiException e) {
    var state = cause(e).map(SQLException::getSQLState).orElse("unknown");
    return new StorageException("SQL state " + state, e);
  }

  static Optional<SQLException> cause(JdbiException e) {
    return e.getCause() instanceof SQLException cause ? Optional.of(cause) : Optional.empty();
  }
}
