package io.github.portalinvites.jdbc;

import io.github.portalinvites.portal.PortalId;
import io.github.portalinvites.storage.NoTransactionException;
import io.github.portalinvites.storage.PortalStorage;
import io.github.portalinvites.storage.Stores;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/** A part of the host's own transaction, behind a savepoint for each call. */
final class JoinedStorage implements PortalStorage {

  // by statements: within a distributed transaction, a driver refuses the methods of the connection
  private static final String BEGIN = "savepoint portal_invites";
  private static final String END = "release savepoint portal_invites";
  private static final String UNDO = "rollback to savepoint portal_invites";

  private final Connection connection;
  private final Supplier<Handle> handles;
  private final BiFunction<Handle, PortalId, Stores> stores;

  /**
   * @param handles on {@code connection}, which they never close
   */
  JoinedStorage(
      Connection connection,
      Supplier<Handle> handles,
      BiFunction<Handle, PortalId, Stores> stores) {
    this.connection = connection;
    this.handles = handles;
    this.stores = stores;
    requireTransaction();
  }

  @Override
  public <T> T inTransaction(PortalId portal, Function<Stores, T> work) {
    requireTransaction();
    try (var handle = handles.get()) {
      return behindSavepoint(handle, () -> work.apply(stores.apply(handle, portal)));
    } catch (JdbiException e) {
      throw Transactions.failure(e);
    }
  }

  @Override
  public <T> T inSnapshot(PortalId portal, Function<Stores, T> work) {
    return inTransaction(portal, work);
  }

  private static <T> T behindSavepoint(Handle handle, Supplier<T> work) {
    handle.execute(BEGIN);
    try {
      var answer = work.get();
      handle.execute(END);
      return answer;
    } catch (RuntimeException | Error e) {
      undo(handle, e);
      throw e;
    }
  }

  private static void undo(Handle handle, Throwable cause) {
    try {
      handle.execute(UNDO);
    } catch (JdbiException e) {
      cause.addSuppressed(e);
    }
  }

  private void requireTransaction() {
    try {
      if (connection.getAutoCommit()) {
        throw new NoTransactionException();
      }
    } catch (SQLException e) {
      throw Transactions.failure(new ConnectionException(e));
    }
  }
}
