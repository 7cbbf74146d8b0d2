package io.github.portalinvites.memory;

import io.github.portalinvites.delivery.FailureReason;
import io.github.portalinvites.delivery.Outcome;
import io.github.portalinvites.delivery.RunId;
import io.github.portalinvites.storage.Delivery;
import io.github.portalinvites.storage.DeliveryStore.RunTally;
import java.util.HashMap;
import java.util.Map;

/** How runs stand, kept with each change; without their chunks. */
final class MemoryTallies {

  private static final RunTally NOTHING = new RunTally(Map.of(), 0, 0, 0, 0, 0);

  private final Table<RunId, RunTally> tallies;

  MemoryTallies() {
    tallies = Table.sortedBy(MemoryRuns.BY_ID);
  }

  MemoryTallies(MemoryTallies from, Session session) {
    tallies = from.tallies.in(session);
  }

  RunTally of(RunId run) {
    return tallies.getOr(run, NOTHING);
  }

  void count(RunId run, Outcome outcome, long recipients) {
    var before = of(run);
    tallies.put(
        run,
        new RunTally(
            with(before.outcomes(), outcome, recipients),
            before.done(),
            before.policyRefused(),
            before.messageRefused(),
            0,
            before.waiting()));
  }

  /** Counts a message otherwise than before; its recipients are the same. */
  void move(Delivery from, Delivery to) {
    count(from.run(), from.result().outcome(), -from.recipients().size());
    count(to.run(), to.result().outcome(), to.recipients().size());
    countMessage(from, -1);
    countMessage(to, 1);
  }

  private void countMessage(Delivery message, int by) {
    var before = of(message.run());
    var failed = message.result().failed();
    tallies.put(
        message.run(),
        new RunTally(
            before.outcomes(),
            before.done() + (message.result().outcome() == Outcome.OPEN ? 0 : by),
            before.policyRefused() + (failed == FailureReason.POLICY_REFUSED ? by : 0),
            before.messageRefused() + (failed == FailureReason.MESSAGE_REFUSED ? by : 0),
            0,
            before.waiting() + (message.result().retryAt() == null ? 0 : by)));
  }

  private static Map<Outcome, Long> with(Map<Outcome, Long> counts, Outcome outcome, long by) {
    var changed = new HashMap<>(counts);
    changed.merge(outcome, by, Long::sum);
    changed.values().removeIf(count -> count == 0);
    return changed;
  }
}
