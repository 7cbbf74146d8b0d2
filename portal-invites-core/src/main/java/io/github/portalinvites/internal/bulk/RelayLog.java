package io.github.portalinvites.internal.bulk;

import io.github.portalinvites.delivery.Outcome;
import io.github.portalinvites.delivery.PortalHealth.RelayError;
import io.github.portalinvites.mail.ServerReply;
import io.github.portalinvites.storage.Delivery;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What was last wrong with this process's relay. Thread-safe. */
final class RelayLog {

  private final String relay;
  private volatile @Nullable RelayError last;

  RelayLog(String relay) {
    this.relay = relay;
  }

  @Nullable RelayError last() {
    return last;
  }

  void note(HandOver handOver) {
    var trouble = handOver.trouble();
    if (trouble != null) {
      trouble(handOver.at(), trouble.reply());
    } else if (handOver.results().stream().anyMatch(RelayLog::isSent)) {
      last = null;
    }
  }

  void trouble(Instant at, ServerReply reply) {
    last = new RelayError(relay, at, reply);
  }

  private static boolean isSent(Delivery delivery) {
    return delivery.result().outcome() == Outcome.SENT;
  }
}
