package io.github.portalinvites.storage.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.portalinvites.bulk.RunState;
import io.github.portalinvites.delivery.FailureReason;
import io.github.portalinvites.delivery.Outcome;
import io.github.portalinvites.delivery.RunId;
import io.github.portalinvites.storage.Delivery;
import io.github.portalinvites.storage.Delivery.Result;
import io.github.portalinvites.storage.Lease;
import io.github.portalinvites.testkit.TestRuns;
import io.github.portalinvites.testkit.Together;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Messages that are taken up again. */
public interface RetryContract extends QueueContract {

  Duration LATER = Duration.ofMinutes(5);

  @Test
  default void chunkIsDoneAlsoIfItsMessagesWait() {
    var run = running(10, 10);
    workNext(putOff(now().plus(LATER)));
    assertThat(claimed()).isEmpty();
    assertThat(tally(run).chunksLeft()).isZero();
    assertThat(tally(run).waiting()).isEqualTo(10);
  }

  @Test
  default void waitingMessageIsNotDue() {
    var run = running(1, 1);
    workNext(putOff(now().plus(LATER)));
    assertThat(message(run, 0).isDue()).isFalse();
  }

  @Test
  default void messagesAreOpenedWhenTheirTimeHasCome() {
    var run = running(3, 3);
    workNext(putOff(now().plus(LATER)));
    assertThat(reopenDue(100)).isZero();
    tested().clock().advance(LATER);
    assertThat(reopenDue(100)).isEqualTo(3);
    assertThat(reopenDue(100)).isZero();
    assertThat(messages(run, 0, 2)).allMatch(Delivery::isDue);
    assertThat(claimAll(run)).containsExactly(0L, 1L, 2L);
  }

  @Test
  default void openedMessageKeepsItsAttemptAndAnswer() {
    var run = running(1, 1);
    workNext(putOff(now().plus(LATER)));
    var before = message(run, 0);
    tested().clock().advance(LATER);
    reopenDue(100);
    assertThat(message(run, 0).attempt()).isEqualTo(before.attempt());
    assertThat(message(run, 0).result().reply()).isEqualTo(before.result().reply());
  }

  @Test
  default void onlyWaitingMessagesAreOpened() {
    var run = running(10, 10);
    var at = now();
    workNext(each -> each.number() % 3 == 0 ? TestRuns.putOff(each, at) : TestRuns.sent(each));
    assertThat(reopenDue(100)).isEqualTo(4);
    assertThat(claimAll(run)).containsExactlyInAnyOrder(0L, 3L, 6L, 9L);
  }

  @Test
  default void notMoreThanTheLimitIsOpenedAtOnce() {
    var run = running(10, 10);
    workNext(putOff(now()));
    assertThat(reopenDue(7)).isEqualTo(7);
    assertThat(reopenDue(7)).isEqualTo(3);
    assertThat(claimAll(run)).hasSize(10);
  }

  @Test
  default void messagesOfARunThatDoesNotRunGoOnWaiting() {
    var run = running(2, 2);
    workNext(putOff(now()));
    for (var state : List.of(RunState.PAUSED, RunState.CANCELLED)) {
      change(run, state);
      assertThat(reopenDue(100)).isZero();
    }
    change(run, RunState.RUNNING);
    assertThat(reopenDue(100)).isEqualTo(2);
  }

  @Test
  default void messageThatItsChunkHasYetToPassIsNotOpened() {
    var run = running(2, 2);
    var lease = claim();
    begin(lease, 0, 1);
    complete(lease, List.of(TestRuns.putOff(message(run, 1), now())), -1);
    assertThat(reopenDue(100)).isZero();
    work(lease, 0, 1, each -> each.isDue() ? TestRuns.sent(each) : each);
    assertThat(reopenDue(100)).isEqualTo(1);
    assertThat(claimAll(run)).containsExactly(1L);
  }

