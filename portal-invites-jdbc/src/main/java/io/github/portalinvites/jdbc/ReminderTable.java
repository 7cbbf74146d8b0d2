package io.github.portalinvites.jdbc;

import static java.util.stream.Collectors.toMap;

import io.github.portalinvites.invitation.Invitation;
import io.github.portalinvites.invitation.InvitationId;
import io.github.portalinvites.storage.ReminderStore;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jdbi.v3.core.argument.Argument;

/** A row for each invitation that ever waited. */
final class ReminderTable implements ReminderStore {

  private static final Bulk WAITING =
      Bulk.of(
          "pi_reminder",
          new Bulk.Column("invitation", SqlType.UUID),
          new Bulk.Column("waits_since", SqlType.INSTANT));

  private static final String COUNT =
      """
      update pi_reminder
         set reminders = reminders + 1
       where portal = :portal and invitation = any(:invitations)
      """;

  private static final String LOCK =
      """
      select invitation, reminders
        from pi_reminder
       where portal = :portal and waits_since <= :until
       order by waits_since, invitation
       limit :limit
         for update skip locked
      """;

  private static final String TAKE =
      """
      update pi_reminder
         set waits_since = null
       where portal = :portal and invitation = any(:invitations)
      """;

  private final Session session;

  ReminderTable(Session session) {
    this.session = session;
  }

  @Override
  public void await(Map<InvitationId, Instant> since) {
    var rows =
        since.entrySet().stream()
            .sorted(Map.Entry.comparingByKey(Comparator.comparing(InvitationId::value)))
            .map(each -> Arrays.<Object>asList(each.getKey().value(), each.getValue()))
            .toList();
    WAITING.upsert(session, List.of("invitation"), rows);
  }

  @Override
  public void count(Collection<InvitationId> invitations) {
    session.update(COUNT).bind("invitations", ids(invitations)).execute();
  }

  @Override
  public List<Waiting> take(Instant until, int limit) {
    var taken = lock(until, limit);
    if (taken.isEmpty()) {
      return List.of();
    }
    var ids = taken.stream().map(Taken::id).toList();
    session.update(TAKE).bind("invitations", ids(ids)).execute();
    var invitations =
        new InvitationReader(session)
            .withIds(ids).stream().collect(toMap(Invitation::id, each -> each));
    return taken.stream()
        .flatMap(
            each ->
                Stream.ofNullable(invitations.get(each.id))
                    .map(invitation -> new Waiting(invitation, each.reminders)))
        .toList();
  }

  private List<Taken> lock(Instant until, int limit) {
    return session
        .query(LOCK)
        .bind("until", Columns.argument(until))
        .bind("limit", limit)
        .map((row, context) -> new Taken(InvitationReader.id(row), row.getInt("reminders")))
        .list();
  }

  private Argument ids(Collection<InvitationId> invitations) {
    return session.array(SqlType.UUID, invitations, InvitationId::value);
  }

  private record Taken(InvitationId id, int reminders) {}
}
