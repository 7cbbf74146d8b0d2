package io.github.portalinvites.storage;

import java.sql.Connection;

/** A storage that can also work within a transaction of the host's own. */
public interface JoinableStorage extends PortalStorage {

  /**
   * A view of this storage for as long as the transaction that {@code connection} is in; not
   * thread-safe. Its transactions and snapshots are parts of that one: they see what the host
   * wrote, and are committed or rolled back with it. They never commit, and never change the
   * connection's settings. One that fails leaves nothing behind, and is never run again.
   *
   * @throws NoTransactionException if {@code connection} commits by itself, then or in any call
   */
  PortalStorage joining(Connection connection);
}
