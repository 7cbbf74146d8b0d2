package io.github.portalinvites.memory;

import io.github.portalinvites.invitation.InvitationId;
import io.github.portalinvites.storage.ReminderStore;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reminders, and what waits for one in the order in which it does. */
final class MemoryReminders implements ReminderStore {

  private static final Reminded NEVER = new Reminded(null, 0);

  private final Table<InvitationId, Reminded> reminded;
  private final Table<Turn, InvitationId> turns;
  private final MemoryInvitations invitations;

  MemoryReminders(MemoryInvitations invitations) {
    Comparator<InvitationId> byId = Comparator.comparing(InvitationId::value);
    this.reminded = Table.sortedBy(byId);
    this.turns = Table.sortedBy(Comparator.comparing(Turn::since).thenComparing(Turn::id, byId));
    this.invitations = invitations;
  }

  MemoryReminders(MemoryReminders from, Session session, MemoryInvitations invitations) {
    this.reminded = from.reminded.in(session);
    this.turns = from.turns.in(session);
    this.invitations = invitations;
  }

  @Override
  public void await(Map<InvitationId, Instant> since) {
    since.forEach(this::put);
  }

  @Override
  public void count(Collection<InvitationId> counted) {
    counted.forEach(
        id -> reminded.change(id, each -> new Reminded(each.since, each.reminders + 1)));
  }

  @Override
  public List<Waiting> take(Instant until, int limit) {
    var taken =
        turns
            .after(null)
            .takeWhile(turn -> !turn.key().since.isAfter(until))
            .limit(limit)
            .map(Tree::value)
            .toList();
    taken.forEach(id -> put(id, null));
    return taken.stream()
        .flatMap(id -> invitations.find(id).stream())
        .map(each -> new Waiting(each, reminded.getOr(each.id(), NEVER).reminders))
        .toList();
  }

  private void put(InvitationId id, @Nullable Instant since) {
    var before = reminded.getOr(id, NEVER);
    if (before.since != null) {
      turns.remove(new Turn(before.since, id));
    }
    if (since != null) {
      turns.put(new Turn(since, id), id);
    }
    reminded.put(id, new Reminded(since, before.reminders));
  }

  /**
   * What is known of an invitation.
   *
   * @param since null if it does not wait
   */
  private record Reminded(@Nullable Instant since, int reminders) {}

  private record Turn(Instant since, InvitationId id) {}
}
