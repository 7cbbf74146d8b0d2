package io.github.portalinvites.bulk;

import static io.github.portalinvites.testkit.TestPortal.DANA;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.portalinvites.audience.DetailsQuery;
import io.github.portalinvites.delivery.FailureReason;
import io.github.portalinvites.delivery.Outcome;
import io.github.portalinvites.invitation.InvitationStatus;
import io.github.portalinvites.invitation.SkipReason;
import io.github.portalinvites.mail.OutgoingMail;
import io.github.portalinvites.mail.SendResult;
import io.github.portalinvites.mail.SendResult.AddressRefused;
import io.github.portalinvites.mail.SendResult.MessageRefused;
import io.github.portalinvites.mail.SendResult.PolicyRefused;
import io.github.portalinvites.mail.SendResult.RelayRefused;
import io.github.portalinvites.mail.SendResult.RelayTrouble;
import io.github.portalinvites.mail.SendResult.RetryLater;
import io.github.portalinvites.mail.SendResult.Sent;
import io.github.portalinvites.mail.ServerReply;
import io.github.portalinvites.testkit.TestPortal;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What each answer of a mail server makes of a message, its address and the run. */
public interface AnswersContract extends TownContract {

  ServerReply REPLY = ServerReply.of(550, "5.0.0 so the server said");

  @Test
  default void refusedAddressFailsForGoodAndIsHeld() {
    var portal = town(3);
    to(portal, 2, new AddressRefused(REPLY));
    var run = portal.send(invite());
    assertThat(run.outcomes()).isEqualTo(Map.of(Outcome.SENT, 2L, Outcome.FAILED, 1L));
    assertThat(entry(portal, run.id(), 2).failed()).isEqualTo(FailureReason.ADDRESS_REFUSED);
    assertThat(entry(portal, run.id(), 2).message().reply()).isEqualTo(REPLY.toString());
    assertThat(portal.plan(invite()).skipped()).containsEntry(SkipReason.ADDRESS_BOUNCED, 1L);
    assertThat(status(portal, 2)).isEqualTo(InvitationStatus.FAILED);
  }

  @Test
  default void refusalByPolicyFailsButHoldsNobody() {
    var portal = town(3);
    to(portal, 2, new PolicyRefused(REPLY));
    var run = portal.send(invite());
    assertThat(run.state()).isEqualTo(RunState.FINISHED);
    assertThat(entry(portal, run.id(), 2).failed()).isEqualTo(FailureReason.POLICY_REFUSED);
    assertThat(portal.plan(invite()).recipients()).isEqualTo(1);
  }

  @Test
  default void refusedMessageFailsButHoldsNobody() {
    var portal = town(3);
    to(portal, 2, new MessageRefused(REPLY));
    var run = portal.send(invite());
    assertThat(run.state()).isEqualTo(RunState.FINISHED);
    assertThat(entry(portal, run.id(), 2).failed()).isEqualTo(FailureReason.MESSAGE_REFUSED);
    assertThat(portal.plan(invite()).recipients()).isEqualTo(1);
  }

  @Test
  default void messagePutOffIsTriedAfter5And15And30MinutesAndSoOn() {
    var portal = town(1);
    everyone(portal, new RetryLater(REPLY));
    var run = portal.send(invite());
    for (var minutes : new long[] {5, 15, 30, 60, 120, 240, 240}) {
      var before = portal.mails().attempts().size();
      pass(portal, Duration.ofSeconds(minutes * 53));
      assertThat(portal.mails().attempts()).as("%d minutes", minutes).hasSize(before);
      pass(portal, Duration.ofSeconds(minutes * 14));
      assertThat(portal.mails().attempts()).as("%d minutes", minutes).hasSize(before + 1);
    }
    assertThat(portal.run(run.id()).state()).isEqualTo(RunState.RUNNING);
    assertThat(portal.mails().attempts().stream().map(OutgoingMail::messageId).distinct())
        .hasSize(1);
  }

