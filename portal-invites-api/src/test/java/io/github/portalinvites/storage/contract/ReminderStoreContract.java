package io.github.portalinvites.storage.contract;

import static io.github.portalinvites.testkit.TestInvitations.handedOver;
import static io.github.portalinvites.testkit.TestInvitations.mailbox;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.portalinvites.invitation.Invitation;
import io.github.portalinvites.invitation.InvitationId;
import io.github.portalinvites.invitation.InvitationState;
import io.github.portalinvites.storage.ReminderStore.Waiting;
import io.github.portalinvites.testkit.Together;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What waits for a reminder, and how many it had. */
public interface ReminderStoreContract extends StorageContract {

  @Test
  default void whatWaitsLongEnoughIsTakenOnce() {
    var invitation = waiting(1, now());
    assertThat(take(now().minusNanos(1_000), 9)).isEmpty();
    assertThat(take(now(), 9)).containsExactly(new Waiting(invitation, 0));
    assertThat(take(now(), 9)).isEmpty();
  }

  @Test
  default void theLongestWaitingAreTakenFirst() {
    var second = waiting(2, now().minusSeconds(20));
    var first = waiting(1, now().minusSeconds(30));
    var third = waiting(3, now().minusSeconds(10));
    assertThat(taken(2)).containsExactly(first.id(), second.id());
    assertThat(taken(2)).containsExactly(third.id());
  }

  @Test
  default void waitingAnewTakesThePlaceOfWaitingBefore() {
    var invitation = waiting(1, now().minusSeconds(30));
    await(invitation, now());
    assertThat(take(now().minusSeconds(1), 9)).isEmpty();
    assertThat(taken(9)).containsExactly(invitation.id());
  }

  @Test
  default void whatWasTakenMayWaitAgain() {
    var invitation = waiting(1, now());
    take(now(), 9);
    await(invitation, now());
    assertThat(taken(9)).containsExactly(invitation.id());
  }

  @Test
  default void remindersAreCountedThroughAllWaiting() {
    var invitation = waiting(1, now());
    var other = waiting(2, now().plusSeconds(1));
    count(invitation);
    take(now(), 9);
    count(invitation);
    await(invitation, now());
    assertThat(take(now().plusSeconds(1), 9))
        .containsExactly(new Waiting(invitation, 2), new Waiting(other, 0));
  }

  @Test
  default void takenInvitationIsAsItIsNow() {
    var invitation = waiting(1, now());
    var accepted = invitation.in(InvitationState.ACCEPTED, now());
    commit(stores -> stores.invitations().change(accepted));
    assertThat(take(now(), 9)).containsExactly(new Waiting(accepted, 0));
  }

  @Test
  default void rolledBackTakeLeavesThemWaiting() {
    var invitation = waiting(1, now());
    rollBack(stores -> assertThat(stores.reminders().take(now(), 9)).hasSize(1));
    assertThat(taken(9)).containsExactly(invitation.id());
  }

  @Test
  default void severalWorkersNeverTakeTheSame() {
    var all = IntStream.range(0, 40).mapToObj(n -> waiting(n, now()).id()).toList();
    var takes = Together.race(8, () -> taken(10));
    var taken = takes.stream().flatMap(List::stream).toList();
    assertThat(taken).doesNotHaveDuplicates();
    var rest = taken(40);
    assertThat(rest).doesNotContainAnyElementsOf(taken);
    var both = new HashSet<>(taken);
    both.addAll(rest);
    assertThat(both).containsExactlyInAnyOrderElementsOf(all);
  }

  @Test
  default void nothingToAwaitOrToCountIsNothing() {
    commit(
        stores -> {
          stores.reminders().await(Map.of());
          stores.reminders().count(Set.of());
        });
    assertThat(taken(9)).isEmpty();
  }

  @Test
  default void remindersOfAnotherPortalAreNotTaken() {
    var invitation = invitation(1);
    commitElsewhere(
        stores -> {
          stores.invitations().add(invitation);
          stores.reminders().await(Map.of(invitation.id(), now()));
        });
    assertThat(taken(9)).isEmpty();
  }

  private Invitation waiting(int contact, Instant since) {
    var invitation = invitation(contact);
    commit(stores -> stores.invitations().add(invitation));
    await(invitation, since);
    return invitation;
  }

  private Invitation invitation(int contact) {
    var address = "%s@example.org".formatted(UUID.randomUUID());
    return handedOver(now(), mailbox(address), keys().contact(contact));
  }

  private void await(Invitation invitation, Instant since) {
    commit(stores -> stores.reminders().await(Map.of(invitation.id(), since)));
  }

  private void count(Invitation invitation) {
    commit(stores -> stores.reminders().count(Set.of(invitation.id())));
  }

  private List<Waiting> take(Instant until, int limit) {
    return transaction(stores -> stores.reminders().take(until, limit));
  }

  private List<InvitationId> taken(int limit) {
    return take(now(), limit).stream().map(each -> each.invitation().id()).toList();
  }
}
