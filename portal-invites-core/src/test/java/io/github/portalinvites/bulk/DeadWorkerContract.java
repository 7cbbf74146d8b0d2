package io.github.portalinvites.bulk;

import static io.github.portalinvites.testkit.TestPortal.DANA;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.portalinvites.activity.Activity;
import io.github.portalinvites.bulk.LedgerEntry.Message;
import io.github.portalinvites.delivery.InDoubtPolicy;
import io.github.portalinvites.delivery.Outcome;
import io.github.portalinvites.delivery.RunId;
import io.github.portalinvites.mail.OutgoingMail;
import io.github.portalinvites.mail.SendResult;
import io.github.portalinvites.mail.ServerReply;
import io.github.portalinvites.portal.PageRequest;
import io.github.portalinvites.testkit.TestPortal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Workers that die, or stall past their lease, with a window in flight. */
public interface DeadWorkerContract extends TownContract {

  Duration PAST_THE_LEASE = Duration.ofMinutes(5);
  int WINDOW = 10;

  /** The end of a process: nothing in it runs any further. */
  final class Killed extends Error {}

  @Test
  default void nobodyIsLostAndFewGetTheSameMailTwice() {
    var dead = town(25);
    var other = otherProcess();
    var run = dead.start(invite());
    killAt(dead, 15);
    tested().clock().advance(PAST_THE_LEASE);
    other.work();
    assertThat(other.run(run).outcomes()).isEqualTo(Map.of(Outcome.SENT, 25L));
    assertThat(other.run(run).state()).isEqualTo(RunState.FINISHED);
    assertThat(dead.mails().attempts()).hasSize(15);
    assertThat(other.mails().sent()).hasSize(15);
    assertThat(mailboxes(dead, other)).hasSize(25);
    sameMailTwice(dead, other, 5);
  }

  @Test
  default void ledgerMarksTheWholeWindow() {
    var dead = town(25);
    var other = otherProcess();
    var run = dead.start(invite());
    killAt(dead, 15);
    tested().clock().advance(PAST_THE_LEASE);
    other.work();
    assertThat(ledger(other, run).values())
        .extracting(LedgerEntry::message)
        .filteredOn(Message::possibleDuplicate)
        .hasSize(WINDOW);
  }

  @Test
  default void nobodyTakesOverBeforeTheLeaseEnds() {
    var dead = town(25);
    var other = otherProcess();
    dead.start(invite());
    killAt(dead, 15);
    other.work();
    assertThat(other.mails().attempts()).hasSize(5);
  }

  @Test
  default void restIsHeldWhereThePolicySaysSo() {
    var dead = town(25);
    var run = takenOverUnder(dead, InDoubtPolicy.HOLD);
    assertThat(run.outcomes()).isEqualTo(Map.of(Outcome.SENT, 15L, Outcome.IN_DOUBT, 10L));
    assertThat(run.state()).isEqualTo(RunState.FINISHED);
  }

  @Test
  default void restCountsAsSentWhereThePolicySaysSo() {
    var run = takenOverUnder(town(25), InDoubtPolicy.ASSUME_SENT);
    assertThat(run.outcomes()).isEqualTo(Map.of(Outcome.SENT, 25L));
  }

  private BulkRun takenOverUnder(TestPortal dead, InDoubtPolicy policy) {
    var other = otherProcess();
    var run = dead.start(invite().inDoubt(policy));
    killAt(dead, 15);
    tested().clock().advance(PAST_THE_LEASE);
    other.work();
    assertThat(other.mails().attempts()).hasSize(5);
    return other.run(run);
  }

  @Test
  default void windowOfACancelledRunIsInDoubtAndNotCancelled() {
    var dead = town(25);
    var other = otherProcess();
    var run = dead.start(invite());
    killAt(dead, 15);
    other.door().bulk().cancel(DANA, run);
    tested().clock().advance(PAST_THE_LEASE);
    other.work();
    assertThat(other.mails().attempts()).isEmpty();
    assertThat(other.run(run).outcomes())
        .isEqualTo(Map.of(Outcome.SENT, 10L, Outcome.IN_DOUBT, 10L, Outcome.CANCELLED, 5L));
  }

  @Test
  default void windowOfACancelledRunIsNobodyElsesBeforeItIsSettled() {
    var dead = town(25);
    var other = otherProcess();
    var run = dead.start(invite());
    killAt(dead, 15);
    other.door().bulk().cancel(DANA, run);
    assertThat(other.send(invite()).outcomes())
        .isEqualTo(Map.of(Outcome.SENT, 5L, Outcome.SKIPPED, 20L));
    tested().clock().advance(PAST_THE_LEASE);
    other.work();
    assertThat(other.run(run).count(Outcome.IN_DOUBT)).isEqualTo(10);
    assertThat(other.plan(invite()).recipients()).isZero();
    assertThat(mailboxes(dead, other)).hasSize(20);
  }

