package io.github.portalinvites.bulk;

import static io.github.portalinvites.testkit.TestPortal.DANA;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.portalinvites.activity.Activity;
import io.github.portalinvites.audience.DetailsQuery;
import io.github.portalinvites.delivery.Outcome;
import io.github.portalinvites.delivery.RunId;
import io.github.portalinvites.invitation.Invitation;
import io.github.portalinvites.invitation.InvitationState;
import io.github.portalinvites.invitation.InvitationStatus;
import io.github.portalinvites.mail.SendResult;
import io.github.portalinvites.mail.ServerReply;
import io.github.portalinvites.portal.PageRequest;
import io.github.portalinvites.testkit.TestInvitations;
import io.github.portalinvites.testkit.TestPortal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What becomes of invitations whose message will not leave any more. */
public interface EndedInvitationContract extends TownContract {

  SendResult LATER = new SendResult.RetryLater(ServerReply.of(451, "4.7.1 Greylisted"));

  @Test
  default void invitationsOfACancelledRunThatNeverLeftEnd() {
    var portal = town(3);
    portal.mails().answering(mail -> LATER);
    var run = portal.send(invite()).id();
    assertThat(invitations(3)).extracting(Invitation::state).containsOnly(InvitationState.QUEUED);
    portal.door().bulk().cancel(DANA, run);
    assertThat(invitations(3)).extracting(Invitation::state).containsOnly(InvitationState.ENDED);
    assertThat(status(portal)).isEqualTo(InvitationStatus.NOT_SENT);
    var history = portal.door().activity().ofRun(DANA, run, PageRequest.first(100)).items();
    assertThat(history)
        .filteredOn(each -> each.kind() == Activity.Kind.INVITATION_ENDED)
        .extracting(Activity::contact)
        .containsExactlyInAnyOrder(contact(1), contact(2), contact(3));
  }

  @Test
  default void contactsOfACancelledRunAreInvitedAnew() {
    var portal = town(3);
    portal.mails().answering(mail -> LATER);
    portal.door().bulk().cancel(DANA, portal.send(invite()).id());
    portal.mails().accepting();
    assertThat(portal.send(invite()).outcomes()).isEqualTo(Map.of(Outcome.SENT, 3L));
    assertThat(invitations(3))
        .extracting(Invitation::state)
        .containsExactlyInAnyOrder(
            InvitationState.ENDED,
            InvitationState.ENDED,
            InvitationState.ENDED,
            InvitationState.HANDED_OVER,
            InvitationState.HANDED_OVER,
            InvitationState.HANDED_OVER);
  }

  @Test
  default void windowThatIsInFlightWhenItsRunIsCancelledEndsWhatDidNotLeave() {
    var portal = town(25);
    var run = portal.start(invite());
    portal.mails().answering(mail -> cancelAtTheThird(portal, run));
    portal.work();
    assertThat(portal.run(run).outcomes())
        .isEqualTo(Map.of(Outcome.SENT, 2L, Outcome.CANCELLED, 23L));
    assertThat(invitations(25))
        .hasSize(10)
        .extracting(Invitation::state)
        .filteredOn(state -> state == InvitationState.ENDED)
        .hasSize(8);
  }

  @Test
  default void cancelledResendLeavesTheOldInvitationAlive() {
    var portal = town(2);
    portal.send(invite());
    tested().clock().advance(Duration.ofDays(2));
    portal.mails().answering(mail -> LATER);
    var run = portal.send(invite().alsoInvited()).id();
    portal.door().bulk().cancel(DANA, run);
    assertThat(invitations(2))
        .hasSize(2)
        .allMatch(each -> each.state() == InvitationState.HANDED_OVER)
        .allMatch(each -> each.active().orElseThrow().number() == 1);
    assertThat(status(portal)).isEqualTo(InvitationStatus.PENDING);
  }

  @Test
  default void invitationEndsWhereItsWaitingMessageHasNobodyLeft() {
    var portal = town(1);
    portal.mails().answering(mail -> LATER);
    var run = portal.send(invite()).id();
    portal.door().directory().save(records().contact(1).portalAccess(false));
    tested().clock().advance(Duration.ofMinutes(6));
    portal.work();
    assertThat(portal.run(run).outcomes()).isEqualTo(Map.of(Outcome.SKIPPED, 1L));
    assertThat(invitations(1)).extracting(Invitation::state).containsOnly(InvitationState.ENDED);
  }

  private SendResult cancelAtTheThird(TestPortal portal, RunId run) {
    var mails = portal.mails().attempts().size();
    if (mails == 3) {
      portal.door().bulk().cancel(DANA, run);
    }
    return mails < 3 ? new SendResult.Sent(ServerReply.of(250, "2.0.0 queued")) : LATER;
  }

  private List<Invitation> invitations(int contacts) {
    var mailboxes =
        IntStream.rangeClosed(1, contacts)
            .mapToObj(n -> TestInvitations.mailbox(address(n).value()))
            .toList();
    return snapshot(stores -> stores.invitations().of(mailboxes)).values().stream()
        .flatMap(List::stream)
        .toList();
  }

  private InvitationStatus status(TestPortal portal) {
    var page = portal.door().audience().details(DANA, everybody(), DetailsQuery.all());
    return page.items().get(0).status();
  }
}