  @Test
  default void messagePutOffForThreeDaysIsGivenUp() {
    var portal = town(1);
    everyone(portal, new RetryLater(REPLY));
    var run = portal.start(invite());
    LongStream.range(0, 30).forEach(step -> pass(portal, Duration.ofHours(5)));
    assertThat(entry(portal, run, 1).failed()).isEqualTo(FailureReason.GIVEN_UP);
    assertThat(entry(portal, run, 1).message().attempts()).isBetween(14, 20);
    assertThat(portal.run(run).state()).isEqualTo(RunState.FINISHED);
  }

  @Test
  default void messagePutOffOnceIsSentLater() {
    var portal = town(3);
    to(portal, 2, new RetryLater(REPLY));
    var run = portal.send(invite());
    assertThat(run.outcomes()).isEqualTo(Map.of(Outcome.SENT, 2L, Outcome.OPEN, 1L));
    assertThat(status(portal, 2)).isEqualTo(InvitationStatus.QUEUED);
    portal.mails().accepting();
    pass(portal, Duration.ofMinutes(6));
    assertThat(portal.run(run.id()).outcomes()).isEqualTo(Map.of(Outcome.SENT, 3L));
    assertThat(entry(portal, run.id(), 2).message().possibleDuplicate()).isFalse();
  }

  @Test
  default void senderThatFailsByItselfLeavesTheMessageInDoubt() {
    var portal = town(1);
    failing(portal);
    var run = portal.send(invite());
    assertThat(status(portal, 1)).isEqualTo(InvitationStatus.IN_DOUBT);
    portal.mails().accepting();
    pass(portal, Duration.ofMinutes(2));
    assertThat(outcome(portal, run.id(), 1)).isEqualTo(Outcome.SENT);
    assertThat(entry(portal, run.id(), 1).message().possibleDuplicate()).isTrue();
  }

  @Test
  default void senderThatFailsAgainAndAgainGetsAMessageTwiceAtMost() {
    var portal = town(1);
    failing(portal);
    var run = portal.send(invite());
    LongStream.range(0, 5).forEach(step -> pass(portal, Duration.ofHours(1)));
    assertThat(outcome(portal, run.id(), 1)).isEqualTo(Outcome.IN_DOUBT);
    assertThat(portal.mails().attempts()).hasSize(2);
  }

  private static void failing(TestPortal portal) {
    portal
        .mails()
        .answering(
            mail -> {
              throw new IllegalStateException("a bug of the sender");
            });
  }

  @Test
  default void troubleOfTheRelayIsChargedToNobody() {
    var portal = town(25);
    everyone(portal, new RelayTrouble(ServerReply.of(421, "4.3.2 closing")));
    var run = portal.start(invite());
    LongStream.range(0, 40).forEach(step -> pass(portal, Duration.ofMinutes(1)));
    assertThat(portal.run(run).remark()).isEqualTo("421 4.3.2 closing");
    assertThat(portal.run(run).outcomes()).isEqualTo(Map.of(Outcome.OPEN, 25L));
    assertThat(ledger(portal, run).values()).allMatch(each -> each.message().attempts() == 0);
    portal.mails().accepting();
    LongStream.range(0, 4).forEach(step -> pass(portal, Duration.ofMinutes(6)));
    assertThat(portal.run(run).outcomes()).isEqualTo(Map.of(Outcome.SENT, 25L));
    assertThat(portal.run(run).remark()).isNull();
    assertThat(portal.mails().sent()).hasSize(25);
  }

  @Test
  default void relayInTroubleIsLeftAloneForLongerEachTime() {
    var portal = town(25);
    everyone(portal, new RelayTrouble(REPLY));
    portal.start(invite());
    portal.work();
    assertThat(portal.mails().attempts()).hasSize(1);
    for (var seconds : new long[] {1, 2, 4, 8, 16}) {
      var before = portal.mails().attempts().size();
      pass(portal, Duration.ofMillis(seconds * 880));
      assertThat(portal.mails().attempts()).as("%d s", seconds).hasSize(before);
      pass(portal, Duration.ofMillis(seconds * 230));
      assertThat(portal.mails().attempts()).as("%d s", seconds).hasSize(before + 1);
    }
  }

