package io.github.portalinvites.internal.bulk;

import io.github.portalinvites.storage.Lease;
import io.github.portalinvites.storage.Run;
import io.github.portalinvites.storage.Stores;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives a chunk back, and ends its run if nothing of it is left to do. */
final class ChunkEnd {

  private final Workshop shop;
  private final Lease lease;
  private final Run run;

  ChunkEnd(Workshop shop, Lease lease, Run run) {
    this.shop = shop;
    this.lease = lease;
    this.run = run;
  }

  /**
   * Lets others have the chunk.
   *
   * @param unopened the first message of a window that failed to open, null if none did
   * @param rest how long nobody needs to take the chunk up again
   */
  void giveBack(@Nullable Long unopened, Duration rest) {
    shop.storage()
        .inTransaction(
            stores -> {
              if (unopened != null) {
                // nothing of it was handed over
                stores.deliveries().complete(lease, List.of(), unopened - 1);
              }
              stores.deliveries().release(lease, rest);
              return settleRun(stores);
            });
  }

  /**
   * Looks once more, now that the chunk is given back: two who end something of a run at the same
   * time do not see each other's until both have.
   *
   * @param from where the last window began
   */
  void settle(long from) {
    shop.storage()
        .inTransaction(
            stores -> {
              if (RunControl.isCancelled(stores, lease.run())) {
                new LostInvitations(stores, run).end(from, lease.last());
              }
              return settleRun(stores);
            });
  }

  private boolean settleRun(Stores stores) {
    shop.control().settle(stores, lease.run());
    return true;
  }
}
