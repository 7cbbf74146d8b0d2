package io.github.portalinvites.examples.features;

import static io.github.portalinvites.examples.features.SampleHost.DANA;
import static io.github.portalinvites.examples.features.SampleHost.HOUSTON;

import io.github.portalinvites.PortalInvites;
import io.github.portalinvites.audience.AudienceFilter;
import io.github.portalinvites.bulk.BulkInvite;
import io.github.portalinvites.bulk.BulkRun;
import io.github.portalinvites.bulk.IdempotencyKey;
import io.github.portalinvites.bulk.RunState;
import io.github.portalinvites.memory.RecordingMailSender;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** The host's own scheduler does the work: the library starts no thread. */
public final class RunOnceFromScheduler {

  private RunOnceFromScheduler() {}

  public static void main(String... args) {
    var finished = new CompletableFuture<BulkRun>();
    var door =
        SampleHost.portal()
            .mailSender(new RecordingMailSender())
            .runListener(
                run -> {
                  if (run.state() == RunState.FINISHED) {
                    finished.complete(run);
                  }
                });
    var scheduler = Executors.newSingleThreadScheduledExecutor();
    try (var portal = door.build()) {
      SampleHost.fill(portal);
      var work =
          scheduler.scheduleWithFixedDelay(() -> workOff(portal), 0, 100, TimeUnit.MILLISECONDS);

      var plan = portal.bulk().plan(DANA, BulkInvite.to(AudienceFilter.division(HOUSTON)));
      var key = IdempotencyKey.of("scheduled");
      portal.bulk().start(DANA, plan.id(), plan.fingerprint(), key);
      var progress = finished.join().progress();
      System.out.printf("%d of %d mails are out%n", progress.done(), progress.total());
      work.cancel(false);
    } finally {
      scheduler.shutdownNow();
    }
  }

  /** A scheduler drops a task that throws, and the database may be away for a while. */
  private static void workOff(PortalInvites portal) {
    try {
      while (portal.worker().runOnce()) {
        // there may be more
      }
    } catch (RuntimeException tryAgainLater) {
      System.err.println("Will try again: " + tryAgainLater);
    }
  }
}
