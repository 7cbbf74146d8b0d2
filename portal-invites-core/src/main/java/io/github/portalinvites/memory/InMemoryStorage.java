package io.github.portalinvites.memory;

import io.github.portalinvites.portal.PortalId;
import io.github.portalinvites.storage.PortalStorage;
import io.github.portalinvites.storage.Stores;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * A storage that forgets everything at the end: for tests, examples and first steps. Thread-safe.
 * The transactions of one portal take turns; snapshots never wait and keep nobody waiting.
 */
public final class InMemoryStorage implements PortalStorage {

  private final InstantSource clock;
  private final Map<PortalId, MemoryPortal> portals = new ConcurrentHashMap<>();

  /** An empty storage that goes by the system's clock. */
  public InMemoryStorage() {
    this(InstantSource.system());
  }

  /** An empty storage that goes by {@code clock}. */
  public InMemoryStorage(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public <T> T inTransaction(PortalId portal, Function<Stores, T> work) {
    return at(portal).inTransaction(work);
  }

  @Override
  public <T> T inSnapshot(PortalId portal, Function<Stores, T> work) {
    return at(portal).inSnapshot(work);
  }

  private MemoryPortal at(PortalId portal) {
    return portals.computeIfAbsent(portal, id -> new MemoryPortal(clock));
  }
}
