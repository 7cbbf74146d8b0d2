package io.github.portalinvites.jdbc;

import static io.github.portalinvites.testkit.TestPortal.DANA;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.portalinvites.PortalInvites;
import io.github.portalinvites.PortalInvitesBuilder;
import io.github.portalinvites.activity.Activity;
import io.github.portalinvites.bulk.RunState;
import io.github.portalinvites.bulk.TownContract;
import io.github.portalinvites.delivery.Outcome;
import io.github.portalinvites.delivery.RunId;
import io.github.portalinvites.jdbc.LiveTown.End;
import io.github.portalinvites.mail.OutgoingMail;
import io.github.portalinvites.mail.SendResult;
import io.github.portalinvites.mail.ServerReply;
import io.github.portalinvites.memory.RecordingMailSender;
import io.github.portalinvites.portal.KeyType;
import io.github.portalinvites.portal.PageRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A worker whose connections to PostgreSQL break while it sends, and who goes on without restart.
 */
class DatabaseLossTest {

  private static final int THREADS = 2;
  private static final Duration LONGER_THAN_THE_LOSS = Duration.ofSeconds(10);
  private static final Duration SHORT_LEASE = Duration.ofSeconds(3);
  private static final SendResult SENT = new SendResult.Sent(ServerReply.of(250, "2.0.0 queued"));

  private final String name = TestDatabase.newName();
  private final DataSource direct = TestDatabase.POSTGRESQL.installed(name, KeyType.WHOLE_NUMBER);
  private final Wire wire = Wire.to(TestServer.POSTGRES.getPort());
  private final HikariDataSource wired = wired();
  private final RecordingMailSender mails = new RecordingMailSender();
  private RunId run;

  @AfterEach
  void end() throws IOException {
    wired.close();
    wire.close();
  }

  @Test
  void databaseThatIsAwayForAWhileDoublesNothing() {
    atEachMail(
        mail -> {
          if (Set.of(50, 155, 270).contains(mail)) {
            wire.cut(4);
          }
        });
    send(LiveTown.door(wired, mails, LONGER_THAN_THE_LOSS).senderThreads(THREADS), 400);
    assertThat(wire.refused()).isEqualTo(12);
    everybodyIsSentOnce(400);
  }

  /** The commit that begins a window, that ends it, that claims a chunk and that gives it back. */
  @ParameterizedTest
  @ValueSource(
      strings = {"set mark_lo = $", "mark_lo = null", "set stage = 'LEASED'", "set token = null"})
  void commitThatIsNotAnsweredDoublesNothing(String statement) {
    atEachMail(
        mail -> {
          if (mail == 3) {
            wire.cutBeforeCommitIsAnswered(statement);
          }
        });
    send(LiveTown.door(wired, mails, LONGER_THAN_THE_LOSS).senderThreads(1), 35);
    assertThat(wire.isWaitingForCommit()).isFalse();
    everybodyIsSentOnce(35);
    nothingIsInDoubt();
    everybodysHistorySaysItOnce(35);
  }

  @Test
  void workerWithoutDatabaseUntilAnotherTakesOverDoublesOneWindowOfEachThread() {
    var end = new End();
    try (var other = LiveTown.door(direct, mails, SHORT_LEASE).runListener(end::hear).build()) {
      atEachMail(
          mail -> {
            if (mail == 55) {
              wire.cut(Integer.MAX_VALUE);
              waitForLeasesToEnd();
              workOff(other);
              wire.mend();
            }
          });
      try (var cutOff = LiveTown.door(wired, mails, SHORT_LEASE).senderThreads(THREADS).build()) {
        LiveTown.fill(cutOff, 200);
        run = LiveTown.start(cutOff);
        cutOff.worker().start();
        end.await();
      }
      assertThat(other.bulk().run(DANA, run).outcomes()).isEqualTo(Map.of(Outcome.SENT, 200L));
      fewGotTheSameMailTwice(other, 200);
    }
  }

  private static void workOff(PortalInvites portal) {
    boolean worked;
    do {
      worked = portal.worker().runOnce();
    } while (worked);
  }

  private void fewGotTheSameMailTwice(PortalInvites portal, int people) {
    var byMailbox =
        mails.sent().stream().collect(groupingBy(mail -> mail.recipient().address().canonical()));
    assertThat(byMailbox).hasSize(people);
    assertThat(mails.sent().size() - people).isBetween(1, THREADS * LiveTown.WINDOW);
    assertThat(byMailbox.values()).allSatisfy(DatabaseLossTest::isTheSameMail);
    assertThat(LiveTown.ledger(portal, run))
        .filteredOn(each -> byMailbox.get(LiveTown.address(each)).size() > 1)
        .allMatch(each -> each.message().possibleDuplicate());
  }

  private void send(PortalInvitesBuilder door, int people) {
    LiveTown.send(
        door,
        portal -> {
          LiveTown.fill(portal, people);
          run = LiveTown.start(portal);
        });
  }

  /** Counts the mails from 1 on. */
  private void atEachMail(IntConsumer action) {
    var count = new AtomicInteger();
    mails.answering(
        mail -> {
          action.accept(count.incrementAndGet());
          return SENT;
        });
  }

  private void waitForLeasesToEnd() {
    TestDatabase.execute(
        direct,
        """
        select pg_sleep(extract(epoch from max(lease_until) - clock_timestamp()) + 0.1)
          from pi_chunk
         where stage = 'LEASED'
        """);
  }

  private void everybodyIsSentOnce(int people) {
    assertThat(mails.attempts())
        .extracting(mail -> mail.recipient().address().canonical())
        .hasSize(people)
        .doesNotHaveDuplicates();
    try (var portal = LiveTown.door(direct, mails).build()) {
      var now = portal.bulk().run(DANA, run);
      assertThat(now.state()).isEqualTo(RunState.FINISHED);
      assertThat(now.outcomes()).isEqualTo(Map.of(Outcome.SENT, (long) people));
    }
  }

  private void nothingIsInDoubt() {
    try (var portal = LiveTown.door(direct, mails).build()) {
      assertThat(LiveTown.ledger(portal, run))
          .noneMatch(each -> each.message().possibleDuplicate())
          .allMatch(each -> each.message().attempts() == 1);
    }
  }

  private void everybodysHistorySaysItOnce(int people) {
    try (var portal = LiveTown.door(direct, mails).build()) {
      var history = portal.activity().ofRun(DANA, run, PageRequest.first(200)).items();
      assertThat(history)
          .filteredOn(each -> each.kind() == Activity.Kind.INVITATION_SENT)
          .extracting(Activity::contact)
          .hasSize(people)
          .doesNotHaveDuplicates();
    }
  }

  private static void isTheSameMail(List<OutgoingMail> same) {
    assertThat(same.stream().map(OutgoingMail::messageId).distinct()).hasSize(1);
    assertThat(same.stream().map(mail -> TownContract.secrets(mail)).distinct()).hasSize(1);
  }

  private HikariDataSource wired() {
    var config = new HikariConfig();
    config.setJdbcUrl(
        "jdbc:postgresql://127.0.0.1:%d/%s?prepareThreshold=0".formatted(wire.port(), name));
    config.setUsername("postgres");
    config.setMaximumPoolSize(5);
    config.setConnectionTimeout(1_000);
    return new HikariDataSource(config);
  }
}