  @Test
  default void scatteredMessagesShareAChunk() {
    var run = running(1_000, 500);
    for (var chunk = 0; chunk < 2; chunk++) {
      workNext(
          each -> each.number() % 10 == 0 ? TestRuns.putOff(each, now()) : TestRuns.sent(each));
    }
    assertThat(reopenDue(500)).isEqualTo(100);
    var lease = claim();
    assertThat(claimed()).isEmpty();
    assertThat(lease.next()).isZero();
    assertThat(lease.last()).isEqualTo(990);
    assertThat(dueIn(run, lease)).hasSize(100).allMatch(number -> number % 10 == 0);
  }

  @Test
  default void chunkReachesIntoNothingThatAnotherHasYetToDo() {
    var run = running(30, 10);
    workNext(each -> each.number() == 3 ? TestRuns.putOff(each, now()) : TestRuns.sent(each));
    claim();
    workNext(each -> each.number() == 25 ? TestRuns.putOff(each, now()) : TestRuns.sent(each));
    assertThat(reopenDue(100)).isEqualTo(2);
    assertThat(List.of(claim(), claim()))
        .extracting(Lease::next, Lease::last)
        .containsExactlyInAnyOrder(tuple(3L, 3L), tuple(25L, 25L));
    assertThat(message(run, 15).isDue()).isTrue();
  }

  @Test
  default void messageThatWaitsWithinAChunkIsPassedBy() {
    var run = running(10, 10);
    var at = now();
    workNext(
        each ->
            switch ((int) each.number()) {
              case 2, 8 -> TestRuns.putOff(each, at);
              case 5 -> TestRuns.putOff(each, at.plus(LATER));
              default -> TestRuns.sent(each);
            });
    assertThat(reopenDue(100)).isEqualTo(2);
    tested().clock().advance(LATER);
    assertThat(reopenDue(100)).isZero();
    workNext(each -> each.isDue() ? TestRuns.sent(each) : each);
    assertThat(tally(run).outcomes()).isEqualTo(Map.of(Outcome.SENT, 9L, Outcome.OPEN, 1L));
    assertThat(reopenDue(100)).isEqualTo(1);
    assertThat(claimAll(run)).containsExactly(5L);
  }

  @Test
  default void dueMessagesAreFoundAmongOthers() {
    var run = running(10, 10);
    var at = now();
    workNext(each -> each.number() % 3 == 0 ? TestRuns.putOff(each, at) : TestRuns.sent(each));
    assertThat(due(run, 0, 9, 100)).isEmpty();
    reopenDue(100);
    assertThat(due(run, 0, 9, 100)).containsExactly(0L, 3L, 6L, 9L);
    assertThat(due(run, 1, 8, 100)).containsExactly(3L, 6L);
    assertThat(due(run, 0, 9, 2)).containsExactly(0L, 3L);
  }

  @Test
  default void runIsWorkedOffWhenNoChunkIsLeftAndNothingWaits() {
    var run = running(2, 1);
    assertThat(isWorkedOff(run)).isFalse();
    workNext(TestRuns::sent);
    assertThat(isWorkedOff(run)).isFalse();
    workNext(putOff(now()));
    assertThat(isWorkedOff(run)).isFalse();
    reopenDue(100);
    assertThat(isWorkedOff(run)).isFalse();
    workNext(TestRuns::sent);
    assertThat(isWorkedOff(run)).isTrue();
  }

  private List<Long> due(RunId run, long from, long to, int limit) {
    return snapshot(stores -> stores.deliveries().due(run, from, to, limit)).stream()
        .map(Delivery::number)
        .toList();
  }

  private boolean isWorkedOff(RunId run) {
    return snapshot(stores -> stores.deliveries().isWorkedOff(run));
  }

  @Test
  default void manyWhoOpenAtTheSameTimeOpenEachMessageOnce() {
    var run = running(50, 50);
    workNext(each -> TestRuns.putOff(each, now()));
    var opened = Together.race(4, () -> reopenDue(20)).stream().mapToInt(n -> n).sum();
    for (var more = reopenDue(20); more > 0; more = reopenDue(20)) {
      opened += more;
    }
    assertThat(opened).isEqualTo(50);
    assertThat(claimAll(run)).hasSize(50);
  }