  @Test
  default void wrongRelayPausesTheRunAtTheFirst() {
    var portal = town(25);
    everyone(portal, new RelayRefused(ServerReply.of(535, "5.7.8 wrong password")));
    var run = portal.send(invite());
    assertThat(run.pausedFor()).isEqualTo(PauseReason.RELAY_REFUSED);
    assertThat(run.remark()).isEqualTo("535 5.7.8 wrong password");
    assertThat(portal.mails().attempts()).hasSize(1);
    assertThat(ledger(portal, run.id()).values()).allMatch(each -> each.message().attempts() == 0);
    portal.mails().accepting();
    portal.door().bulk().resume(DANA, run.id());
    portal.work();
    assertThat(portal.run(run.id()).outcomes()).isEqualTo(Map.of(Outcome.SENT, 25L));
    assertThat(portal.run(run.id()).remark()).isNull();
  }

  @Test
  default void timeInWhichNoServerAnsweredForAMessageDoesNotEndIt() {
    var portal = town(1);
    everyone(portal, new RelayRefused(ServerReply.of(535, "5.7.8 wrong password")));
    var run = portal.send(invite()).id();
    tested().clock().advance(Duration.ofDays(4));
    everyone(portal, new RetryLater(REPLY));
    portal.door().bulk().resume(DANA, run);
    portal.work();
    assertThat(outcome(portal, run, 1)).isEqualTo(Outcome.OPEN);
    portal.mails().accepting();
    pass(portal, Duration.ofMinutes(6));
    assertThat(outcome(portal, run, 1)).isEqualTo(Outcome.SENT);
  }

  @Test
  default void manyRefusalsByPolicyPauseTheRun() {
    var portal = town(60);
    var refused = Set.of(address(10), address(11), address(12), address(20));
    answer(portal, mail -> refused.contains(mail.recipient().address()), new PolicyRefused(REPLY));
    var run = portal.send(invite());
    assertThat(run.pausedFor()).isEqualTo(PauseReason.POLICY_REFUSALS);
    assertThat(run.outcomes())
        .isEqualTo(Map.of(Outcome.SENT, 16L, Outcome.FAILED, 4L, Outcome.OPEN, 40L));
  }

  @Test
  default void fewRefusalsByPolicyPauseNothing() {
    var portal = town(60);
    to(portal, 7, new PolicyRefused(REPLY));
    assertThat(portal.send(invite()).state()).isEqualTo(RunState.FINISHED);
  }

  @Test
  default void firstMessagesAllRefusedPauseTheRun() {
    var portal = town(60);
    portal.door().directory().save(records().contact(1).portalAccess(true));
    everyone(portal, new MessageRefused(REPLY));
    var plan = portal.plan(invite());
    portal.door().directory().save(records().contact(1).portalAccess(false));
    var run = portal.start(plan);
    portal.work();
    assertThat(portal.run(run).pausedFor()).isEqualTo(PauseReason.MESSAGE_REFUSALS);
    assertThat(portal.run(run).count(Outcome.FAILED)).isLessThanOrEqualTo(10);
  }

  private InvitationStatus status(TestPortal portal, int contact) {
    var only = everybody().contacts(Set.of(contact(contact)));
    var rows = portal.door().audience().details(DANA, only, DetailsQuery.all()).items();
    return rows.get(0).status();
  }

  private void pass(TestPortal portal, Duration time) {
    tested().clock().advance(time);
    portal.work();
  }

  private void to(TestPortal portal, int contact, SendResult result) {
    answer(portal, mail -> mail.recipient().address().equals(address(contact)), result);
  }

  private static void everyone(TestPortal portal, SendResult result) {
    answer(portal, mail -> true, result);
  }

  private static void answer(
      TestPortal portal, Function<OutgoingMail, Boolean> which, SendResult result) {
    portal
        .mails()
        .answering(
            mail -> which.apply(mail) ? result : new Sent(ServerReply.of(250, "2.0.0 queued")));
  }
}
