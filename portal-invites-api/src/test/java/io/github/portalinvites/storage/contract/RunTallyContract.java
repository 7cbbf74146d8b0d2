package io.github.portalinvites.storage.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portalinvites.bulk.RunState;
import io.github.portalinvites.delivery.FailureReason;
import io.github.portalinvites.delivery.Outcome;
import io.github.portalinvites.delivery.RunId;
import io.github.portalinvites.invitation.SkipReason;
import io.github.portalinvites.storage.DeliveryStore.RunTally;
import io.github.portalinvites.storage.Lease.Window;
import io.github.portalinvites.testkit.TestRuns;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Every recipient is counted once, at any time. */
public interface RunTallyContract extends QueueContract {

  @Test
  default void runThatIsNotThereHasNothing() {
    var nothing = new RunTally(Map.of(), 0, 0, 0, 0, 0);
    assertThat(tally(new RunId(UUID.randomUUID()))).isEqualTo(nothing);
    assertThat(tally(planned(RunState.PLANNING, 0))).isEqualTo(nothing);
  }

  @Test
  default void planCountsItsRecipientsAndTheSkipped() {
    var run = shared();
    var outcomes = Map.of(Outcome.OPEN, 4L, Outcome.SKIPPED, 1L);
    assertThat(tally(run)).isEqualTo(new RunTally(outcomes, 0, 0, 0, 1, 0));
  }

  @Test
  default void recipientsCountByOutcomeAndMessagesAsDone() {
    var run = shared();
    workNext(each -> each.number() == 0 ? TestRuns.sent(each) : TestRuns.inDoubt(each));
    var outcomes = Map.of(Outcome.SENT, 3L, Outcome.IN_DOUBT, 1L, Outcome.SKIPPED, 1L);
    assertThat(tally(run)).isEqualTo(new RunTally(outcomes, 2, 0, 0, 0, 0));
  }

  @Test
  default void chunksAreLeftUntilTheyAreDone() {
    var run = running(10, 5);
    var lease = claim();
    assertThat(tally(run).chunksLeft()).isEqualTo(2);
    work(lease, 0, 3, TestRuns::sent);
    assertThat(tally(run).chunksLeft()).isEqualTo(2);
    work(lease, 4, 4, TestRuns::sent);
    assertThat(tally(run).chunksLeft()).isEqualTo(1);
  }

  @Test
  default void refusalsAreCountedByReason() {
    var run = running(10, 10);
    workNext(each -> TestRuns.failed(each, reason(each.number())));
    var tally = tally(run);
    assertThat(tally.policyRefused()).isEqualTo(3);
    assertThat(tally.messageRefused()).isEqualTo(2);
    assertThat(tally.outcomes()).isEqualTo(Map.of(Outcome.FAILED, 10L));
  }

  @Test
  default void waitingMessagesAreOpen() {
    var run = running(3, 3);
    workNext(each -> each.number() == 0 ? TestRuns.putOff(each, now()) : TestRuns.sent(each));
    assertThat(tally(run))
        .isEqualTo(new RunTally(Map.of(Outcome.OPEN, 1L, Outcome.SENT, 2L), 2, 0, 0, 0, 1));
  }

  @Test
  default void openedMessagesWaitNoLonger() {
    var run = running(3, 3);
    workNext(each -> TestRuns.putOff(each, now()));
    reopenDue(2);
    var tally = tally(run);
    assertThat(tally.waiting()).isEqualTo(1);
    assertThat(tally.chunksLeft()).isPositive();
    assertThat(tally.outcomes()).isEqualTo(Map.of(Outcome.OPEN, 3L));
  }

  @Test
  default void openedFailuresAreNotFailedAnyMore() {
    var run = running(10, 10);
    workNext(each -> TestRuns.failed(each, reason(each.number())));
    queue(queue -> queue.reopenFailed(run));
    var tally = tally(run);
    assertThat(tally.outcomes()).isEqualTo(Map.of(Outcome.OPEN, 5L, Outcome.FAILED, 5L));
    assertThat(tally.done()).isEqualTo(5);
    assertThat(List.of(tally.policyRefused(), tally.messageRefused())).containsOnly(0L);
  }

  @Test
  default void skippedRecipientsCountAtOnce() {
    var run = shared();
    skipInWindow(Map.of(contact(1), SkipReason.NO_EMAIL, contact(2), SkipReason.REVOKED));
    assertThat(tally(run).outcomes()).isEqualTo(Map.of(Outcome.OPEN, 2L, Outcome.SKIPPED, 3L));
  }

  @Test
  default void recipientsSkippedTwiceCountOnce() {
    var run = shared();
    var lease =
        skipInWindow(Map.of(contact(1), SkipReason.NO_EMAIL, contact(2), SkipReason.REVOKED));
    commit(
        stores -> {
          stores.deliveries().begin(lease, new Window(0, 1), LEASE);
          stores.deliveries().skip(lease, Map.of(contact(1), SkipReason.REVOKED));
        });
    assertThat(tally(run).outcomes()).containsEntry(Outcome.SKIPPED, 3L);
  }

  @Test
  default void skippedRecipientsAreNotSentTo() {
    var run = shared();
    var planned = messages(run, 0, 1);
    var lease = skipInWindow(Map.of(contact(1), SkipReason.NO_EMAIL));
    complete(lease, planned.stream().map(TestRuns::sent).toList(), 1);
    assertThat(tally(run))
        .isEqualTo(new RunTally(Map.of(Outcome.SENT, 3L, Outcome.SKIPPED, 2L), 2, 0, 0, 0, 0));
  }

  @Test
  default void messageWithoutRecipientsIsDoneAndSentToNobody() {
    var run = shared();
    var lease = skipInWindow(Map.of(contact(4), SkipReason.NO_EMAIL));
    complete(lease, List.of(TestRuns.skipped(message(run, 1))), 1);
    var tally = tally(run);
    assertThat(tally.done()).isEqualTo(1);
    assertThat(tally.outcomes()).isEqualTo(Map.of(Outcome.OPEN, 3L, Outcome.SKIPPED, 2L));
  }

  @Test
  default void changedOutcomeCountsOnce() {
    var run = running(2, 2);
    var lease = claim();
    work(lease, 0, 1, TestRuns::inDoubt);
    work(lease, 0, 1, TestRuns::sent);
    work(lease, 0, 1, TestRuns::sent);
    assertThat(tally(run)).isEqualTo(new RunTally(Map.of(Outcome.SENT, 2L), 2, 0, 0, 0, 0));
  }

  @Test
  default void rolledBackWindowIsNotCounted() {
    var run = running(2, 2);
    var lease = claim();
    begin(lease, 0, 1);
    var sent = messages(run, 0, 1).stream().map(TestRuns::sent).toList();
    rollBack(stores -> stores.deliveries().complete(lease, sent, 1));
    assertThat(tally(run).outcomes()).isEqualTo(Map.of(Outcome.OPEN, 2L));
    assertThat(complete(lease, sent, 1)).isTrue();
  }

  /** Message 0 to contacts 1, 2 and 3, message 1 to contact 4; contact 9 is skipped. */
  private RunId shared() {
    return running(
        id ->
            List.of(
                runs().message(id, 0, contact(1), contact(2), contact(3)),
                runs().message(id, 1, contact(4))),
        Map.of(contact(9), SkipReason.NO_EMAIL));
  }

  private static FailureReason reason(long n) {
    if (n < 3) {
      return FailureReason.POLICY_REFUSED;
    }
    return n < 5 ? FailureReason.MESSAGE_REFUSED : FailureReason.ADDRESS_REFUSED;
  }
}
