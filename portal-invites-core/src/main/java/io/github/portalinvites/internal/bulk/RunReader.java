package io.github.portalinvites.internal.bulk;

import io.github.portalinvites.bulk.BulkRun;
import io.github.portalinvites.bulk.BulkRun.Progress;
import io.github.portalinvites.bulk.RunState;
import io.github.portalinvites.bulk.SendPlan;
import io.github.portalinvites.delivery.Outcome;
import io.github.portalinvites.storage.DeliveryStore.RunTally;
import io.github.portalinvites.storage.Run;
import io.github.portalinvites.storage.Stores;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Plans and runs as callers see them. */
final class RunReader {

  private RunReader() {}

  static SendPlan plan(Run run) {
    var planned = run.planned();
    return new SendPlan(
        run.id(),
        run.state(),
        run.fingerprint(),
        planned.recipients(),
        planned.messages(),
        planned.skipped(),
        planned.blank(),
        planned.expires());
  }

  static BulkRun run(Stores stores, Run run) {
    var tally = stores.deliveries().tally(run.id());
    return new BulkRun(
        run.id(),
        run.state(),
        run.going().pausedFor(),
        run.going().remark(),
        outcomes(run, tally),
        progress(run, tally, stores.now()));
  }

  private static Map<Outcome, Long> outcomes(Run run, RunTally tally) {
    var outcomes = new EnumMap<Outcome, Long>(Outcome.class);
    outcomes.putAll(tally.outcomes());
    if (run.state() == RunState.CANCELLED) {
      // an open message of a cancelled run is a cancelled one
      var open = outcomes.remove(Outcome.OPEN);
      outcomes.put(Outcome.CANCELLED, open == null ? 0 : open);
    }
    outcomes.values().removeIf(count -> count == 0);
    return outcomes;
  }

  private static Progress progress(Run run, RunTally tally, Instant now) {
    var going = run.going();
    var total = run.planned().messages();
    var rate = rate(tally.done() - going.doneBefore(), going.activeSince(), now);
    var left = timeLeft(total - tally.done(), rate);
    return new Progress(tally.done(), total, rate, left, going.started(), going.ended());
  }

  private static double rate(long done, @Nullable Instant since, Instant now) {
    if (since == null || !since.isBefore(now)) {
      return 0;
    }
    return done / (Duration.between(since, now).toNanos() / 1e9);
  }

  private static @Nullable Duration timeLeft(long messages, double rate) {
    if (messages <= 0) {
      return Duration.ZERO;
    }
    return rate > 0 ? Duration.ofMillis((long) (messages / rate * 1000)) : null;
  }
}
