package io.github.portalinvites.storage.contract;

import static io.github.portalinvites.testkit.TestInvitations.mailbox;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.portalinvites.bulk.RunState;
import io.github.portalinvites.delivery.RunId;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.invitation.IdentityId;
import io.github.portalinvites.invitation.SkipReason;
import io.github.portalinvites.storage.Delivery;
import io.github.portalinvites.testkit.TestRuns;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a plan holds before it is started. */
public interface PlannedMessagesContract extends QueueContract {

  @Test
  default void messagesComeBackInOrderAsTheyWere() {
    var run = planned(RunState.PLANNING, 12);
    assertThat(messages(run, 0, 11)).isEqualTo(runs().messages(run, 0, 11));
  }

  @Test
  default void onlyMessagesThatWereAskedForCome() {
    var run = planned(RunState.PLANNING, 12);
    assertThat(messages(run, 3, 5)).isEqualTo(runs().messages(run, 3, 5));
    assertThat(messages(run, 11, 20)).isEqualTo(runs().messages(run, 11, 11));
    assertThat(messages(run, 12, 20)).isEmpty();
  }

  @Test
  default void messageKeepsAllItsRecipients() {
    var run = TestRuns.run(RunState.PLANNING);
    var shared = runs().message(run.id(), 0, contact(3), contact(1), contact(2));
    var single = runs().message(run.id(), 1, contact(4));
    commit(stores -> stores.runs().add(run));
    enqueue(run.id(), List.of(shared, single));
    assertThat(messages(run.id(), 0, 1)).containsExactly(shared, single);
  }

  @Test
  default void identityOfAContactComesBackAsItWas() {
    var run = TestRuns.run(RunState.PLANNING);
    var identity = IdentityId.of(contact(1));
    var message = Delivery.planned(run.id(), 0, identity, keys().account(1), Set.of(contact(1)));
    commit(stores -> stores.runs().add(run));
    enqueue(run.id(), List.of(message));
    assertThat(messages(run.id(), 0, 0)).containsExactly(message);
  }

  @Test
  default void firstMessageToAMailboxIsTold() {
    var run = planned(RunState.PLANNING, 3);
    var again = runs().message(run, 0, contact(9));
    var fourth = Delivery.planned(run, 3, again.identity(), again.account(), again.recipients());
    enqueue(run, List.of(fourth));
    var other = planned(RunState.RUNNING, 1);
    var asked = List.of(again.identity(), message(run, 2).identity(), mailbox("no@example.org"));
    assertThat(firstTo(run, asked))
        .isEqualTo(Map.of(again.identity(), 0L, message(run, 2).identity(), 2L));
    assertThat(firstTo(other, asked)).isEqualTo(Map.of(again.identity(), 0L));
    assertThat(firstTo(run, List.of())).isEmpty();
    assertThat(firstTo(new RunId(UUID.randomUUID()), asked)).isEmpty();
  }

  private Map<IdentityId, Long> firstTo(RunId run, List<IdentityId> identities) {
    return snapshot(stores -> stores.deliveries().firstTo(run, identities));
  }

  @Test
  default void planGrowsPartByPart() {
    var run = planned(RunState.PLANNING, 3);
    enqueue(run, runs().messages(run, 3, 5));
    enqueue(run, List.of());
    enqueue(run, runs().messages(run, 6, 6));
    assertThat(messages(run, 0, 100)).isEqualTo(runs().messages(run, 0, 6));
  }

  @Test
  default void manyMessagesAreAddedAtOnce() {
    var run = planned(RunState.PLANNING, 3_000);
    assertThat(messages(run, 0, 2_999)).isEqualTo(runs().messages(run, 0, 2_999));
  }

  @Test
  default void runsDoNotShareMessages() {
    var one = planned(RunState.PLANNING, 2);
    var other = planned(RunState.PLANNING, 3);
    assertThat(messages(one, 0, 10)).isEqualTo(runs().messages(one, 0, 1));
    assertThat(messages(other, 0, 10)).isEqualTo(runs().messages(other, 0, 2));
  }

  @Test
  default void recipientsAndSkippedContactsArePlanned() {
    var run = planned(RunState.PLANNING, 1);
    var shared = runs().message(run, 1, contact(2), contact(3));
    commit(
        stores ->
            stores
                .deliveries()
                .enqueue(run, List.of(shared), Map.of(contact(4), SkipReason.NO_EMAIL)));
    assertThat(plannedOf(run, contact(1), contact(2), contact(3), contact(4), contact(5)))
        .containsExactlyInAnyOrder(contact(1), contact(2), contact(3), contact(4));
  }

  @Test
  default void contactsOfAnotherRunAreNotPlanned() {
    planned(RunState.PLANNING, 3);
    var run = planned(RunState.PLANNING, 1);
    assertThat(plannedOf(run, contact(1), contact(2), contact(3))).containsExactly(contact(1));
  }

  @Test
  default void contactsOfAnotherKeyTypeAreNotPlanned() {
    var run = planned(RunState.PLANNING, 3);
    assertThat(plannedOf(run, keys().ofAnotherType().contact(1))).isEmpty();
    assertThat(plannedOf(run)).isEmpty();
  }

  @Test
  default void rolledBackMessagesAreNotThere() {
    var run = planned(RunState.PLANNING, 1);
    rollBack(stores -> stores.deliveries().enqueue(run, runs().messages(run, 1, 2), Map.of()));
    assertThat(messages(run, 0, 10)).hasSize(1);
    assertThat(tally(run).outcomes().values()).containsExactly(1L);
    enqueue(run, runs().messages(run, 1, 1));
    assertThat(messages(run, 0, 10)).hasSize(2);
  }

  @Test
  default void messagesOfAnotherPortalAreNotSeen() {
    var run = planned(RunState.PLANNING, 3);
    commitElsewhere(
        stores -> {
          assertThat(stores.deliveries().messages(run, 0, 10)).isEmpty();
          assertThat(stores.deliveries().planned(run, Set.of(contact(1)))).isEmpty();
          assertThat(stores.deliveries().tally(run).outcomes()).isEmpty();
        });
  }

  private void enqueue(RunId run, List<Delivery> messages) {
    commit(stores -> stores.deliveries().enqueue(run, messages, Map.of()));
  }

  private Set<ContactId> plannedOf(RunId run, ContactId... contacts) {
    return snapshot(stores -> stores.deliveries().planned(run, Set.of(contacts)));
  }
}
