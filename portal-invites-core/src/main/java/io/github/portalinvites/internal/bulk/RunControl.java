package io.github.portalinvites.internal.bulk;

import static io.github.portalinvites.bulk.PauseReason.CANARY;

import io.github.portalinvites.activity.Activity;
import io.github.portalinvites.bulk.PauseReason;
import io.github.portalinvites.bulk.RunState;
import io.github.portalinvites.delivery.RunId;
import io.github.portalinvites.internal.portal.LostRace;
import io.github.portalinvites.permission.Actor;
import io.github.portalinvites.storage.Run;
import io.github.portalinvites.storage.Run.Going;
import io.github.portalinvites.storage.Stores;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The steps that a run takes from state to state, each with its row in the history. */
final class RunControl {

  private static final int LARGEST_CHUNK = 500;
  private static final int SMALLEST_CHUNK = 10;

  private final int workers;

  /**
   * @param workers how many are expected to share a run; chunks are cut for four times as many
   */
  RunControl(int workers) {
    this.workers = workers;
  }

  void start(Stores stores, Actor actor, Run run) {
    var total = run.planned().messages();
    var canary = OrderText.read(run.document()).tempo().canary();
    var first = canary > 0 ? Math.min(canary, total) : total;
    open(stores, run, 0, first);
    var now = stores.now();
    var going = new Going(null, null, first, now, now, 0, total == 0 ? now : null);
    var next = total == 0 ? RunState.FINISHED : RunState.RUNNING;
    change(stores, actor, run.startedBy(actor), next, going, Activity.Kind.RUN_STARTED);
  }

  void resume(Stores stores, Actor actor, Run run) {
    if (run.state() == RunState.PAUSED) {
      var opened = run.going().opened();
      // whatever else it was paused for, a canary that is not out yet still goes first
      var next = run.going().pausedFor() == CANARY ? run.planned().messages() : opened;
      open(stores, run, opened, next);
      var going = active(stores, run, next);
      change(stores, actor, run, RunState.RUNNING, going, Activity.Kind.RUN_RESUMED);
    }
  }

  void pause(Stores stores, Actor actor, Run run, PauseReason reason, @Nullable String remark) {
    if (run.state() == RunState.RUNNING) {
      change(
          stores,
          actor,
          run,
          RunState.PAUSED,
          still(run, reason, remark),
          Activity.Kind.RUN_PAUSED);
    }
  }

  /** Says what slows a running run; null if nothing does. */
  void remark(Stores stores, Run run, @Nullable String remark) {
    var before = run.going();
    if (run.state() == RunState.RUNNING && !Objects.equals(remark, before.remark())) {
      var going =
          new Going(
              null,
              remark,
              before.opened(),
              before.started(),
              before.activeSince(),
              before.doneBefore(),
              null);
      // not worth doing all again for: whoever changed the run meanwhile knows as much
      stores.runs().change(run.with(run.state(), run.planned(), going));
    }
  }

  void cancel(Stores stores, Actor actor, Run run) {
    if (run.state() != RunState.CANCELLED && run.state() != RunState.FINISHED) {
      change(
          stores, actor, run, RunState.CANCELLED, ended(stores, run), Activity.Kind.RUN_CANCELLED);
    }
  }

  void retryFailed(Stores stores, Actor actor, Run run) {
    if (stores.deliveries().reopenFailed(run.id()) > 0) {
      var going = active(stores, run, run.going().opened());
      change(stores, actor, run, RunState.RUNNING, going, Activity.Kind.FAILED_RETRIED);
    }
  }

  /** Ends a run of which nothing is left to do, or pauses it after its canary. */
  void settle(Stores stores, RunId id) {
    stores
        .runs()
        .find(id)
        .filter(run -> run.state() == RunState.RUNNING)
        .ifPresent(run -> settle(stores, run));
  }

  static boolean isCancelled(Stores stores, RunId id) {
    return stores.runs().find(id).orElseThrow().state() == RunState.CANCELLED;
  }

  private void settle(Stores stores, Run run) {
    if (!stores.deliveries().isWorkedOff(run.id())) {
      return;
    }
    if (run.going().opened() < run.planned().messages()) {
      pause(stores, Actor.SYSTEM, run, CANARY, null);
    } else {
      change(
          stores,
          Actor.SYSTEM,
          run,
          RunState.FINISHED,
          ended(stores, run),
          Activity.Kind.RUN_FINISHED);
    }
  }

  private void open(Stores stores, Run run, long from, long until) {
    if (from < until) {
      stores.deliveries().open(run.id(), from, until - 1, chunkSize(until - from));
    }
  }

  private int chunkSize(long messages) {
    return (int) Math.max(SMALLEST_CHUNK, Math.min(LARGEST_CHUNK, messages / (4L * workers)));
  }

  private static Going active(Stores stores, Run run, long opened) {
    var done = stores.deliveries().tally(run.id()).done();
    return new Going(null, null, opened, run.going().started(), stores.now(), done, null);
  }

  private static Going still(Run run, PauseReason reason, @Nullable String remark) {
    var before = run.going();
    return new Going(
        reason, remark, before.opened(), before.started(), null, before.doneBefore(), null);
  }

  /** A plan that is cancelled unstarted has no end, as it had no beginning. */
  private static Going ended(Stores stores, Run run) {
    var before = run.going();
    var started = before.started();
    var end = started == null ? null : stores.now();
    return new Going(null, null, before.opened(), started, null, before.doneBefore(), end);
  }

  private static void change(
      Stores stores, Actor actor, Run run, RunState state, Going going, Activity.Kind kind) {
    var reason = going.pausedFor();
    var data = reason == null ? Map.<String, String>of() : Map.of("reason", reason.code());
    if (!stores.runs().change(run.with(state, run.planned(), going))) {
      throw new LostRace("Run " + run.id());
    }
    stores.activities().append(List.of(Activities.ofRun(stores.now(), actor, run, kind, data)));
  }
}
