package io.github.portalinvites.storage.contract;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.portalinvites.bulk.RunState;
import io.github.portalinvites.delivery.RunId;
import io.github.portalinvites.invitation.IdentityId;
import io.github.portalinvites.testkit.TestInvitations;
import io.github.portalinvites.testkit.TestRuns;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** To whom a message waits in a run. */
public interface QueuedContract extends QueueContract {

  @ParameterizedTest
  @EnumSource
  default void messagesWaitWhileTheirRunIsActive(RunState state) {
    planned(state, 1);
    assertThat(queued(1)).isEqualTo(state.active() ? identities(1) : Set.of());
  }

  @Test
  default void onlyIdentitiesThatWereAskedForAreTold() {
    planned(RunState.RUNNING, 5);
    assertThat(queued(2, 4, 77)).isEqualTo(identities(2, 4));
    assertThat(queued()).isEmpty();
  }

  @Test
  default void messageWithAnOutcomeDoesNotWait() {
    running(3, 3);
    workNext(each -> each.number() == 1 ? TestRuns.putOff(each, now()) : TestRuns.sent(each));
    assertThat(queued(1, 2, 3)).isEqualTo(identities(2));
  }

  @Test
  default void messageMayWaitInAnyOfSeveralRuns() {
    running(1, 1);
    workNext(TestRuns::sent);
    planned(RunState.PAUSED, 1);
    planned(RunState.CANCELLED, 1);
    assertThat(queued(1)).isEqualTo(identities(1));
  }

  @Test
  default void windowOfACancelledRunWaitsUntilItIsComplete() {
    var run = running(10, 10);
    var lease = claim();
    begin(lease, 2, 4);
    change(run, RunState.CANCELLED);
    assertThat(queued(2, 3, 4, 5, 6)).isEqualTo(identities(3, 4, 5));
    assertThat(queuedBut(run, 3)).isEmpty();
    complete(lease, List.of(TestRuns.sent(message(run, 2))), 2);
    assertThat(queued(3, 4, 5)).isEmpty();
  }

  @Test
  default void windowOfACancelledRunWaitsUntilANextOwnerSettlesIt() {
    var run = running(10, 10);
    begin(claim(), 2, 4);
    change(run, RunState.CANCELLED);
    leaseEnds();
    assertThat(queued(3)).isEqualTo(identities(3));
    var heir = claim();
    assertThat(queued(3)).isEqualTo(identities(3));
    complete(heir, List.of(), 1);
    assertThat(queued(3)).isEmpty();
  }

  @Test
  default void windowThatWasGivenBackInFlightWaits() {
    var run = running(10, 10);
    var lease = claim();
    begin(lease, 2, 4);
    change(run, RunState.CANCELLED);
    release(lease);
    assertThat(queued(3)).isEqualTo(identities(3));
  }

  @Test
  default void oneRunMayBeLeftOut() {
    var one = planned(RunState.RUNNING, 1);
    assertThat(queuedBut(one, 1)).isEmpty();
    planned(RunState.PAUSED, 1);
    assertThat(queuedBut(one, 1)).isEqualTo(identities(1));
  }

  @Test
  default void messagesOfAnotherPortalDoNotWaitHere() {
    planned(RunState.RUNNING, 1);
    commitElsewhere(
        stores -> assertThat(stores.deliveries().queued(identities(1), null)).isEmpty());
  }

  private Set<IdentityId> queued(int... contacts) {
    return snapshot(stores -> stores.deliveries().queued(identities(contacts), null));
  }

  private Set<IdentityId> queuedBut(RunId run, int... contacts) {
    return snapshot(stores -> stores.deliveries().queued(identities(contacts), run));
  }

  private static Set<IdentityId> identities(int... contacts) {
    return IntStream.of(contacts)
        .mapToObj(n -> TestInvitations.mailbox("contact%d@example.org".formatted(n)))
        .collect(toSet());
  }
}
