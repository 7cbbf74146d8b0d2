package io.github.portalinvites.storage.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portalinvites.delivery.Outcome;
import io.github.portalinvites.delivery.RunId;
import io.github.portalinvites.storage.Delivery;
import io.github.portalinvites.storage.Lease;
import io.github.portalinvites.testkit.TestRuns;
import io.github.portalinvites.testkit.Together;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Workers on one run of which some die on the way. */
public interface SendCampaignContract extends QueueContract {

  int MESSAGES = 2_000;
  int WINDOW = 10;

  /**
   * Four workers, each of which abandons every tenth of its windows: half of these begun only, half
   * with an answer that comes after the lease was lost.
   */
  @Test
  default void everyMessageIsCompletedExactlyOnce() {
    var run = running(MESSAGES, 50);
    var completed = new AtomicIntegerArray(MESSAGES);
    var windows = new AtomicInteger();
    Callable<Boolean> worker = () -> workUntilDone(run, windows, completed);
    Together.run(Stream.generate(() -> worker).limit(4).toList());
    for (var n = 0; n < MESSAGES; n++) {
      assertThat(completed.get(n)).as("message %d", n).isEqualTo(1);
    }
    assertThat(tally(run).outcomes()).isEqualTo(Map.of(Outcome.SENT, (long) MESSAGES));
    assertThat(tally(run).done()).isEqualTo(MESSAGES);
    assertThat(messages(run, 0, MESSAGES))
        .allMatch(each -> each.result().outcome() == Outcome.SENT);
  }

  private boolean workUntilDone(RunId run, AtomicInteger windows, AtomicIntegerArray completed) {
    while (tally(run).chunksLeft() > 0) {
      var lease = claimed();
      if (lease.isPresent()) {
        workOn(lease.get(), windows, completed);
      } else {
        tested().clock().advance(LEASE.dividedBy(50));
      }
    }
    return true;
  }

  private void workOn(Lease lease, AtomicInteger windows, AtomicIntegerArray completed) {
    for (var from = lease.next(); from <= lease.last(); from += WINDOW) {
      var to = Math.min(from + WINDOW - 1, lease.last());
      var number = windows.incrementAndGet();
      if (!begin(lease, from, to)) {
        return;
      }
      if (number % 10 == 0) {
        die(number, lease, from, to, completed);
        return;
      }
      send(lease, from, to, completed);
    }
    release(lease);
  }

  private void die(int number, Lease lease, long from, long to, AtomicIntegerArray completed) {
    leaseEnds();
    if (number % 20 == 0) {
      send(lease, from, to, completed);
    }
  }

  private void send(Lease lease, long from, long to, AtomicIntegerArray completed) {
    var due = messages(lease.run(), from, to).stream().filter(Delivery::isDue).toList();
    List<Delivery> sent = due.stream().map(TestRuns::sent).toList();
    if (complete(lease, sent, to)) {
      due.forEach(each -> completed.incrementAndGet((int) each.number()));
    }
  }
}
