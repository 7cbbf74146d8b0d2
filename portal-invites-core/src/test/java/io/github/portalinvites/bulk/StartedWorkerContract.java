package io.github.portalinvites.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portalinvites.delivery.Outcome;
import io.github.portalinvites.delivery.RunId;
import io.github.portalinvites.mail.SendResult;
import io.github.portalinvites.mail.ServerReply;
import io.github.portalinvites.testkit.TestPortal;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Workers on threads of their own, as a server starts them. */
public interface StartedWorkerContract extends TownContract {

  @Test
  default void threadsSendToEverybodyOnce() {
    var finished = new CompletableFuture<RunId>();
    var portal = town(300, finished);
    portal.door().worker().start();
    var run = portal.start(invite());
    assertThat(finished.orTimeout(60, TimeUnit.SECONDS).join()).isEqualTo(run);
    portal.close();
    assertThat(portal.run(run).outcomes()).isEqualTo(Map.of(Outcome.SENT, 300L));
    assertThat(portal.mails().sent())
        .extracting(mail -> mail.recipient().address().canonical())
        .hasSize(300)
        .doesNotHaveDuplicates();
    assertThat(portal.mails().openSessions()).isZero();
  }

  @Test
  default void workerMayBeStartedAgain() {
    var finished = new CompletableFuture<RunId>();
    var portal = town(3, finished);
    portal.door().worker().start();
    portal.door().worker().start();
    portal.close();
    var run = portal.start(invite());
    portal.door().worker().start();
    assertThat(finished.orTimeout(60, TimeUnit.SECONDS).join()).isEqualTo(run);
    portal.close();
  }

  @Test
  default void threadsOutliveABrokenSender() {
    var finished = new CompletableFuture<RunId>();
    var portal = town(3, finished);
    var run = portal.start(invite());
    portal.mails().answering(mail -> brokenAtFirst(portal));
    portal.door().worker().start();
    assertThat(finished.orTimeout(60, TimeUnit.SECONDS).join()).isEqualTo(run);
    portal.close();
    assertThat(portal.run(run).outcomes()).isEqualTo(Map.of(Outcome.SENT, 3L));
    assertThat(portal.mails().attempts()).hasSize(4);
  }

  /** What is thrown lets the window lie until its lease is over. */
  private SendResult brokenAtFirst(TestPortal portal) {
    if (portal.mails().attempts().size() == 1) {
      tested().clock().advance(Duration.ofMinutes(5));
      throw new NoClassDefFoundError("the host's mail library");
    }
    return new SendResult.Sent(ServerReply.of(250, "2.0.0 queued"));
  }

  /** One thread sends, so that nobody can stand in for it. */
  private TestPortal town(int contacts, CompletableFuture<RunId> finished) {
    return town(
        contacts,
        door ->
            door.senderThreads(contacts > 3 ? 3 : 1)
                .runListener(
                    run -> {
                      if (run.state() == RunState.FINISHED) {
                        finished.complete(run.id());
                      }
                    }));
  }
}
