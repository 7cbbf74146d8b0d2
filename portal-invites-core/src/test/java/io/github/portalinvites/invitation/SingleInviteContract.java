package io.github.portalinvites.invitation;

import static io.github.portalinvites.testkit.TestPortal.DANA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.portalinvites.activity.Activity;
import io.github.portalinvites.bulk.RunState;
import io.github.portalinvites.delivery.Outcome;
import io.github.portalinvites.delivery.RunId;
import io.github.portalinvites.mail.EmailAddress;
import io.github.portalinvites.mail.OutgoingMail;
import io.github.portalinvites.mail.SendResult;
import io.github.portalinvites.mail.ServerReply;
import io.github.portalinvites.permission.ForbiddenException;
import io.github.portalinvites.permission.Permission;
import io.github.portalinvites.permission.PermittedDivisions;
import io.github.portalinvites.portal.NotFoundException;
import io.github.portalinvites.portal.PageRequest;
import io.github.portalinvites.testkit.TestPortal;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Inviting one contact, sending again, revoking. */
public interface SingleInviteContract extends InvitedContract {

  @Test
  default void revocationOfWhatIsQueuedCountsEvenIfEarlierOnesDoNot() {
    var portal = invited(1);
    portal.door().invitations().revoke(DANA, contact(1));
    portal.mails().clear();
    tested().clock().advance(Duration.ofDays(2));
    var again = SingleInvite.to(contact(1)).alsoRevoked();
    assertThat(portal.door().invitations().invite(DANA, again))
        .isInstanceOf(InviteOutcome.Queued.class);
    tested().clock().advance(Duration.ofSeconds(1));
    assertThat(portal.door().invitations().revoke(DANA, contact(1)))
        .isEqualTo(RevokeOutcome.REVOKED);
    portal.work();
    assertThat(portal.mails().attempts()).isEmpty();
    assertThat(status(portal, 1)).isEqualTo(InvitationStatus.REVOKED);
  }

  @Test
  default void oneContactGetsOneMail() {
    var portal = town(2);
    var run = queued(portal.door().invitations().invite(DANA, contact(1)));
    assertThat(status(portal, 1)).isEqualTo(InvitationStatus.QUEUED);
    portal.work();
    assertThat(recipients(portal)).containsExactly(address(1));
    assertThat(status(portal, 1)).isEqualTo(InvitationStatus.PENDING);
    assertThat(portal.run(run).state()).isEqualTo(RunState.FINISHED);
    assertThat(portal.run(run).outcomes()).isEqualTo(Map.of(Outcome.SENT, 1L));
  }

  @Test
  default void singleMailIsFromThePortalAndBulkMailFromTheDivision() {
    var portal = town(2);
    portal.door().invitations().invite(DANA, contact(1));
    portal.work();
    portal.send(invite());
    assertThat(portal.mails().sent())
        .extracting(mail -> mail.sender().from().address().value())
        .containsExactly("invites@example.com", "office@division1.example");
  }

  @Test
  default void whoWasInvitedIsNotInvitedTwice() {
    var portal = invited(1);
    tested().clock().advance(Duration.ofDays(2));
    var outcome = portal.door().invitations().invite(DANA, contact(1));
    assertThat(refusal(outcome)).isEqualTo(SkipReason.EXISTING_INVITATION);
    portal.work();
    assertThat(portal.mails().sent()).hasSize(1);
  }

  @Test
  default void secondInvitationWaitsForNobodyWhileTheFirstIsQueued() {
    var portal = town(1);
    portal.door().invitations().invite(DANA, contact(1));
    assertThat(refusal(portal.door().invitations().invite(DANA, contact(1))))
        .isEqualTo(SkipReason.ALREADY_QUEUED);
  }

  @Test
  default void contactWithoutAnAddressIsRefusedWithoutARun() {
    var portal = town(1);
    portal.door().directory().save(records().contact(1).email(null));
    assertThat(refusal(portal.door().invitations().invite(DANA, contact(1))))
        .isEqualTo(SkipReason.NO_EMAIL);
    assertThat(portal.door().bulk().runs(DANA, PageRequest.first()).items()).isEmpty();
  }

  @Test
  default void resendMakesNewSecretsAfterItsCooldown() {
    var portal = invited(1);
    assertThat(refusal(portal.door().invitations().resend(DANA, contact(1))))
        .isEqualTo(SkipReason.COOLDOWN);
    tested().clock().advance(Duration.ofMinutes(5));
    queued(portal.door().invitations().resend(DANA, contact(1)));
    portal.work();
    assertThat(portal.mails().sent()).hasSize(2);
    assertThat(token(portal, 1)).isNotEqualTo(token(portal, 0));
    assertThat(portal.door().acceptance().peek(token(portal, 1)))
        .isInstanceOf(LinkState.Open.class);
  }

