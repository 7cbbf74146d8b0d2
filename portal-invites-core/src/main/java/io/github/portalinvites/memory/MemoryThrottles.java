package io.github.portalinvites.memory;

import static java.util.Comparator.comparing;

import io.github.portalinvites.storage.ThrottleStore;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Only each counter's latest period is kept. */
final class MemoryThrottles implements ThrottleStore {

  private static final Counted NOTHING = new Counted(0, 0);

  private final Table<Counter, Counted> counters;
  private final Instant now;

  MemoryThrottles() {
    counters = Table.sortedBy(comparing(Counter::key).thenComparing(Counter::period));
    now = Instant.EPOCH;
  }

  MemoryThrottles(MemoryThrottles from, Session session) {
    counters = from.counters.in(session);
    now = session.now();
  }

  @Override
  public int hit(String key, int wanted, int limit, Duration period) {
    var counter = new Counter(key, period);
    var last = counters.getOr(counter, NOTHING);
    var current = Math.max(last.period(), periods(period));
    var hits = last.period() == current ? last.hits() : 0;
    var allowed = Math.max(0, Math.min(wanted, limit - hits));
    counters.put(counter, new Counted(current, hits + allowed));
    return allowed;
  }

  @Override
  public void giveBack(String key, int hits, Duration period) {
    var current = periods(period);
    counters.change(
        new Counter(key, period), last -> last.period < current ? last : last.less(hits));
  }

  @Override
  public void reset(String key) {
    counters
        .after(new Counter(key, Duration.ZERO))
        .takeWhile(each -> each.key().key().equals(key))
        .forEach(each -> counters.remove(each.key()));
  }

  @Override
  public int removeOld(int limit) {
    var old =
        counters
            .after(null)
            .filter(each -> each.value().period < periods(each.key().period))
            .limit(limit)
            .toList();
    old.forEach(each -> counters.remove(each.key()));
    return old.size();
  }

  private long periods(Duration period) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, now) / (period.toNanos() / 1_000);
  }

  private record Counter(String key, Duration period) {}

  private record Counted(long period, int hits) {

    Counted less(int taken) {
      return new Counted(period, Math.max(0, hits - taken));
    }
  }
}
