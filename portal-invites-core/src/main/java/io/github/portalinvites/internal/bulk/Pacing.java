package io.github.portalinvites.internal.bulk;

import io.github.portalinvites.delivery.Pace;
import io.github.portalinvites.directory.DivisionId;
import io.github.portalinvites.storage.Run;
import io.github.portalinvites.storage.Stores;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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
   * Takes as many messages as may leave now out of every limit, the shortest period first: what one
   * grants and the next refuses is lost for its period.
   *
   * @param divisions whose sender each message carries, in the order of the messages
   * @return how many may leave, the first ones
   */
  int grant(List<DivisionId> divisions) {
    var domains = divisions.stream().map(this::domain).toList();
    var granted = domains.size();
    for (var limit : limits()) {
      var before = granted;
      granted = grant(limit, domains.subList(0, before));
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

  /** Of limits that share a counter the lowest; always in one order, since counters are locked. */
  private List<Pace.Limit> limits() {
    return order.tempo().pace().limits().stream()
        .collect(
            Collectors.toMap(
                limit -> limit.scope() + " " + limit.period(),
                Function.identity(),
                (one, other) -> one.messages() < other.messages() ? one : other))
        .values()
        .stream()
        .sorted(Comparator.comparing(Pace.Limit::period).thenComparing(Pace.Limit::scope))
        .toList();
  }

  private Duration untilNext(Duration period) {
    var since = Duration.between(Instant.EPOCH, stores.now());
    return period.minusNanos(since.toNanos() % period.toNanos());
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  private int grant(Pace.Limit limit, List<String> domains) {
    return switch (limit.scope()) {
      case RUN -> hit("pace.run." + run.id(), domains.size(), limit);
      case SENDING_DOMAIN -> grantByDomain(limit, domains);
    };
  }

  private int grantByDomain(Pace.Limit limit, List<String> domains) {
    var granted = domains.size();
    for (var domain : new TreeSet<>(domains)) {
      var mine = positions(domain, domains.subList(0, granted));
      var allowed = hit("pace.domain." + domain, mine.size(), limit);
      granted = allowed < mine.size() ? mine.get(allowed) : granted;
    }
    return granted;
  }

  private static List<Integer> positions(String domain, List<String> domains) {
    return IntStream.range(0, domains.size())
        .filter(each -> domains.get(each).equals(domain))
        .boxed()
        .toList();
  }

  private int hit(String counter, int wanted, Pace.Limit limit) {
    var key = counter + "." + limit.period();
    return wanted == 0 ? 0 : stores.throttles().hit(key, wanted, limit.messages(), limit.period());
  }

  private String domain(DivisionId division) {
    return order.choice(division).sender().from().address().domain();
  }
}
