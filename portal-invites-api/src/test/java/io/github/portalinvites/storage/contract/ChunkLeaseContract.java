package io.github.portalinvites.storage.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portalinvites.bulk.RunState;
import io.github.portalinvites.storage.Lease;
import io.github.portalinvites.testkit.TestRuns;
import io.github.portalinvites.testkit.Together;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who may work on which messages. */
public interface ChunkLeaseContract extends QueueContract {

  @Test
  default void chunksAreTakenInOrder() {
    var run = running(25, 10);
    assertThat(List.of(claim(), claim(), claim()))
        .allMatch(lease -> lease.run().equals(run) && lease.left() == null)
        .extracting(lease -> lease.next() + "-" + lease.last())
        .containsExactly("0-9", "10-19", "20-24");
    assertThat(claimed()).isEmpty();
  }

  @Test
  default void olderRunIsTakenFirst() {
    var older = running(10, 10);
    var younger = running(10, 10);
    assertThat(claim().run()).isEqualTo(older);
    assertThat(claim().run()).isEqualTo(younger);
  }

  @Test
  default void onlyOpenedMessagesAreTaken() {
    var run = planned(RunState.RUNNING, 10);
    assertThat(claimed()).isEmpty();
    commit(stores -> stores.deliveries().open(run, 0, 2, 5));
    assertThat(claim().last()).isEqualTo(2);
    assertThat(claimed()).isEmpty();
    commit(stores -> stores.deliveries().open(run, 3, 9, 5));
    assertThat(claim()).extracting(Lease::next, Lease::last).containsExactly(3L, 7L);
    assertThat(claim()).extracting(Lease::next, Lease::last).containsExactly(8L, 9L);
  }

  @Test
  default void openingNothingOpensNoChunk() {
    var run = planned(RunState.RUNNING, 10);
    commit(stores -> stores.deliveries().open(run, 3, 2, 5));
    assertThat(claimed()).isEmpty();
    assertThat(tally(run).chunksLeft()).isZero();
  }

  @Test
  default void onlyRunningRunsAreTaken() {
    for (var state : RunState.values()) {
      var run = planned(state, 1);
      commit(stores -> stores.deliveries().open(run, 0, 0, 1));
    }
    assertThat(claimed()).isPresent();
    assertThat(claimed()).isEmpty();
  }

  @Test
  default void resumedRunIsTakenUpAgain() {
    var run = running(10, 10);
    change(run, RunState.PAUSED);
    assertThat(claimed()).isEmpty();
    change(run, RunState.RUNNING);
    assertThat(claimed()).isPresent();
  }

  @Test
  default void takersAtTheSameTimeNeverShareAChunk() {
    running(400, 10);
    var leases = Together.race(4, this::claimAll).stream().flatMap(List::stream).toList();
    assertThat(leases).extracting(Lease::chunk).doesNotHaveDuplicates().hasSize(40);
    assertThat(leases).extracting(Lease::token).doesNotHaveDuplicates();
    assertThat(leases).extracting(Lease::next).doesNotHaveDuplicates();
  }

  @Test
  default void releasedChunkIsTakenUpWhereItWas() {
    running(10, 10);
    var first = claim();
    work(first, 0, 3, TestRuns::sent);
    release(first);
    var second = claim();
    assertThat(second.next()).isEqualTo(4);
    assertThat(second.left()).isNull();
    assertThat(second.token()).isNotEqualTo(first.token());
  }

  @Test
  default void restingChunkKeepsNoOtherWaiting() {
    var resting = running(10, 10);
    var other = running(10, 10);
    var first = claim();
    assertThat(first.run()).isEqualTo(resting);
    rest(first, Duration.ofMinutes(1));
    assertThat(claim().run()).isEqualTo(other);
    assertThat(claimed()).isEmpty();
    tested().clock().advance(Duration.ofMinutes(1));
    assertThat(claim().run()).isEqualTo(resting);
  }

  @Test
  default void restingChunkIsLeft() {
    var run = running(10, 10);
    rest(claim(), Duration.ofMinutes(1));
    assertThat(tally(run).chunksLeft()).isEqualTo(1);
  }

