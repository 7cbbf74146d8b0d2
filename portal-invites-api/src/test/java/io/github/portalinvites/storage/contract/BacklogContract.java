package io.github.portalinvites.storage.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portalinvites.bulk.RunState;
import io.github.portalinvites.delivery.FailureReason;
import io.github.portalinvites.storage.DeliveryStore;
import io.github.portalinvites.storage.DeliveryStore.Backlog;
import io.github.portalinvites.testkit.TestRuns;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What waits in running runs, and for how long. */
public interface BacklogContract extends QueueContract {

  Duration MINUTE = Duration.ofMinutes(1);

  @Test
  default void nothingWaitsWhereNoRunIs() {
    assertThat(backlog()).isEqualTo(Backlog.NONE);
  }

  @Test
  default void messagesAreDueSinceTheirRunWasStarted() {
    var start = now();
    started(3, 2);
    tested().clock().advance(MINUTE);
    started(2, 2);
    assertThat(backlog()).isEqualTo(new Backlog(5, start));
  }

  @Test
  default void whatIsDoneWaitsNoMore() {
    started(3, 1);
    workNext(TestRuns::sent);
    workNext(each -> TestRuns.failed(each, FailureReason.GIVEN_UP));
    assertThat(backlog()).isEqualTo(new Backlog(1, now()));
    workNext(TestRuns::skipped);
    assertThat(backlog()).isEqualTo(Backlog.NONE);
  }

  @Test
  default void messageInFlightIsStillDue() {
    started(1, 1);
    begin(claim(), 0, 0);
    assertThat(backlog()).isEqualTo(new Backlog(1, now()));
  }

  @Test
  default void messageThatWasPutOffIsDueWhenItsTimeHasCome() {
    started(2, 2);
    var retry = now().plus(MINUTE);
    workNext(each -> TestRuns.putOff(each, each.number() == 0 ? retry : retry.plus(MINUTE)));
    assertThat(backlog()).isEqualTo(new Backlog(2, null));
    tested().clock().advance(MINUTE.multipliedBy(5));
    assertThat(backlog()).isEqualTo(new Backlog(2, retry));
    assertThat(reopenDue(100)).isEqualTo(2);
    assertThat(backlog()).isEqualTo(new Backlog(2, retry));
  }

  @Test
  default void failureThatIsTriedAgainIsDueFromThenOn() {
    var run = started(1, 1);
    workNext(each -> TestRuns.failed(each, FailureReason.GIVEN_UP));
    tested().clock().advance(MINUTE);
    queue(queue -> queue.reopenFailed(run));
    assertThat(backlog()).isEqualTo(new Backlog(1, now()));
  }

  @Test
  default void runThatDoesNotRunHasNothingDue() {
    var run = started(3, 3);
    for (var state : List.of(RunState.PAUSED, RunState.CANCELLED, RunState.FINISHED)) {
      change(run, state);
      assertThat(backlog()).isEqualTo(Backlog.NONE);
    }
  }

  @Test
  default void resumedRunIsDueSinceThen() {
    var run = started(3, 3);
    change(run, RunState.PAUSED);
    tested().clock().advance(MINUTE);
    activate(run, 3);
    assertThat(backlog()).isEqualTo(new Backlog(3, now()));
  }

  @Test
  default void otherPortalsHaveTheirOwn() {
    started(3, 3);
    commitElsewhere(stores -> assertThat(stores.deliveries().backlog()).isEqualTo(Backlog.NONE));
  }

  private Backlog backlog() {
    return queue(DeliveryStore::backlog);
  }
}
