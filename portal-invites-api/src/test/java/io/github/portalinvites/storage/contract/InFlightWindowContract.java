package io.github.portalinvites.storage.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portalinvites.bulk.RunState;
import io.github.portalinvites.delivery.Outcome;
import io.github.portalinvites.delivery.RunId;
import io.github.portalinvites.invitation.InvitationId;
import io.github.portalinvites.invitation.SkipReason;
import io.github.portalinvites.storage.Delivery;
import io.github.portalinvites.storage.Delivery.Attempt;
import io.github.portalinvites.storage.Delivery.Result;
import io.github.portalinvites.storage.Lease;
import io.github.portalinvites.storage.Lease.Window;
import io.github.portalinvites.testkit.TestRuns;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is on its way, and who knows of it when its owner dies. */
public interface InFlightWindowContract extends QueueContract {

  @Test
  default void windowOfADeadOwnerIsToldToTheNext() {
    running(20, 20);
    begin(claim(), 0, 9);
    leaseEnds();
    var lease = claim();
    assertThat(lease.left()).isEqualTo(new Window(0, 9));
    assertThat(lease.next()).isZero();
  }

  @Test
  default void openMessagesWithAnInvitationAreThoseOfWhichNothingIsInFlight() {
    var run = running(30, 10);
    var waiting = claim();
    prepare(waiting, 0, 9);
    work(waiting, 0, 9, each -> each.number() < 3 ? TestRuns.sent(each) : waiting(each));
    prepare(claim(), 12, 14);
    assertThat(openWithInvitation(run, -1, 100)).containsExactly(3L, 4L, 5L, 6L, 7L, 8L, 9L);
    assertThat(openWithInvitation(run, 4, 3)).containsExactly(5L, 6L, 7L);
    assertThat(openWithInvitation(run, 9, 3)).isEmpty();
    leaseEnds();
    var dead = claim();
    complete(dead, List.of(), 11);
    assertThat(openWithInvitation(run, 9, 100)).containsExactly(12L, 13L, 14L);
  }

  private Delivery waiting(Delivery message) {
    var result = TestRuns.putOff(message, now().plus(LEASE)).result();
    return message.with(message.attempt(), result);
  }

  /** As a worker does before it hands a window over. */
  private void prepare(Lease lease, long from, long to) {
    begin(lease, from, to);
    var attempt = new Delivery.Attempt(0, 0, now(), now(), new InvitationId(UUID.randomUUID()), 1);
    var prepared =
        messages(lease.run(), from, to).stream()
            .map(each -> each.with(attempt, each.result()))
            .toList();
    commit(stores -> stores.deliveries().prepare(prepared));
  }

  private List<Long> openWithInvitation(RunId run, long after, int limit) {
    return snapshot(stores -> stores.deliveries().openWithInvitation(run, after, limit)).stream()
        .map(Delivery::number)
        .toList();
  }

  @Test
  default void windowOfALiveOwnerIsNobodyElses() {
    running(20, 20);
    begin(claim(), 0, 9);
    assertThat(claimed()).isEmpty();
  }

  @Test
  default void ownersBetweenWindowsLeaveNone() {
    running(20, 20);
    work(claim(), 0, 9, TestRuns::sent);
    leaseEnds();
    var lease = claim();
    assertThat(lease.left()).isNull();
    assertThat(lease.next()).isEqualTo(10);
  }

  @Test
  default void windowStaysInFlightWhenTheNextOwnerDiesToo() {
    running(20, 20);
    begin(claim(), 0, 9);
    leaseEnds();
    claim();
    leaseEnds();
    assertThat(claim().left()).isEqualTo(new Window(0, 9));
  }

  @Test
  default void windowStaysInFlightWhenTheLeaseIsGivenBack() {
    var run = running(20, 20);
    var lease = claim();
    begin(lease, 0, 9);
    change(run, RunState.CANCELLED);
    release(lease);
    assertThat(claim().left()).isEqualTo(new Window(0, 9));
  }

