package io.github.portalinvites.jdbc;

import static io.github.portalinvites.testkit.TestPortal.DANA;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.portalinvites.PortalInvites;
import io.github.portalinvites.bulk.BulkInvite;
import io.github.portalinvites.bulk.RunState;
import io.github.portalinvites.bulk.TownContract;
import io.github.portalinvites.delivery.Outcome;
import io.github.portalinvites.delivery.RunId;
import io.github.portalinvites.memory.RecordingMailSender;
import io.github.portalinvites.portal.KeyType;
import io.github.portalinvites.testkit.ReceivedMail;
import io.github.portalinvites.testkit.ScriptedSmtpServer;
import io.github.portalinvites.testkit.SmtpScriptAnswer;
import io.github.portalinvites.testkit.SmtpStep;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The process that sends over SMTP is killed three times in the middle of a send, and another takes
 * its place. Prints a figure; with 10,000 people:
 *
 * <pre>{@code
 * mvn verify -Pnightly -pl portal-invites-jdbc -am -Dtest=KillDrillTest \
 *     -Dsurefire.failIfNoSpecifiedTests=false
 * }</pre>
 */
class KillDrillTest {

  private static final int KILLS = 3;
  private static final Duration OF_ONE_MAIL = Duration.ofMillis(2);

  private static final String OUT_AGAIN =
      """
      select m.number
        from pi_chunk c
        join pi_message m on m.run = c.run and m.number between c.mark_lo and c.mark_hi
       where m.outcome = 'OPEN' and m.doubts > 0
       order by m.number
      """;

  private final String name = TestDatabase.newName();
  private final DataSource database = TestDatabase.POSTGRESQL.installed(name, KeyType.WHOLE_NUMBER);
  private final RecordingMailSender nothing = new RecordingMailSender();
  private final PortalInvites portal = LiveTown.door(database, nothing).build();
  private final ScriptedSmtpServer server = ScriptedSmtpServer.start();
  private final AtomicInteger taken = new AtomicInteger();
  private final AtomicReference<Death> death = new AtomicReference<>();
  private SendingProcess process;

  @TempDir private Path logs;

  @BeforeEach
  void answerSlowly() {
    server.on(
        SmtpStep.MESSAGE,
        text -> {
          LockSupport.parkNanos(OF_ONE_MAIL.toNanos());
          var mails = taken.incrementAndGet();
          Optional.ofNullable(death.get())
              .filter(each -> each.after <= mails)
              .ifPresent(this::come);
          return SmtpScriptAnswer.reply("250 2.0.0 queued");
        });
  }

  @AfterEach
  void end() {
    Optional.ofNullable(process).ifPresent(SendingProcess::kill);
    server.close();
    portal.close();
  }

  @Test
  void nobodyIsLostAndFewGetTheSameMailTwice() throws Exception {
    drill(1_500);
  }

  @Test
  @Tag("nightly")
  void nobodyOfTenThousandIsLost() throws Exception {
    drill(10_000);
  }

  private void drill(int people) throws Exception {
    LiveTown.fill(portal, people);
    var run = LiveTown.start(portal);
    var start = System.nanoTime();
    for (var kill = 1; kill <= KILLS; kill++) {
      process = process();
      death.set(new Death(process, people * kill / (KILLS + 1)));
      assertThat(process.exitCode()).as("killed").isNotZero();
    }
    process = process();
    assertThat(process.exitCode()).as(Files.readString(log())).isZero();
    var seconds = (System.nanoTime() - start) / 1e9;
    var mails = server.received().stream().collect(groupingBy(ReceivedMail::recipient));
    var twice = server.received().size() - people;
    System.out.printf(
        "kill -9 of the sender, %d times during a send of %,d: %d lost, %d mailed twice (at most"
            + " %d), %.1f s%n",
        KILLS, people, people - mails.size(), twice, mostTwice(), seconds);
    assertThat(mails).hasSize(people);
    assertThat(twice).isBetween(1, mostTwice());
    assertThat(mails.values()).allSatisfy(KillDrillTest::isTheSameMail);
    ledgerSaysSo(run, mails, people);
  }

  private static int mostTwice() {
    return LiveTown.WINDOW * SendingProcess.THREADS * KILLS;
  }

  private static void isTheSameMail(List<ReceivedMail> mails) {
    assertThat(mails.stream().map(mail -> mail.header("Message-ID")).distinct()).hasSize(1);
    assertThat(mails.stream().map(mail -> TownContract.secrets(mail.plain())).distinct())
        .hasSize(1);
  }

  private void ledgerSaysSo(RunId id, Map<String, List<ReceivedMail>> mails, int people) {
    var run = portal.bulk().run(DANA, id);
    assertThat(run.state()).isEqualTo(RunState.FINISHED);
    assertThat(run.outcomes()).isEqualTo(Map.of(Outcome.SENT, (long) people));
    var marked =
        LiveTown.ledger(portal, id).stream()
            .filter(each -> each.message().possibleDuplicate())
            .map(LiveTown::address)
            .collect(toSet());
    assertThat(marked).hasSizeLessThanOrEqualTo(mostTwice());
    assertThat(mails).allSatisfy((address, all) -> isOnceOr(marked.contains(address), all));
    assertThat(portal.bulk().plan(DANA, BulkInvite.to(LiveTown.EVERYBODY)).recipients()).isZero();
  }

  private static void isOnceOr(boolean marked, List<ReceivedMail> mails) {
    assertThat(mails).hasSizeBetween(1, marked ? 2 : 1);
  }

  /**
   * Kills the process, but not while a message is out for the second time: if that is in doubt
   * again, it is held and not sent a third time. The lock keeps this so until the process is dead.
   */
  private void come(Death now) {
    if (!death.compareAndSet(now, null)) {
      return;
    }
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("lock table pi_chunk in share mode");
      try (var out = statement.executeQuery(OUT_AGAIN)) {
        if (out.next()) {
          death.set(now);
        } else {
          now.process.kill();
        }
      }
      connection.rollback();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private SendingProcess process() {
    var url = TestServer.POSTGRES.getJdbcUrl("postgres", name);
    return SendingProcess.start(url, server.port(), log());
  }

  private Path log() {
    return logs.resolve("senders.log");
  }

  /**
   * The end that a process comes to.
   *
   * @param after so many mails
   */
  private record Death(SendingProcess process, int after) {}
}