  @Test
  default void restingChunkOfAPausedRunIsNotTaken() {
    var run = running(10, 10);
    rest(claim(), Duration.ofMinutes(1));
    change(run, RunState.PAUSED);
    tested().clock().advance(Duration.ofMinutes(1));
    assertThat(claimed()).isEmpty();
    change(run, RunState.RUNNING);
    assertThat(claimed()).isPresent();
  }

  private void rest(Lease lease, Duration rest) {
    commit(stores -> stores.deliveries().release(lease, rest));
  }

  @Test
  default void doneChunkIsNotTakenAgain() {
    running(10, 10);
    workNext(TestRuns::sent);
    assertThat(claimed()).isEmpty();
  }

  @Test
  default void doneChunkOfADeadOwnerIsNotTakenAgain() {
    running(10, 10);
    work(claim(), 0, 9, TestRuns::sent);
    leaseEnds();
    assertThat(claimed()).isEmpty();
  }

  @Test
  default void leaseEndsByTheClock() {
    running(10, 10);
    claim();
    tested().clock().advance(LEASE.minusNanos(1_000));
    assertThat(claimed()).isEmpty();
    tested().clock().advance(LEASE);
    assertThat(claimed()).isPresent();
  }

  @Test
  default void beginningAWindowProlongsTheLease() {
    running(10, 10);
    var lease = claim();
    tested().clock().advance(LEASE.dividedBy(2));
    assertThat(begin(lease, 0, 4)).isTrue();
    tested().clock().advance(LEASE.minusNanos(1_000));
    assertThat(claimed()).isEmpty();
  }

  @Test
  default void leaseThatEndedIsNotLostBeforeAnotherTakesTheChunk() {
    running(10, 10);
    var lease = claim();
    leaseEnds();
    assertThat(begin(lease, 0, 4)).isTrue();
    assertThat(claimed()).isEmpty();
  }

  @Test
  default void lostLeaseBeginsNothing() {
    running(10, 10);
    var lost = claim();
    leaseEnds();
    claim();
    assertThat(begin(lost, 0, 4)).isFalse();
    leaseEnds();
    assertThat(claim().left()).isNull();
  }

  @Test
  default void lostLeaseCompletesNothing() {
    var run = running(10, 10);
    var lost = claim();
    begin(lost, 0, 4);
    leaseEnds();
    var owner = claim();
    var sent = messages(run, 0, 4).stream().map(TestRuns::sent).toList();
    assertThat(complete(lost, sent, 4)).isFalse();
    assertThat(messages(run, 0, 9)).isEqualTo(runs().messages(run, 0, 9));
    assertThat(tally(run).done()).isZero();
    release(owner);
    assertThat(claim().next()).isZero();
  }

  @Test
  default void lostLeaseReleasesNothing() {
    running(10, 10);
    var lost = claim();
    leaseEnds();
    var owner = claim();
    release(lost);
    assertThat(claimed()).isEmpty();
    assertThat(begin(owner, 0, 9)).isTrue();
  }

  @Test
  default void releasedLeaseIsLost() {
    running(10, 10);
    var lease = claim();
    release(lease);
    assertThat(begin(lease, 0, 9)).isFalse();
    assertThat(complete(lease, List.of(), 9)).isFalse();
    assertThat(claim().next()).isZero();
  }

  @Test
  default void rolledBackClaimLeavesTheChunkFree() {
    running(10, 10);
    rollBack(stores -> assertThat(stores.deliveries().claim(LEASE)).isPresent());
    assertThat(claimed()).isPresent();
  }

  @Test
  default void chunksOfAnotherPortalAreNotTaken() {
    running(10, 10);
    commitElsewhere(stores -> assertThat(stores.deliveries().claim(LEASE)).isEmpty());
    assertThat(claimed()).isPresent();
  }

  private List<Lease> claimAll() {
    var mine = new ArrayList<Lease>();
    for (var lease = claimed(); lease.isPresent(); lease = claimed()) {
      mine.add(lease.get());
    }
    return mine;
  }
}
