package io.github.portalinvites.jdbc;

import io.github.portalinvites.delivery.RunId;
import io.github.portalinvites.storage.Delivery;
import io.github.portalinvites.storage.Lease.Window;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** What of a run has no outcome yet. */
final class OpenMessages {

  private static final String DUE =
      """
      select number
        from pi_message
       where run = %s and number between :from and :to and outcome = 'OPEN' and retry_at is null
       order by number
       limit :limit
      """
          .formatted(RunTable.NUMBER);

  private static final String IN_FLIGHT =
      """
      select mark_lo, mark_hi
        from pi_chunk
       where run = %s and mark_lo is not null
       order by mark_lo
      """
          .formatted(RunTable.NUMBER);

  private static final String WITH_INVITATION =
      """
      select number, retry_at
        from pi_message
       where run = %s and number > :after and outcome = 'OPEN' and invitation is not null
       order by number
       limit :limit
      """
          .formatted(RunTable.NUMBER);

  /** A message that waits does so from the epoch on: so it is sought by the index. */
  private static final String LEFT =
      """
      select exists (select 1 from pi_chunk where run = %1$s and stage in %2$s)
          or exists (select 1 from pi_message where run = %1$s and retry_at >= :epoch)
      """
          .formatted(RunTable.NUMBER, ChunkTable.LIVE);

  private final Session session;

  OpenMessages(Session session) {
    this.session = session;
  }

  List<Delivery> due(RunId run, long from, long to, int limit) {
    var numbers =
        session
            .query(DUE)
            .bind("run", run.value())
            .bind("from", from)
            .bind("to", to)
            .bind("limit", limit)
            .mapTo(Long.class)
            .list();
    return new MessageReader(session).listed(run, numbers);
  }

  /** Whether no chunk is live, and no message waits. */
  boolean none(RunId run) {
    return !session
        .query(LEFT)
        .bind("run", run.value())
        .bind("epoch", Columns.argument(Instant.EPOCH))
        .mapTo(Boolean.class)
        .one();
  }

  /** Reads as many more as are in flight at most, so that only the last page is short. */
  List<Delivery> withInvitation(RunId run, long after, int limit) {
    var windows = inFlight(run);
    var inFlight = windows.stream().mapToLong(each -> each.to() - each.from() + 1).sum();
    var numbers =
        session
            .query(WITH_INVITATION)
            .bind("run", run.value())
            .bind("after", after)
            .bind("limit", limit + inFlight)
            .map((row, context) -> Open.read(row))
            .stream()
            .filter(open -> windows.stream().noneMatch(open::isIn))
            .map(Open::number)
            .limit(limit)
            .toList();
    return new MessageReader(session).listed(run, numbers);
  }

  private List<Window> inFlight(RunId run) {
    return session
        .query(IN_FLIGHT)
        .bind("run", run.value())
        .map((row, context) -> new Window(row.getLong("mark_lo"), row.getLong("mark_hi")))
        .list();
  }

  /** A window holds only those of its messages that do not wait. */
  private record Open(long number, boolean waits) {

    static Open read(ResultSet row) throws SQLException {
      return new Open(row.getLong("number"), Columns.instant(row, "retry_at") != null);
    }

    boolean isIn(Window window) {
      return !waits && window.from() <= number && number <= window.to();
    }
  }
}
