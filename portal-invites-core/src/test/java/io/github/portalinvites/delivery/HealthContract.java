package io.github.portalinvites.delivery;

import static io.github.portalinvites.testkit.TestPortal.DANA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.portalinvites.delivery.PortalHealth.RelayError;
import io.github.portalinvites.invitation.InvitedContract;
import io.github.portalinvites.mail.SendResult;
import io.github.portalinvites.mail.SendResult.RelayRefused;
import io.github.portalinvites.mail.SendResult.RelayTrouble;
import io.github.portalinvites.mail.SendResult.RetryLater;
import io.github.portalinvites.mail.ServerReply;
import io.github.portalinvites.storage.Change;
import io.github.portalinvites.testkit.TestPortal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What monitoring is told. */
public interface HealthContract extends InvitedContract {

  Duration HOUR = Duration.ofHours(1);

  @Test
  default void portalWithoutWorkHasNothingToTell() {
    assertThat(health(town(3)))
        .isEqualTo(new PortalHealth(0, null, Duration.ZERO, 0, null, null, false));
  }

  @Test
  default void queueGrowsAndDrains() {
    var portal = town(3);
    portal.start(invite());
    var start = now();
    tested().clock().advance(HOUR);
    assertThat(health(portal).queued()).isEqualTo(3);
    assertThat(health(portal).oldestDue()).isEqualTo(start);
    portal.work();
    assertThat(health(portal).queued()).isZero();
    assertThat(health(portal).oldestDue()).isNull();
  }

  @Test
  default void pausedRunIsNotDueAndAResumedOneIsFromThenOn() {
    var portal = town(3);
    var run = portal.start(invite());
    portal.door().bulk().pause(DANA, run);
    assertThat(health(portal).queued()).isZero();
    assertThat(health(portal).oldestDue()).isNull();
    tested().clock().advance(HOUR);
    portal.door().bulk().resume(DANA, run);
    assertThat(health(portal).queued()).isEqualTo(3);
    assertThat(health(portal).oldestDue()).isEqualTo(now());
  }

  @Test
  default void messageThatIsTriedAgainLaterIsQueuedButNotDue() {
    var portal = town(1);
    portal.mails().answering(mail -> new RetryLater(ServerReply.of(451, "4.7.1 greylisted")));
    portal.send(invite());
    assertThat(health(portal).queued()).isEqualTo(1);
    assertThat(health(portal).oldestDue()).isNull();
    assertThat(health(portal).relayError()).isNull();
    var sent = now();
    tested().clock().advance(HOUR);
    assertThat(health(portal).oldestDue()).isAfter(sent).isBefore(now());
  }

  @Test
  default void relayInTroubleIsNamedUntilItSendsAgain() {
    var portal = town(2);
    var reply = ServerReply.of(421, "4.3.2 closing");
    troubled(portal, new RelayTrouble(reply));
    assertThat(health(portal).relayError()).isEqualTo(new RelayError("mail sender", now(), reply));
    tested().clock().advance(HOUR);
    portal.mails().accepting();
    portal.work();
    assertThat(health(portal).relayError()).isNull();
  }

  @Test
  default void relayThatIsSetUpWronglyIsNamedWhileItsRunIsPaused() {
    var portal = town(2);
    var reply = ServerReply.of(535, "5.7.8 authentication failed");
    troubled(portal, new RelayRefused(reply));
    assertThat(health(portal).queued()).isZero();
    assertThat(health(portal).relayError()).isEqualTo(new RelayError("mail sender", now(), reply));
  }

  @Test
  default void whatARelaySaysShowsNoAddress() {
    var portal = town(1);
    troubled(portal, new RelayTrouble(ServerReply.of(421, "4.3.2 busy, contact1@example.org")));
    assertThat(health(portal).toString()).contains("busy").doesNotContain("contact1@");
  }

  @Test
  default void senderThatCannotBeOpenedIsTold() {
    var portal =
        town(
            1,
            builder ->
                builder.mailSender(
                    () -> {
                      throw new IllegalStateException("no mail server is configured");
                    }));
    portal.start(invite());
    assertThatIllegalStateException().isThrownBy(portal::work);
    assertThat(health(portal).relayError())
        .extracting(error -> error.reply().text())
        .isEqualTo("the mail sender failed: IllegalStateException");
  }

  @Test
  default void otherProcessKnowsTheQueueButNotThisOnesRelay() {
    var portal = town(2);
    troubled(portal, new RelayTrouble(ServerReply.of(421, "4.3.2 closing")));
    assertThat(health(otherProcess()).queued()).isEqualTo(2);
    assertThat(health(otherProcess()).relayError()).isNull();
  }

  @Test
  default void countsThatAreBehindAreTold() {
    var portal = town(1);
    portal.commit(stores -> stores.changes().append(List.of(new Change.OfEverything())));
    tested().clock().advance(HOUR);
    assertThat(health(portal).audienceLag()).isEqualTo(HOUR);
    portal.work();
    assertThat(health(portal).audienceLag()).isZero();
  }

  @Test
  default void eventsWaitWhileAListenerFails() {
    var broken = new AtomicBoolean(true);
    var portal =
        town(
            1,
            builder ->
                builder.eventListener(
                    event -> {
                      if (broken.get()) {
                        throw new IllegalStateException("the host's queue is down");
                      }
                    }));
    var begun = now();
    portal.send(invite());
    tested().clock().advance(HOUR);
    assertThat(health(portal).untoldEvents()).isPositive();
    assertThat(health(portal).untoldSince()).isEqualTo(begun);
    broken.set(false);
    portal.work();
    assertThat(health(portal).untoldEvents()).isZero();
    assertThat(health(portal).untoldSince()).isNull();
  }

  @Test
  default void toldWhetherTheWorkersThreadsWereStarted() {
    var portal = town(1);
    portal.door().worker().start();
    assertThat(health(portal).working()).isTrue();
    portal.close();
    assertThat(health(portal).working()).isFalse();
  }

  private static PortalHealth health(TestPortal portal) {
    return portal.door().health();
  }

  private void troubled(TestPortal portal, SendResult answer) {
    portal.mails().answering(mail -> answer);
    portal.send(invite());
  }
}
