package io.github.portalinvites.jdbc;

import static io.github.portalinvites.testkit.SmtpScriptAnswer.close;
import static io.github.portalinvites.testkit.SmtpScriptAnswer.reply;
import static io.github.portalinvites.testkit.TestPortal.DANA;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.portalinvites.PortalInvites;
import io.github.portalinvites.PortalInvitesBuilder;
import io.github.portalinvites.Ticking;
import io.github.portalinvites.delivery.Outcome;
import io.github.portalinvites.delivery.RunId;
import io.github.portalinvites.permission.PermittedDivisions;
import io.github.portalinvites.testkit.ReceivedMail;
import io.github.portalinvites.testkit.ScriptedSmtpServer;
import io.github.portalinvites.testkit.SmtpScriptAnswer.Then;
import io.github.portalinvites.testkit.SmtpStep;
import io.github.portalinvites.testkit.TestPortal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A mail server that goes away in the middle of a send, and comes back. */
class MailServerLossTest {

  private static final int PEOPLE = 150;
  private static final int REFUSED_CONNECTIONS = 6;

  /** An hour of backing off is over in half a minute. */
  private static final int HURRY = 120;

  private final DataSource database = TestDatabase.POSTGRESQL.installed();
  private final ScriptedSmtpServer server = ScriptedSmtpServer.start();
  private final AtomicInteger refused = new AtomicInteger();
  private final AtomicReference<RunId> run = new AtomicReference<>();
  private final long start = System.nanoTime();

  @AfterEach
  void end() {
    server.close();
  }

  @Test
  void serverThatGoesAwayAndComesBackIsChargedToNobody() {
    var recipients = new AtomicInteger();
    server.on(
        SmtpStep.RCPT,
        command -> {
          if (recipients.incrementAndGet() == PEOPLE / 3) {
            goAway();
          }
          return reply("250 2.1.5 recipient ok");
        });
    LiveTown.send(
        hurried(),
        portal -> {
          LiveTown.fill(portal, PEOPLE);
          run.set(LiveTown.start(portal));
        });
    assertThat(refused).hasValueGreaterThanOrEqualTo(REFUSED_CONNECTIONS);
    assertThat(server.received())
        .extracting(ReceivedMail::recipient)
        .hasSize(PEOPLE)
        .doesNotHaveDuplicates();
    nobodyIsCharged();
  }

  /** From now on every connection ends at the next recipient, and new ones at their banner. */
  private void goAway() {
    server.on(SmtpStep.RCPT, reply("421 4.3.2 shutting down").then(Then.CLOSE));
    server.on(
        SmtpStep.BANNER,
        nothing -> {
          if (refused.incrementAndGet() < REFUSED_CONNECTIONS) {
            return close();
          }
          server.acceptEverything();
          return reply("421 4.3.2 not yet").then(Then.CLOSE);
        });
  }

  private void nobodyIsCharged() {
    try (var portal = LiveTown.door(database, SendingProcess.sender(server.port())).build()) {
      var ended = portal.bulk().run(DANA, run.get());
      assertThat(ended.outcomes()).isEqualTo(Map.of(Outcome.SENT, (long) PEOPLE));
      assertThat(ended.remark()).isNull();
      assertThat(LiveTown.ledger(portal, run.get()))
          .allMatch(each -> each.message().attempts() == 1)
          .noneMatch(each -> each.message().possibleDuplicate());
    }
  }

  private PortalInvitesBuilder hurried() {
    InstantSource clock = () -> Instant.EPOCH.plusNanos(nanoTime());
    var storage = JdbiStorage.builder(database).clock(clock).build();
    return Ticking.by(this::nanoTime, PortalInvites.builder(storage))
        .secretKey("2026-05", TestPortal.KEY)
        .mailSender(SendingProcess.sender(server.port()))
        .authorizer((portal, actor, permission) -> PermittedDivisions.ALL);
  }

  private long nanoTime() {
    return (System.nanoTime() - start) * HURRY;
  }
}