  @Test
  default void windowOfADeadOwnerIsTakenFirst() {
    running(20, 10);
    claim();
    begin(claim(), 10, 14);
    leaseEnds();
    assertThat(claim().left()).isEqualTo(new Window(10, 14));
    assertThat(claim().left()).isNull();
  }

  @ParameterizedTest
  @EnumSource(names = {"PAUSED", "CANCELLED"})
  default void windowOfADeadOwnerIsToldWhateverItsRunsState(RunState state) {
    var run = running(20, 10);
    begin(claim(), 0, 4);
    change(run, state);
    assertThat(claimed()).isEmpty();
    leaseEnds();
    assertThat(claim().left()).isEqualTo(new Window(0, 4));
    assertThat(claimed()).isEmpty();
  }

  @Test
  default void runThatDoesNotRunIsLeftAloneOnceItsWindowIsCompleted() {
    var run = running(20, 10);
    begin(claim(), 0, 4);
    change(run, RunState.CANCELLED);
    leaseEnds();
    var lease = claim();
    assertThat(complete(lease, inDoubt(lease.left(), messages(run, 0, 4)), 4)).isTrue();
    release(lease);
    leaseEnds();
    assertThat(claimed()).isEmpty();
    assertThat(tally(run).outcomes()).containsEntry(Outcome.IN_DOUBT, 5L);
  }

  @Test
  default void newWindowTakesThePlaceOfTheOneThatWasLeft() {
    running(20, 20);
    begin(claim(), 0, 9);
    leaseEnds();
    begin(claim(), 0, 2);
    leaseEnds();
    assertThat(claim().left()).isEqualTo(new Window(0, 2));
  }

  @ParameterizedTest
  @EnumSource(names = {"PAUSED", "CANCELLED"})
  default void noWindowBeginsUnlessTheRunRuns(RunState state) {
    var run = running(10, 10);
    var lease = claim();
    change(run, state);
    assertThat(begin(lease, 0, 4)).isFalse();
    leaseEnds();
    assertThat(claimed()).isEmpty();
  }

  @Test
  default void refusedWindowDoesNotProlongTheLease() {
    var run = running(10, 10);
    var lease = claim();
    tested().clock().advance(LEASE.dividedBy(2));
    change(run, RunState.PAUSED);
    begin(lease, 0, 4);
    change(run, RunState.RUNNING);
    tested().clock().advance(LEASE.dividedBy(2));
    assertThat(claimed()).isPresent();
  }

  @Test
  default void windowInFlightIsCompletedAlsoIfTheRunDoesNotRunAnyMore() {
    var run = running(10, 10);
    var lease = claim();
    begin(lease, 0, 4);
    change(run, RunState.PAUSED);
    var sent = messages(run, 0, 4).stream().map(TestRuns::sent).toList();
    assertThat(complete(lease, sent, 4)).isTrue();
    assertThat(messages(run, 0, 4)).isEqualTo(sent);
  }

  @Test
  default void completedWindowKeepsAttemptsAndResults() {
    var run = running(3, 3);
    var lease = claim();
    begin(lease, 0, 2);
    var attempt = fullAttempt();
    var at = now().plusNanos(1_000);
    var sent = message(run, 0).with(attempt, new Result(Outcome.SENT, null, null, at, "2.0.0 é"));
    var later = message(run, 1).with(attempt, new Result(Outcome.OPEN, null, at, null, "451"));
    var open = message(run, 2).with(attempt, Result.OPEN);
    complete(lease, List.of(sent, later, open), 1);
    assertThat(messages(run, 0, 2)).containsExactly(sent, later, open);
  }

  @Test
  default void messagesThatWereNotCompletedStayAsTheyWere() {
    var run = running(10, 10);
    var lease = claim();
    begin(lease, 0, 4);
    complete(lease, List.of(TestRuns.sent(message(run, 0))), 0);
    assertThat(messages(run, 1, 9)).isEqualTo(runs().messages(run, 1, 9));
    leaseEnds();
    assertThat(claim().next()).isEqualTo(1);
  }

