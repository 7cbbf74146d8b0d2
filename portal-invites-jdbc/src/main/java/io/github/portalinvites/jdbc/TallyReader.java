package io.github.portalinvites.jdbc;

import static java.util.stream.Collectors.joining;

import io.github.portalinvites.delivery.Outcome;
import io.github.portalinvites.delivery.RunId;
import io.github.portalinvites.storage.DeliveryStore.RunTally;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/** Adds up what a run's chunks have counted. */
final class TallyReader {

  private static final RunTally NOTHING = new RunTally(Map.of(), 0, 0, 0, 0, 0);

  private static final String TALLY =
      """
      select r.queued_recipients, r.queued_skipped, %s,
             count(case when c.next <= c.hi then 1 end) as chunks_left
        from pi_run r
        left join pi_chunk c on c.run = r.run
       where r.portal = :portal and r.run_id = :run
       group by r.run, r.queued_recipients, r.queued_skipped
       order by r.run
      """
          .formatted(
              Arrays.stream(Counter.values())
                  .map(Counter::column)
                  .map("coalesce(sum(c.%1$s), 0) as %1$s"::formatted)
                  .collect(joining(", ")));

  private final Session session;

  TallyReader(Session session) {
    this.session = session;
  }

  RunTally tally(RunId run) {
    return session
        .query(TALLY)
        .bind("run", run.value())
        .map((row, context) -> tally(row))
        .findOne()
        .orElse(NOTHING);
  }

  private static RunTally tally(ResultSet row) throws SQLException {
    return new RunTally(
        outcomes(row),
        count(row, Counter.DONE),
        count(row, Counter.POLICY_REFUSED),
        count(row, Counter.MESSAGE_REFUSED),
        row.getLong("chunks_left"),
        count(row, Counter.WAITING));
  }

  private static Map<Outcome, Long> outcomes(ResultSet row) throws SQLException {
    var skippedSince = count(row, Counter.SKIPPED);
    var outcomes = new EnumMap<Outcome, Long>(Outcome.class);
    outcomes.put(Outcome.SENT, count(row, Counter.SENT));
    outcomes.put(Outcome.FAILED, count(row, Counter.FAILED));
    outcomes.put(Outcome.IN_DOUBT, count(row, Counter.IN_DOUBT));
    var ended = outcomes.values().stream().mapToLong(count -> count).sum();
    outcomes.put(Outcome.OPEN, row.getLong("queued_recipients") - skippedSince - ended);
    outcomes.put(Outcome.SKIPPED, row.getLong("queued_skipped") + skippedSince);
    outcomes.values().removeIf(count -> count == 0);
    return outcomes;
  }

  private static long count(ResultSet row, Counter counter) throws SQLException {
    return row.getLong(counter.column());
  }
}