  @Test
  default void cooldownTellsWhenItEnds() {
    var portal = invited(1);
    var sent = tested().clock().instant();
    var refused = (InviteOutcome.Refused) portal.door().invitations().resend(DANA, contact(1));
    assertThat(refused.first().retryAfter()).isEqualTo(sent.plus(Duration.ofMinutes(5)));
  }

  @Test
  default void sixthSendWithinThirtyDaysNeedsAnOverride() {
    var portal = invited(1);
    for (int i = 0; i < 4; i++) {
      tested().clock().advance(Duration.ofHours(1));
      queued(portal.door().invitations().resend(DANA, contact(1)));
      portal.work();
    }
    tested().clock().advance(Duration.ofHours(1));
    assertThat(refusal(portal.door().invitations().resend(DANA, contact(1))))
        .isEqualTo(SkipReason.RESEND_CAP);
    var overriding = SingleInvite.to(contact(1)).overridingLimits();
    queued(portal.door().invitations().resend(DANA, overriding));
    portal.work();
    assertThat(portal.mails().sent()).hasSize(6);
  }

  @Test
  default void resendWorksAfterExpiry() {
    var portal = invited(1);
    tested().clock().advance(Duration.ofDays(40));
    assertThat(status(portal, 1)).isEqualTo(InvitationStatus.EXPIRED);
    queued(portal.door().invitations().resend(DANA, contact(1)));
    portal.work();
    assertThat(status(portal, 1)).isEqualTo(InvitationStatus.PENDING);
    assertThat(portal.door().acceptance().accept(token(portal, 1)))
        .isInstanceOf(AcceptOutcome.Accepted.class);
  }

  @Test
  default void failedResendLeavesTheOldLinkAlive() {
    var portal = invited(1);
    tested().clock().advance(Duration.ofDays(1));
    portal.mails().answering(mail -> new SendResult.MessageRefused(ServerReply.of(554, "no")));
    queued(portal.door().invitations().resend(DANA, contact(1)));
    portal.work();
    assertThat(status(portal, 1)).isEqualTo(InvitationStatus.PENDING);
    assertThat(peek(portal)).isInstanceOf(LinkState.Open.class);
  }

  @Test
  default void cancelledResendLeavesTheOldLinkAlive() {
    var portal = invited(1);
    tested().clock().advance(Duration.ofDays(1));
    var run = queued(portal.door().invitations().resend(DANA, contact(1)));
    portal.door().bulk().cancel(DANA, run);
    portal.work();
    assertThat(portal.mails().sent()).hasSize(1);
    assertThat(peek(portal)).isInstanceOf(LinkState.Open.class);
  }

  @Test
  default void nobodyIsSentAgainWhoWasNeverInvited() {
    var portal = town(1);
    assertThat(refusal(portal.door().invitations().resend(DANA, contact(1))))
        .isEqualTo(SkipReason.NOT_INVITED);
  }

  @Test
  default void whoAcceptedIsNeverMailedAgain() {
    var portal = invited(1);
    accept(portal);
    tested().clock().advance(Duration.ofDays(2));
    var overriding = SingleInvite.to(contact(1)).overridingLimits().alsoRevoked();
    assertThat(refusal(portal.door().invitations().invite(DANA, overriding)))
        .isEqualTo(SkipReason.ALREADY_ACCEPTED);
    assertThat(refusal(portal.door().invitations().resend(DANA, overriding)))
        .isEqualTo(SkipReason.ALREADY_ACCEPTED);
  }

  @Test
  default void revokedContactIsInvitedAgainOnlyIfAsked() {
    var portal = invited(1);
    tested().clock().advance(Duration.ofDays(1));
    assertThat(portal.door().invitations().revoke(DANA, contact(1)))
        .isEqualTo(RevokeOutcome.REVOKED);
    assertThat(status(portal, 1)).isEqualTo(InvitationStatus.REVOKED);
    assertThat(refusal(portal.door().invitations().invite(DANA, contact(1))))
        .isEqualTo(SkipReason.REVOKED);
    queued(portal.door().invitations().invite(DANA, SingleInvite.to(contact(1)).alsoRevoked()));
    portal.work();
    assertThat(status(portal, 1)).isEqualTo(InvitationStatus.PENDING);
    assertThat(peek(portal)).isEqualTo(new LinkState.Dead(new DeadLink.Revoked()));
  }

