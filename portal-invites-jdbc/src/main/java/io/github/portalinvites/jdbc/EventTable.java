package io.github.portalinvites.jdbc;

import io.github.portalinvites.storage.EventStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Events are the rows of the history that are due. */
final class EventTable implements EventStore {

  private static final String KEEP =
      "update pi_portal set events = true where portal = :portal and not events";

  private static final String DUE =
      """
      select e.position
        from pi_activity e
       where e.portal = :portal and e.due <= :now
       order by e.due, e.position
       limit :limit
         for update skip locked
      """;

  private static final String TAKE =
      """
      update pi_activity
         set due = :until, tellings = tellings + 1
       where position = any(:positions)
      """;

  private static final String TAKEN =
      """
      select e.position, e.happened, e.actor_id, e.actor_name, e.kind, c.host_key as contact_key,
             e.run_id, e.data, e.tellings
        from pi_activity e
        left join pi_number c on c.number = e.contact
       where e.position = any(:positions)
       order by e.position
      """;

  private static final String TOLD =
      "update pi_activity set due = null where portal = :portal and position = any(:positions)";

  private static final String PUT_OFF =
      """
      update pi_activity
         set due = :until
       where portal = :portal and position = :position and due is not null
      """;

  private static final String WAITING =
      """
      select count(*) as waiting, min(happened) as oldest
        from pi_activity
       where portal = :portal and due is not null
      """;

  private final Session session;

  EventTable(Session session) {
    this.session = session;
  }

  @Override
  public void keep() {
    session.update(KEEP).execute();
  }

  @Override
  public List<Untold> take(int limit, Duration lease) {
    var due =
        session
            .query(DUE)
            .bind("now", Columns.argument(session.now()))
            .bind("limit", limit)
            .mapTo(Long.class)
            .list();
    if (due.isEmpty()) {
      return List.of();
    }
    var positions = session.array(SqlType.LONG, due);
    session
        .update(TAKE)
        .bind("positions", positions)
        .bind("until", Columns.argument(session.now().plus(lease)))
        .execute();
    return session
        .query(TAKEN)
        .bind("positions", positions)
        .map(
            (row, context) ->
                new Untold(
                    row.getLong("position"), ActivityTable.activity(row), row.getInt("tellings")))
        .list();
  }

  @Override
  public void told(Collection<Long> positions) {
    if (!positions.isEmpty()) {
      session.update(TOLD).bind("positions", session.array(SqlType.LONG, positions)).execute();
    }
  }

  @Override
  public void putOff(long position, Instant until) {
    session
        .update(PUT_OFF)
        .bind("position", position)
        .bind("until", Columns.argument(until))
        .execute();
  }

  @Override
  public Waiting waiting() {
    return session
        .query(WAITING)
        .map((row, context) -> new Waiting(row.getLong("waiting"), Columns.instant(row, "oldest")))
        .one();
  }
}
