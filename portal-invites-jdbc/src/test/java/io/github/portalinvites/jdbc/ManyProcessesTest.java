package io.github.portalinvites.jdbc;

import static io.github.portalinvites.testkit.TestPortal.DANA;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.github.portalinvites.PortalInvites;
import io.github.portalinvites.bulk.BulkInvite;
import io.github.portalinvites.bulk.BulkRun;
import io.github.portalinvites.bulk.IdempotencyKey;
import io.github.portalinvites.bulk.LedgerEntry;
import io.github.portalinvites.bulk.RunState;
import io.github.portalinvites.delivery.Outcome;
import io.github.portalinvites.delivery.RunId;
import io.github.portalinvites.jdbc.LiveTown.End;
import io.github.portalinvites.mail.OutgoingMail;
import io.github.portalinvites.mail.SendResult;
import io.github.portalinvites.mail.ServerReply;
import io.github.portalinvites.memory.RecordingMailSender;
import io.github.portalinvites.testkit.LogTrap;
import io.github.portalinvites.testkit.Together;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Three front doors with two threads each send one run on PostgreSQL. */
class ManyProcessesTest {

  private static final SendResult SENT = new SendResult.Sent(ServerReply.of(250, "2.0.0 queued"));

  private final DataSource database = TestDatabase.POSTGRESQL.installed();
  private final RecordingMailSender mails = new RecordingMailSender();
  private final End end = new End();
  private final List<PortalInvites> doors =
      Stream.generate(() -> LiveTown.door(database, mails).runListener(end::hear).build())
          .limit(3)
          .toList();
  private final PortalInvites portal = doors.get(0);
  private final LogTrap log = new LogTrap(Level.WARN);

  @BeforeEach
  void listen() {
    log.set();
  }

  @AfterEach
  void end() {
    doors.forEach(PortalInvites::close);
    log.close();
  }

  @Test
  void everyMailboxGetsOneMail() {
    LiveTown.fill(portal, 2_000);
    var run = LiveTown.start(portal);
    startAll();
    end.await();
    everybodyIsSentOnce(run, 2_000);
    assertThat(log.lines()).as("what surfaced").isEmpty();
  }

  @Test
  void sixteenStartsAtTheSameTimeAreOneRun() {
    LiveTown.fill(portal, 200);
    var plan = portal.bulk().plan(DANA, BulkInvite.to(LiveTown.EVERYBODY));
    var key = IdempotencyKey.of("everybody");
    startAll();
    var next = new AtomicInteger();
    var started =
        Together.race(
            16,
            () ->
                doors
                    .get(next.getAndIncrement() % doors.size())
                    .bulk()
                    .start(DANA, plan.id(), plan.fingerprint(), key));
    end.await();
    assertThat(started).extracting(BulkRun::id).containsOnly(plan.id());
    everybodyIsSentOnce(plan.id(), 200);
  }

  @Test
  void pausingWhileOthersSendLosesAndDoublesNobody() {
    LiveTown.fill(portal, 600);
    var run = LiveTown.start(portal);
    atEachMail(
        mail -> {
          if (mail % 60 == 0) {
            var other = doors.get(mail / 60 % doors.size()).bulk();
            other.pause(DANA, run);
            other.resume(DANA, run);
          }
        });
    startAll();
    end.await();
    everybodyIsSentOnce(run, 600);
  }

  @Test
  void cancellingWhileOthersSendLeavesExactSums() {
    LiveTown.fill(portal, 600);
    var run = LiveTown.start(portal);
    atEachMail(
        mail -> {
          if (mail == 300) {
            doors.get(2).bulk().cancel(DANA, run);
          }
        });
    startAll();
    end.await();
    doors.forEach(PortalInvites::close);
    var sent = (long) mails.sent().size();
    assertThat(sent).isBetween(300L, 359L);
    everybodyOnce();
    var ended = portal.bulk().run(DANA, run);
    assertThat(ended.state()).isEqualTo(RunState.CANCELLED);
    assertThat(ended.outcomes())
        .isEqualTo(Map.of(Outcome.SENT, sent, Outcome.CANCELLED, 600 - sent));
    assertThat(outcomesOf(run)).isEqualTo(ended.outcomes());
  }

  private void startAll() {
    doors.forEach(door -> door.worker().start());
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

  private void everybodyIsSentOnce(RunId run, long people) {
    assertThat(mails.attempts()).hasSize((int) people);
    everybodyOnce();
    assertThat(portal.bulk().run(DANA, run).state()).isEqualTo(RunState.FINISHED);
    assertThat(portal.bulk().run(DANA, run).outcomes()).isEqualTo(Map.of(Outcome.SENT, people));
    assertThat(outcomesOf(run)).isEqualTo(Map.of(Outcome.SENT, people));
  }

  private void everybodyOnce() {
    assertThat(mails.attempts())
        .extracting(OutgoingMail::recipient)
        .extracting(each -> each.address().canonical())
        .doesNotHaveDuplicates();
  }

  private Map<Outcome, Long> outcomesOf(RunId run) {
    return LiveTown.ledger(portal, run).stream()
        .collect(Collectors.groupingBy(LedgerEntry::outcome, Collectors.counting()));
  }
}