  @Test
  default void messageMayWaitAgain() {
    var run = running(1, 1);
    workNext(putOff(now()));
    reopenDue(100);
    workNext(putOff(now().plus(LATER)));
    assertThat(message(run, 0).attempt().count()).isEqualTo(2);
    assertThat(tally(run).waiting()).isEqualTo(1);
    tested().clock().advance(LATER);
    reopenDue(100);
    workNext(TestRuns::sent);
    assertThat(tally(run).done()).isEqualTo(1);
    assertThat(tally(run).waiting()).isZero();
  }

  @Test
  default void retryableFailuresAreOpenedAgain() {
    var run = running(5, 5);
    var reasons = List.of(FailureReason.values());
    workNext(each -> TestRuns.failed(each, reasons.get((int) each.number())));
    change(run, RunState.FINISHED);
    assertThat(reopenFailed(run)).isEqualTo(4);
    assertThat(reopenFailed(run)).isZero();
    change(run, RunState.RUNNING);
    assertThat(claimAll(run)).containsExactlyInAnyOrder(1L, 2L, 3L, 4L);
    assertThat(message(run, 0).result().failed()).isEqualTo(FailureReason.ADDRESS_REFUSED);
  }

  @Test
  default void openedFailureIsLikeNewButForItsAttempts() {
    var run = running(1, 1);
    workNext(each -> TestRuns.failed(each, FailureReason.GIVEN_UP));
    reopenFailed(run);
    var opened = message(run, 0);
    assertThat(opened.result()).isEqualTo(Result.OPEN);
    assertThat(opened.attempt().count()).isEqualTo(1);
    assertThat(opened.attempt().first()).isNull();
    assertThat(opened.attempt().begun()).isNotNull();
  }

  @Test
  default void failuresAreOpenedAlsoWhereTheyAreMany() {
    var run = running(2_500, 500);
    for (var chunk = 0; chunk < 5; chunk++) {
      workNext(
          each ->
              each.number() % 100 == 99
                  ? TestRuns.sent(each)
                  : TestRuns.failed(each, FailureReason.POLICY_REFUSED));
    }
    assertThat(reopenFailed(run)).isEqualTo(2_475);
    assertThat(claimAll(run)).hasSize(2_475);
    assertThat(tally(run).outcomes()).isEqualTo(Map.of(Outcome.OPEN, 2_475L, Outcome.SENT, 25L));
  }

  @Test
  default void otherOutcomesAreNotOpened() {
    var run = running(3, 1);
    workNext(TestRuns::sent);
    workNext(TestRuns::inDoubt);
    workNext(TestRuns::skipped);
    assertThat(reopenFailed(run)).isZero();
    assertThat(claimed()).isEmpty();
  }

  @Test
  default void otherRunsAndPortalsOpenNothing() {
    var run = running(2, 1);
    workNext(each -> TestRuns.failed(each, FailureReason.GIVEN_UP));
    workNext(putOff(now()));
    assertThat(reopenFailed(running(1, 1))).isZero();
    commitElsewhere(
        stores -> {
          assertThat(stores.deliveries().reopenFailed(run)).isZero();
          assertThat(stores.deliveries().reopenDue(100)).isZero();
        });
    assertThat(reopenDue(100)).isEqualTo(1);
    assertThat(reopenFailed(run)).isEqualTo(1);
  }

  /** Claims what is there; the messages of these chunks, in the order of claiming. */
  private List<Long> claimAll(RunId run) {
    var seen = new ArrayList<Long>();
    for (var lease = claimed(); lease.isPresent(); lease = claimed()) {
      seen.addAll(dueIn(run, lease.get()));
    }
    return seen;
  }

  private List<Long> dueIn(RunId run, Lease lease) {
    return messages(run, lease.next(), lease.last()).stream()
        .filter(Delivery::isDue)
        .map(Delivery::number)
        .toList();
  }

  private static UnaryOperator<Delivery> putOff(Instant at) {
    return each -> TestRuns.putOff(each, at);
  }

  private long reopenFailed(RunId run) {
    return queue(queue -> queue.reopenFailed(run));
  }
}
