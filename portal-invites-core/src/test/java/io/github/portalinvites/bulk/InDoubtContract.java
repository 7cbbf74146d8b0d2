package io.github.portalinvites.bulk;

import static io.github.portalinvites.testkit.TestPortal.DANA;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.portalinvites.audience.DetailsQuery;
import io.github.portalinvites.delivery.InDoubtPolicy;
import io.github.portalinvites.delivery.Outcome;
import io.github.portalinvites.delivery.RunId;
import io.github.portalinvites.invitation.IdentityId;
import io.github.portalinvites.invitation.InvitationState;
import io.github.portalinvites.invitation.InvitationStatus;
import io.github.portalinvites.mail.OutgoingMail;
import io.github.portalinvites.mail.SendResult;
import io.github.portalinvites.mail.ServerReply;
import io.github.portalinvites.testkit.TestPortal;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Messages of which nobody knows whether the mail server took them. */
public interface InDoubtContract extends TownContract {

  SendResult LOST = new SendResult.InDoubt(ServerReply.none("no answer to the final dot"));

  @Test
  default void isSentOnceMoreWithTheSameIdAndSecrets() {
    var portal = town(1);
    var run = sendInDoubt(portal, invite());
    assertThat(status(portal)).isEqualTo(InvitationStatus.IN_DOUBT);
    portal.mails().accepting();
    pass(portal);
    var message = entry(portal, run, 1).message();
    assertThat(outcome(portal, run, 1)).isEqualTo(Outcome.SENT);
    assertThat(message.possibleDuplicate()).isTrue();
    assertThat(message.attempts()).isEqualTo(2);
    sameMailTwice(portal);
    assertThat(status(portal)).isEqualTo(InvitationStatus.PENDING);
  }

  @Test
  default void waitsAMomentBeforeItIsSentOnceMore() {
    var portal = town(1);
    sendInDoubt(portal, invite());
    tested().clock().advance(Duration.ofSeconds(50));
    portal.work();
    assertThat(portal.mails().attempts()).hasSize(1);
  }

  @Test
  default void isHeldWhenItIsInDoubtTwice() {
    var portal = town(1);
    var run = sendInDoubt(portal, invite());
    pass(portal);
    pass(portal);
    assertThat(outcome(portal, run, 1)).isEqualTo(Outcome.IN_DOUBT);
    assertThat(entry(portal, run, 1).message().possibleDuplicate()).isTrue();
    assertThat(portal.run(run).state()).isEqualTo(RunState.FINISHED);
    assertThat(portal.mails().attempts()).hasSize(2);
    sameMailTwice(portal);
  }

  @Test
  default void isHeldAtOnceWhereThePolicySaysSo() {
    var portal = town(1);
    var run = sendInDoubt(portal, invite().inDoubt(InDoubtPolicy.HOLD));
    pass(portal);
    assertThat(outcome(portal, run, 1)).isEqualTo(Outcome.IN_DOUBT);
    assertThat(entry(portal, run, 1).message().possibleDuplicate()).isFalse();
    assertThat(portal.mails().attempts()).hasSize(1);
    assertThat(status(portal)).isEqualTo(InvitationStatus.IN_DOUBT);
  }

  @Test
  default void countsAsSentWhereThePolicySaysSo() {
    var portal = town(1);
    var run = sendInDoubt(portal, invite().inDoubt(InDoubtPolicy.ASSUME_SENT));
    pass(portal);
    assertThat(outcome(portal, run, 1)).isEqualTo(Outcome.SENT);
    assertThat(entry(portal, run, 1).message().possibleDuplicate()).isFalse();
    assertThat(portal.mails().attempts()).hasSize(1);
    assertThat(status(portal)).isEqualTo(InvitationStatus.PENDING);
  }

  @Test
  default void isNotSentAgainToWhomItReachedAfterAll() {
    var portal = town(1);
    var run = sendInDoubt(portal, invite());
    portal.commit(
        stores -> {
          var identity = IdentityId.of(address(1));
          var invitation = stores.invitations().of(Set.of(identity)).get(identity).get(0);
          stores.invitations().change(invitation.in(InvitationState.ACCEPTED, stores.now()));
        });
    portal.mails().accepting();
    pass(portal);
    assertThat(outcome(portal, run, 1)).isEqualTo(Outcome.IN_DOUBT);
    assertThat(portal.mails().attempts()).hasSize(1);
  }

  @Test
  default void putOffAfterADoubtIsNoDuplicateYet() {
    var portal = town(1);
    var run = sendInDoubt(portal, invite());
    portal.mails().answering(mail -> new SendResult.RetryLater(ServerReply.of(451, "later")));
    pass(portal);
    assertThat(entry(portal, run, 1).message().possibleDuplicate()).isFalse();
    portal.mails().accepting();
    tested().clock().advance(Duration.ofMinutes(20));
    portal.work();
    assertThat(entry(portal, run, 1).message().possibleDuplicate()).isTrue();
  }

  @Test
  default void answerLostWhileTheRunIsCancelledStaysInDoubt() {
    var portal = town(1);
    var run = portal.start(invite());
    portal
        .mails()
        .answering(
            mail -> {
              portal.door().bulk().cancel(DANA, run);
              return LOST;
            });
    portal.work();
    assertThat(outcome(portal, run, 1)).isEqualTo(Outcome.IN_DOUBT);
    assertThat(portal.run(run).count(Outcome.IN_DOUBT)).isEqualTo(1);
  }

  private RunId sendInDoubt(TestPortal portal, BulkInvite invite) {
    portal.mails().answering(mail -> LOST);
    return portal.send(invite).id();
  }

  private void pass(TestPortal portal) {
    tested().clock().advance(Duration.ofMinutes(2));
    portal.work();
  }

  private static void sameMailTwice(TestPortal portal) {
    assertThat(portal.mails().attempts()).hasSize(2);
    assertThat(portal.mails().attempts().stream().map(OutgoingMail::messageId).distinct())
        .hasSize(1);
    assertThat(portal.mails().attempts().stream().map(TownContract::secrets).distinct()).hasSize(1);
  }

  private InvitationStatus status(TestPortal portal) {
    var page = portal.door().audience().details(DANA, everybody(), DetailsQuery.all());
    return page.items().get(0).status();
  }
}
