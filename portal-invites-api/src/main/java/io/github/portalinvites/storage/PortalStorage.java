package io.github.portalinvites.storage;

import io.github.portalinvites.portal.PortalId;
import java.util.function.Function;

/**
 * Where portals keep their state. Thread-safe.
 *
 * <p>{@code work} must not outlive its call, nor keep the stores. An exception from it rolls
 * everything back and is thrown on; a failure of the database comes as {@link StorageException}.
 * Calls do not nest.
 */
public interface PortalStorage {

  /**
   * Runs {@code work} in one transaction that sees what others have committed before each of its
   * calls (read committed). May run it again from the start if the database breaks it off for a
   * deadlock.
   */
  <T> T inTransaction(PortalId portal, Function<Stores, T> work);

  /**
   * Runs {@code work}, which only reads, on one unchanging picture of the state. May run it again
   * from the start on another picture, like {@link #inTransaction}: what it hands on meanwhile, as
   * an export does, it must hand on only once.
   */
  <T> T inSnapshot(PortalId portal, Function<Stores, T> work);
}