  @Test
  default void windowOfAPausedRunWaitsForItsResume() {
    var dead = town(25);
    var other = otherProcess();
    var run = dead.start(invite());
    killAt(dead, 15);
    other.door().bulk().pause(DANA, run);
    tested().clock().advance(PAST_THE_LEASE);
    other.work();
    assertThat(other.mails().attempts()).isEmpty();
    other.door().bulk().resume(DANA, run);
    other.work();
    assertThat(other.run(run).outcomes()).isEqualTo(Map.of(Outcome.SENT, 25L));
  }

  @Test
  default void messageThatWaitedWhenItsWindowDiedIsNotInDoubt() {
    var dead = town(12);
    var other = otherProcess();
    dead.mails().answering(mail -> new SendResult.RetryLater(ServerReply.of(451, "later")));
    var run = dead.start(invite());
    dead.work();
    tested().clock().advance(Duration.ofMinutes(6));
    dead.door().directory().save(records().contact(1).portalAccess(false));
    killAt(dead, 13);
    tested().clock().advance(PAST_THE_LEASE);
    other.work();
    assertThat(outcome(other, run, 1)).isEqualTo(Outcome.SKIPPED);
    assertThat(other.run(run).outcomes()).isEqualTo(Map.of(Outcome.SENT, 11L, Outcome.SKIPPED, 1L));
  }

  @Test
  default void windowThatIsNarrowedLeavesMarkedOrNotAtAll() {
    var watched = watched();
    var dead = town(8, watched);
    var other = otherProcess();
    var run = dead.start(invite());
    dead.door().directory().save(records().contact(1).portalAccess(false));
    var begins = new AtomicInteger();
    watched.instead(
        call ->
            call.equals("deliveries.begin") && begins.incrementAndGet() == 2
                ? Optional.of(false)
                : Optional.empty());
    killAt(dead, 1);
    tested().clock().advance(PAST_THE_LEASE);
    other.work();
    assertThat(begins).hasValueGreaterThan(2);
    sameMailTwice(dead, other, 1);
    assertThat(ledger(other, run).values())
        .filteredOn(each -> each.outcome() == Outcome.SENT)
        .allMatch(each -> each.message().possibleDuplicate());
  }

  @Test
  default void whoLostTheLeaseWritesNothing() {
    var slow = town(8);
    var other = otherProcess();
    var run = slow.start(invite());
    slow.mails()
        .answering(
            mail -> {
              if (slow.mails().attempts().size() == 3) {
                tested().clock().advance(PAST_THE_LEASE);
                other.work();
              }
              return new SendResult.Sent(ServerReply.of(250, "taken by the slow one"));
            });
    slow.work();
    assertThat(slow.mails().sent()).hasSize(3);
    assertThat(other.mails().sent()).hasSize(8);
    sameMailTwice(slow, other, 3);
    assertThat(ledger(other, run).values())
        .extracting(each -> each.message().reply())
        .containsOnly("250 2.0.0 recorded");
    assertThat(sentActivities(other, run)).isEqualTo(8);
  }

  @Test
  default void slowWorkerStopsBeforeItsLeaseEnds() {
    var slow = town(8);
    slow.start(invite());
    slow.mails()
        .answering(
            mail -> {
              tested().clock().advance(Duration.ofMinutes(1));
              return new SendResult.Sent(ServerReply.of(250, "at last"));
            });
    assertThat(slow.door().worker().runOnce()).isTrue();
    assertThat(slow.mails().sent()).hasSize(3);
    slow.work();
    assertThat(mailboxes(slow)).hasSize(8);
    assertThat(slow.mails().sent()).hasSize(8);
  }

  private static void killAt(TestPortal portal, int mail) {
    portal
        .mails()
        .answering(
            each -> {
              if (portal.mails().attempts().size() == mail) {
                throw new Killed();
              }
              return new SendResult.Sent(ServerReply.of(250, "2.0.0 queued"));
            });
    assertThatThrownBy(portal::work).isInstanceOf(Killed.class);
  }

  private static List<String> mailboxes(TestPortal... portals) {
    var all = new ArrayList<OutgoingMail>();
    for (var portal : portals) {
      all.addAll(portal.mails().attempts());
    }
    return all.stream().map(mail -> mail.recipient().address().canonical()).distinct().toList();
  }

  private static void sameMailTwice(TestPortal one, TestPortal other, int times) {
    var first = one.mails().attempts().stream().collect(toMap(OutgoingMail::messageId, identity()));
    var again =
        other.mails().sent().stream().filter(mail -> first.containsKey(mail.messageId())).toList();
    assertThat(again).hasSize(times);
    assertThat(again)
        .allSatisfy(
            mail -> {
              var before = first.get(mail.messageId());
              assertThat(TownContract.secrets(mail)).isEqualTo(TownContract.secrets(before));
              assertThat(mail.recipient()).isEqualTo(before.recipient());
            });
  }

  private static long sentActivities(TestPortal portal, RunId run) {
    var page = portal.door().activity().ofRun(DANA, run, PageRequest.first(100)).items();
    return page.stream().filter(each -> each.kind() == Activity.Kind.INVITATION_SENT).count();
  }
}
