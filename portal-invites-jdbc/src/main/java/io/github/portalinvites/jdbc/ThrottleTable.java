package io.github.portalinvites.jdbc;

import io.github.portalinvites.storage.ThrottleStore;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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

  private static final String GIVE_BACK =
      """
      update pi_throttle
         set hits = greatest(hits - :hits, 0)
       where portal = :portal and counter = :counter and period = :period
         and period_number >= :number
      """;

  private static final String RESET =
      "delete from pi_throttle where portal = :portal and counter = :counter";

  /**
   * In the order of the primary key: an index by the end of the period would change with the first
   * hit of each. So what is current is read, too, as far as it comes before enough old counters.
   */
  private static final String OLD =
      """
      select counter, period
        from pi_throttle
       where portal = :portal and (period_number + 1) * period <= :now
       order by counter, period
       limit :limit
         for update skip locked
      """;

  private static final List<Bulk.Column> KEYS =
      List.of(new Bulk.Column("counter", SqlType.TEXT), new Bulk.Column("period", SqlType.LONG));

  private static final String REMOVE =
      """
      delete from pi_throttle
       where portal = :portal and (counter, period) in (select t.counter, t.period from %s)
      """;

  private final Session session;

  ThrottleTable(Session session) {
    this.session = session;
  }

  @Override
  public int hit(String key, int wanted, int limit, Duration period) {
    var micros = period.toNanos() / 1_000;
    var last = locked(key, micros);
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
  public void giveBack(String key, int hits, Duration period) {
    var micros = period.toNanos() / 1_000;
    session
        .update(GIVE_BACK)
        .bind("counter", key)
        .bind("period", micros)
        .bind("number", periods(session.now(), micros))
        .bind("hits", hits)
        .execute();
  }

  @Override
  public void reset(String key) {
    session.update(RESET).bind("counter", key).execute();
  }

  @Override
  public int removeOld(int limit) {
    var old =
        session
            .query(OLD)
            .bind("now", micros(session.now()))
            .bind("limit", limit)
            .map(
                (row, context) ->
                    List.<@Nullable Object>of(row.getString("counter"), row.getLong("period")))
            .list();
    var remove = session.update(REMOVE.formatted(Bulk.unnest(session.dialect(), KEYS)));
    return Bulk.bind(session, remove, KEYS, old).execute();
  }

  private static long periods(Instant now, long micros) {
    return micros(now) / micros;
  }

  private static long micros(Instant now) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, now);
  }

  /** The counter, made if there is none; again if it was removed in between. */
  private Counted locked(String key, long micros) {
    var last = lock(key, micros);
    while (last.isEmpty()) {
      COUNTERS.insertIfAbsent(
          session, List.of("counter", "period"), List.of(List.of(key, micros, 0L, 0)));
      last = lock(key, micros);
    }
    return last.get();
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
