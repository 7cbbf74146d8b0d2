package io.github.portalinvites.jdbc;

import io.github.portalinvites.storage.ThrottleStore;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** A row for each counter, locked by whoever hits it. */
final class ThrottleTable implements ThrottleStore {

  private static final Bulk COUNTERS =
      Bulk.of(
          "pi_throttle",
          new Bulk.Column("counter", SqlType.TEXT),
          new Bulk.Column("period", SqlType.LONG),
          new Bulk.Column("period_number", SqlType.LONG),
          new Bulk.Column("hits", SqlType.INTEGER));

  private static final String LOCK =
      """
      select period_number, hits
        from pi_throttle
       where portal = :portal and counter = :counter and period = :period
       order by counter
         for update
      """;

  private static final String COUNT =
      """
      update pi_throttle
         set period_number = :number, hits = :hits
       where portal = :portal and counter = :counter and period = :period
      """;

  private static final String RESET =
      "delete from pi_throttle where portal = :portal and counter = :counter";

  private final Session session;

  ThrottleTable(Session session) {
    this.session = session;
  }

  @Override
  public int hit(String key, int wanted, int limit, Duration period) {
    var micros = period.toNanos() / 1_000;
    var last = lock(key, micros).orElseGet(() -> addAndLock(key, micros));
    // this transaction may have begun before the one that counted last
    var number = Math.max(last.number, periods(session.now(), micros));
    var hits = last.number == number ? last.hits : 0;
    var allowed = Math.max(0, Math.min(wanted, limit - hits));
    session
        .update(COUNT)
        .bind("counter", key)
        .bind("period", micros)
        .bind("number", number)
        .bind("hits", hits + allowed)
        .execute();
    return allowed;
  }

  @Override
  public void reset(String key) {
    session.update(RESET).bind("counter", key).execute();
  }

  private static long periods(Instant now, long micros) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, now) / micros;
  }

  private Counted addAndLock(String key, long micros) {
    COUNTERS.insertIfAbsent(
        session, List.of("counter", "period"), List.of(List.of(key, micros, 0L, 0)));
    return lock(key, micros).orElseThrow();
  }

  private Optional<Counted> lock(String key, long micros) {
    return session
        .query(LOCK)
        .bind("counter", key)
        .bind("period", micros)
        .map((row, context) -> new Counted(row.getLong("period_number"), row.getInt("hits")))
        .findOne();
  }

  private record Counted(long number, int hits) {}
}
