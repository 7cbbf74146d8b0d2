package io.github.portalinvites.internal.bulk;

import io.github.portalinvites.delivery.Pace;
import io.github.portalinvites.mail.Sender;
import io.github.portalinvites.storage.Run;
import io.github.portalinvites.storage.Stores;

/** How many messages may leave now, counted over all processes. */
final class Pacing {

  private final Stores stores;
  private final Run run;
  private final Order order;

  Pacing(Stores stores, Run run, Order order) {
    this.stores = stores;
    this.run = run;
    this.order = order;
  }

  /**
   * Takes up to {@code wanted} out of every limit; what one grants and the next refuses is lost for
   * its period.
   */
  int grant(int wanted) {
    var granted = wanted;
    for (var limit : order.tempo().pace().limits()) {
      granted = granted == 0 ? 0 : grant(limit, granted);
    }
    return granted;
  }

  private int grant(Pace.Limit limit, int wanted) {
    return switch (limit.scope()) {
      case RUN -> hit("pace.run." + run.id() + "." + limit.period(), wanted, limit);
      case SENDING_DOMAIN ->
          order.choices().values().stream()
              .map(Order.Choice::sender)
              .map(Pacing::domain)
              .distinct()
              .mapToInt(
                  domain -> hit("pace.domain." + domain + "." + limit.period(), wanted, limit))
              .min()
              .orElse(wanted);
    };
  }

  private int hit(String key, int wanted, Pace.Limit limit) {
    return stores.throttles().hit(key, wanted, limit.messages(), limit.period());
  }

  private static String domain(Sender sender) {
    return sender.from().address().domain();
  }
}
