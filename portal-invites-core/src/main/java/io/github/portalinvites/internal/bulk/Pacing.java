package io.github.portalinvites.internal.bulk;

import io.github.portalinvites.delivery.Pace;
import io.github.portalinvites.mail.Sender;
import io.github.portalinvites.storage.Run;
import io.github.portalinvites.storage.Stores;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How many messages may leave now, counted over all processes. */
final class Pacing {

  private final Stores stores;
  private final Run run;
  private final Order order;
  private Duration rest = Duration.ZERO;

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
    for (var limit : limits()) {
      var before = granted;
      granted = before == 0 ? 0 : grant(limit, before);
      if (granted < before) {
        rest = longer(rest, untilNext(limit.period()));
      }
    }
    return granted;
  }

  /** How long it takes until more may leave; zero unless something was refused. */
  Duration rest() {
    return rest;
  }

  /** Of limits that share a counter the lowest. */
  private Collection<Pace.Limit> limits() {
    return order.tempo().pace().limits().stream()
        .collect(
            Collectors.toMap(
                limit -> limit.scope() + " " + limit.period(),
                Function.identity(),
                (one, other) -> one.messages() < other.messages() ? one : other))
        .values();
  }

  private Duration untilNext(Duration period) {
    var since = Duration.between(Instant.EPOCH, stores.now());
    return period.minusNanos(since.toNanos() % period.toNanos());
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
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