  @Test
  default void revokingReachesAMessageThatWaits() {
    var portal = town(1);
    var run = queued(portal.door().invitations().invite(DANA, contact(1)));
    assertThat(portal.door().invitations().revoke(DANA, contact(1)))
        .isEqualTo(RevokeOutcome.REVOKED);
    portal.work();
    assertThat(portal.mails().attempts()).isEmpty();
    assertThat(outcome(portal, run, 1)).isEqualTo(Outcome.SKIPPED);
    assertThat(status(portal, 1)).isEqualTo(InvitationStatus.REVOKED);
  }

  @Test
  default void revokingNeverTouchesAnAcceptedOne() {
    var portal = invited(1);
    accept(portal);
    assertThat(portal.door().invitations().revoke(DANA, contact(1)))
        .isEqualTo(RevokeOutcome.ALREADY_ACCEPTED);
    assertThat(status(portal, 1)).isEqualTo(InvitationStatus.ACCEPTED);
    assertThat(history(portal, 1, Activity.Kind.INVITATION_REVOKED)).isEmpty();
  }

  @Test
  default void nothingIsRevokedTwice() {
    var portal = invited(1);
    portal.door().invitations().revoke(DANA, contact(1));
    assertThat(portal.door().invitations().revoke(DANA, contact(1)))
        .isEqualTo(RevokeOutcome.NOTHING_TO_REVOKE);
    assertThat(history(portal, 1, Activity.Kind.INVITATION_REVOKED))
        .singleElement()
        .satisfies(row -> assertThat(row.who().id()).isEqualTo("dana"));
  }

  @Test
  default void eachCallNeedsItsOwnPermission() {
    var portal = invited(1);
    var calls =
        Map.<Permission, ThrowingCallable>of(
            Permission.INVITE_CONTACT,
            () -> portal.door().invitations().invite(DANA, contact(1)),
            Permission.RESEND_INVITATION,
            () -> portal.door().invitations().resend(DANA, contact(1)),
            Permission.REVOKE_INVITATION,
            () -> portal.door().invitations().revoke(DANA, contact(1)));
    calls.forEach(
        (permission, call) -> {
          var others = EnumSet.complementOf(EnumSet.of(permission));
          portal.authorize((id, actor, asked) -> allIf(others.contains(asked)));
          assertThatThrownBy(call)
              .isInstanceOfSatisfying(
                  ForbiddenException.class, e -> assertThat(e.permission()).isEqualTo(permission));
        });
  }

  @Test
  default void contactOfAnotherDivisionIsNotFound() {
    var portal = invited(1);
    portal.authorize((id, actor, asked) -> PermittedDivisions.of(keys().division(2)));
    assertThatThrownBy(() -> portal.door().invitations().invite(DANA, contact(1)))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> portal.door().invitations().resend(DANA, contact(1)))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> portal.door().invitations().revoke(DANA, contact(1)))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  default void runOfWhoLostTheRightPauses() {
    var portal = town(1);
    var run = queued(portal.door().invitations().invite(DANA, contact(1)));
    portal.authorize((id, actor, asked) -> allIf(asked != Permission.INVITE_CONTACT));
    portal.work();
    assertThat(portal.mails().attempts()).isEmpty();
    assertThat(portal.run(run).state()).isEqualTo(RunState.PAUSED);
  }

  @Test
  default void bulkResendReachesOnlyWhoHasAnInvitation() {
    var portal = town(3);
    portal.door().invitations().invite(DANA, contact(1));
    portal.work();
    tested().clock().advance(Duration.ofDays(2));
    var run = portal.send(invite().onlyInvited());
    assertThat(run.outcomes()).isEqualTo(Map.of(Outcome.SENT, 1L));
    assertThat(recipients(portal)).containsExactly(address(1), address(1));
  }

  private static PermittedDivisions allIf(boolean permitted) {
    return permitted ? PermittedDivisions.ALL : PermittedDivisions.NONE;
  }

  private static RunId queued(InviteOutcome outcome) {
    assertThat(outcome).isInstanceOf(InviteOutcome.Queued.class);
    return ((InviteOutcome.Queued) outcome).run();
  }

  private static SkipReason refusal(InviteOutcome outcome) {
    assertThat(outcome).isInstanceOf(InviteOutcome.Refused.class);
    return ((InviteOutcome.Refused) outcome).first().reason();
  }

  private static List<EmailAddress> recipients(TestPortal portal) {
    return portal.mails().sent().stream()
        .map(OutgoingMail::recipient)
        .map(mailbox -> mailbox.address())
        .toList();
  }
}