  @Test
  default void windowOfWhichNothingIsDoneIsLookedAtAgain() {
    running(10, 10);
    var lease = claim();
    begin(lease, 0, 4);
    assertThat(complete(lease, List.of(), -1)).isTrue();
    release(lease);
    assertThat(claim().next()).isZero();
  }

  @Test
  default void longAnswerIsKeptAsItIs() {
    var run = running(1, 1);
    var reply = "550 \u0001 é".repeat(60).substring(0, 300);
    workNext(each -> each.with(each.attempt(), new Result(Outcome.OPEN, null, null, null, reply)));
    assertThat(message(run, 0).result().reply()).isEqualTo(reply);
  }

  @Test
  default void preparedAttemptIsKeptAndNothingElse() {
    var run = running(3, 3);
    var lease = claim();
    var prepared = TestRuns.sent(message(run, 1)).with(fullAttempt(), Result.SKIPPED);
    commit(
        stores -> {
          stores.deliveries().begin(lease, new Window(0, 2), LEASE);
          stores.deliveries().prepare(List.of(prepared));
        });
    assertThat(message(run, 1)).isEqualTo(prepared.with(prepared.attempt(), Result.OPEN));
    assertThat(message(run, 0)).isEqualTo(runs().message(run, 0));
  }

  @Test
  default void skippedRecipientsAreTakenOutOfTheirMessage() {
    var run = running(id -> List.of(runs().message(id, 0, contact(1), contact(2))), Map.of());
    skipInWindow(Map.of(contact(1), SkipReason.ALREADY_ACCEPTED));
    assertThat(message(run, 0).recipients()).containsExactly(contact(2));
  }

  @Test
  default void messageWithoutRecipientsIsStillThere() {
    var run = running(2, 2);
    skipInWindow(Map.of(contact(1), SkipReason.NO_EMAIL));
    assertThat(message(run, 0).recipients()).isEmpty();
    assertThat(message(run, 0).isDue()).isTrue();
    assertThat(message(run, 1).recipients()).containsExactly(contact(2));
  }

  @Test
  default void windowIsCompletedOnce() {
    var run = running(10, 10);
    var lease = claim();
    work(lease, 0, 4, TestRuns::sent);
    var again = messages(run, 0, 4).stream().map(TestRuns::inDoubt).toList();
    assertThat(complete(lease, again, 4)).isFalse();
    assertThat(tally(run).outcomes()).containsEntry(Outcome.SENT, 5L).hasSize(2);
    assertThat(begin(lease, 5, 9)).isTrue();
  }

  @Test
  default void rolledBackWindowIsNotInFlight() {
    running(10, 10);
    var lease = claim();
    rollBack(stores -> stores.deliveries().begin(lease, new Window(0, 4), LEASE));
    leaseEnds();
    assertThat(claim().left()).isNull();
  }

  @Test
  default void leaseOfAnotherPortalIsNoLease() {
    var run = running(10, 10);
    var lease = claim();
    begin(lease, 0, 4);
    commitElsewhere(
        stores -> {
          var queue = stores.deliveries();
          assertThat(queue.begin(lease, new Window(0, 4), LEASE)).isFalse();
          assertThat(queue.complete(lease, List.of(TestRuns.sent(message(run, 0))), 4)).isFalse();
          queue.release(lease, Duration.ZERO);
        });
    assertThat(message(run, 0)).isEqualTo(runs().message(run, 0));
    assertThat(claimed()).isEmpty();
  }

  private Attempt fullAttempt() {
    var first = now().minus(Duration.ofDays(1));
    return new Attempt(3, 1, first, now(), new InvitationId(UUID.randomUUID()), 2);
  }

  private static List<Delivery> inDoubt(Window left, List<Delivery> messages) {
    return messages.stream()
        .filter(each -> each.number() >= left.from() && each.number() <= left.to())
        .map(TestRuns::inDoubt)
        .toList();
  }
}
