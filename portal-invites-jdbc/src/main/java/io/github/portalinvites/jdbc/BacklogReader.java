package io.github.portalinvites.jdbc;

import static java.util.stream.Collectors.reducing;

import io.github.portalinvites.storage.DeliveryStore.Backlog;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What waits in running runs, by the counters of their chunks; of messages, one a run is read. */
final class BacklogReader {

  private static final String OF_RUNS =
      """
      select r.run, r.active_since, r.messages - coalesce(sum(c.done), 0) as left_over,
             min(case when c.stage in %s and c.next <= c.hi then c.due_since end) as opened,
             (select min(m.retry_at)
                from pi_message m
               where m.run = r.run and m.retry_at <= :now) as retry
        from pi_run r
        left join pi_chunk c on c.run = r.run
       where r.portal = :portal and r.state = 'RUNNING'
       group by r.run, r.active_since, r.messages
       order by r.run
      """
          .formatted(ChunkTable.LIVE);

  private final Session session;

  BacklogReader(Session session) {
    this.session = session;
  }

  Backlog backlog() {
    return session
        .query(OF_RUNS)
        .bind("now", session.now())
        .map((row, context) -> ofRun(row))
        .collect(reducing(Backlog.NONE, Backlog::plus));
  }

  private static Backlog ofRun(ResultSet row) throws SQLException {
    return Backlog.of(row.getLong("left_over"), due(row), Columns.instant(row, "active_since"));
  }

  private static @Nullable Instant due(ResultSet row) throws SQLException {
    return Stream.of(
            Optional.ofNullable(Columns.instant(row, "opened")),
            Optional.ofNullable(Columns.instant(row, "retry")))
        .flatMap(Optional::stream)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }
}
