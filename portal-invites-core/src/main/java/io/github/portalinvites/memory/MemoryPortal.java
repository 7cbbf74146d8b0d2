package io.github.portalinvites.memory;

import io.github.portalinvites.storage.Stores;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/** One portal's state. Work gets a copy, which replaces it if the work comes to its end. */
final class MemoryPortal {

  private final InstantSource clock;
  private final ReentrantLock turn = new ReentrantLock();
  private volatile MemoryStores committed = new MemoryStores();

  MemoryPortal(InstantSource clock) {
    this.clock = clock;
  }

  <T> T inTransaction(Function<Stores, T> work) {
    refuseNesting();
    turn.lock();
    try {
      var draft = new MemoryStores(committed, new Session(now(), true));
      var result = work.apply(draft);
      committed = draft;
      return result;
    } finally {
      turn.unlock();
    }
  }

  <T> T inSnapshot(Function<Stores, T> work) {
    refuseNesting();
    return work.apply(new MemoryStores(committed, new Session(now(), false)));
  }

  private void refuseNesting() {
    if (turn.isHeldByCurrentThread()) {
      throw new IllegalStateException("Transactions and snapshots do not nest");
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
