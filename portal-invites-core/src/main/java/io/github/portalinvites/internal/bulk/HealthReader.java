package io.github.portalinvites.internal.bulk;

import io.github.portalinvites.delivery.PortalHealth;
import java.time.Duration;
import java.util.function.Supplier;

/** Puts together how a portal's work goes. */
final class HealthReader {

  private final Persistent storage;
  private final Supplier<Duration> audienceLag;
  private final RelayLog relay;
  private final SendWorker worker;

  HealthReader(
      Persistent storage, Supplier<Duration> audienceLag, RelayLog relay, SendWorker worker) {
    this.storage = storage;
    this.audienceLag = audienceLag;
    this.relay = relay;
    this.worker = worker;
  }

  PortalHealth health() {
    var lag = audienceLag.get();
    return storage.inSnapshot(
        stores -> {
          var backlog = stores.deliveries().backlog();
          var untold = stores.events().waiting();
          return new PortalHealth(
              backlog.messages(),
              backlog.since(),
              lag,
              untold.events(),
              untold.since(),
              relay.last(),
              worker.isStarted());
        });
  }
}
