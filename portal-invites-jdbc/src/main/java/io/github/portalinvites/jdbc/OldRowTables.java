package io.github.portalinvites.jdbc;

import io.github.portalinvites.storage.OldRows;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Removes old rows, in the order in which they came. */
final class OldRowTables implements OldRows {

  /** The next run that has a ledger; one worker at a time clears it. */
  private static final String RUN =
      """
      select r.run
        from pi_run r
       where r.portal = :portal and not r.cleared and coalesce(r.ended, r.expires) < :before
         and r.state not in ('RUNNING', 'PAUSED')
         and not exists (select 1
                           from pi_chunk c
                          where c.run = r.run and c.stage = 'LEASED' and c.mark_lo is not null)
       order by r.run
       limit 1
         for update skip locked
      """;

  private static final String RECIPIENTS =
      """
      delete from pi_recipient
       where run = :run
         and position in (select position
                            from pi_recipient
                           where run = :run
                           order by position
                           limit :limit)
      """;

  private static final String MESSAGES =
      """
      delete from pi_message
       where run = :run
         and number in (select number
                          from pi_message
                         where run = :run
                         order by number
                         limit :limit)
      """;

  private static final String CLEARED = "update pi_run set cleared = true where run = :run";

  private static final String INVITATIONS =
      """
      select i.invitation
        from pi_invitation i
       where i.portal = :portal and i.state in ('REVOKED', 'FAILED', 'ENDED') and i.since < :before
         and exists (select 1
                       from pi_invitation l
                      where l.portal = i.portal and l.identity = i.identity and l.added > i.added)
         and not exists (select 1
                           from pi_invitation_contact c
                          where c.portal = i.portal and c.invitation = i.invitation
                            and not exists (select 1
                                              from pi_invitation_contact d
                                              join pi_invitation l
                                                on l.portal = d.portal
                                               and l.invitation = d.invitation
                                             where d.portal = c.portal and d.contact = c.contact
                                               and l.added > i.added))
         and not exists (select 1
                           from pi_generation g
                          where g.portal = i.portal and g.invitation = i.invitation
                            and (g.handed_over >= :sends
                                 or g.handed_over is not null
                                and not exists (select 1
                                                  from pi_invitation l
                                                  join pi_generation h
                                                    on h.portal = l.portal
                                                   and h.invitation = l.invitation
                                                 where l.portal = i.portal
                                                   and l.identity = i.identity
                                                   and l.added > i.added
                                                   and h.handed_over is not null)))
       order by i.added
       limit :limit
         for update skip locked
      """;

  private static final String OLDEST =
      """
      delete from pi_activity
       where happened < :before
         and position in (select position
                            from pi_activity
                           where portal = :portal and due is null
                           order by position
                           limit :limit)
      """;

  private static final String REQUESTS =
      """
      select position
        from pi_request
       where portal = :portal and received < :before
         and (decided_at is null or decided_at < :before)
         and state in ('INVITED', 'STAGED', 'LINKED', 'DECLINED', 'CLOSED')
       order by received, position
       limit :limit
         for update skip locked
      """;

  private static final String REMOVE_REQUESTS =
      "delete from pi_request where position = any(:positions)";

  private final Session session;

  OldRowTables(Session session) {
    this.session = session;
  }

  @Override
  public int removeLedgers(Instant before, int limit) {
    var removed = 0;
    for (var run = next(before); run.isPresent() && removed < limit; run = next(before)) {
      removed += clear(run.get(), limit - removed);
    }
    return removed;
  }

  /** Recipients first: nobody reads a message without them. */
  private int clear(long run, int limit) {
    var recipients = delete(RECIPIENTS, run, limit);
    var messages = recipients < limit ? delete(MESSAGES, run, limit - recipients) : 0;
    if (recipients + messages < limit) {
      session.update(CLEARED).bind("run", run).execute();
    }
    return recipients + messages;
  }

  private Optional<Long> next(Instant before) {
    return session.query(RUN).bind("before", Columns.argument(before)).mapTo(Long.class).findOne();
  }

  private int delete(String sql, long run, int limit) {
    return session.update(sql).bind("run", run).bind("limit", limit).execute();
  }

  @Override
  public int removeInvitations(Instant before, Instant sends, int limit) {
    var old =
        session
            .query(INVITATIONS)
            .bind("before", Columns.argument(before))
            .bind("sends", Columns.argument(sends))
            .bind("limit", limit)
            .map((row, context) -> row.getObject("invitation", UUID.class))
            .list();
    for (var table : InvitationTables.WITH_INVITATIONS) {
      session
          .update(
              "delete from %s where portal = :portal and invitation = any(:invitations)"
                  .formatted(table))
          .bind("invitations", session.array(SqlType.UUID, old))
          .execute();
    }
    return old.size();
  }

  @Override
  public int removeActivities(Instant before, int limit) {
    return session
        .update(OLDEST)
        .bind("before", Columns.argument(before))
        .bind("limit", limit)
        .execute();
  }

  @Override
  public int removeRequests(Instant before, int limit) {
    var old =
        session
            .query(REQUESTS)
            .bind("before", Columns.argument(before))
            .bind("limit", limit)
            .mapTo(Long.class)
            .list();
    return session
        .update(REMOVE_REQUESTS)
        .bind("positions", session.array(SqlType.LONG, old))
        .execute();
  }
}
