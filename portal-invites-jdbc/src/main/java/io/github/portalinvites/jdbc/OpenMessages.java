package io.github.portalinvites.jdbc;

import io.github.portalinvites.bulk.RunId;
import io.github.portalinvites.storage.Delivery;
import io.github.portalinvites.storage.Lease.Window;
import java.util.List;

/** The messages of a run that were tried, or made ready for it, and have no outcome. */
final class OpenMessages {

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
      select number
        from pi_message
       where run = %s and number > :after and outcome = 'OPEN' and invitation is not null
       order by number
       limit :limit
      """
          .formatted(RunTable.NUMBER);

  private final Session session;

  OpenMessages(Session session) {
    this.session = session;
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
            .mapTo(Long.class)
            .stream()
            .filter(number -> windows.stream().noneMatch(each -> isIn(each, number)))
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

  private static boolean isIn(Window window, long number) {
    return window.from() <= number && number <= window.to();
  }
}
