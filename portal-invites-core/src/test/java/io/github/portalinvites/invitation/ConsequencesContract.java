package io.github.portalinvites.invitation;

import static io.github.portalinvites.testkit.TestPortal.DANA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.portalinvites.activity.Activity;
import io.github.portalinvites.delivery.Outcome;
import io.github.portalinvites.portal.NotFoundException;
import io.github.portalinvites.settings.SystemOptions;
import io.github.portalinvites.testkit.TestPortal;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What changes of contacts, and mail that came back, mean for their invitations. */
public interface ConsequencesContract extends InvitedContract {

  @Test
  default void newAddressEndsTheOldInvitation() {
    var portal = invited(1);
    portal.door().directory().save(records().contact(1).email("new@example.org"));
    assertThat(status(portal, 1)).isEqualTo(InvitationStatus.ADDRESS_CHANGED);
    assertThat(peek(portal)).isEqualTo(new LinkState.Dead(new DeadLink.Revoked()));
    assertThat(history(portal, 1, Activity.Kind.INVITATION_ENDED)).hasSize(1);
  }

  @Test
  default void whoStaysInASharedMailboxKeepsItsInvitation() {
    var portal = town(2);
    portal.door().directory().save(records().contact(2).email("contact1@example.org"));
    portal.send(invite());
    portal.door().directory().save(records().contact(1).email("new@example.org"));
    assertThat(status(portal, 1)).isEqualTo(InvitationStatus.ADDRESS_CHANGED);
    assertThat(status(portal, 2)).isEqualTo(InvitationStatus.PENDING);
    assertThat(peek(portal)).isInstanceOf(LinkState.Open.class);
  }

  @Test
  default void switchingTheLastContactOffEndsTheInvitation() {
    var portal = invited(1);
    portal.door().directory().save(records().contact(1).portalAccess(false));
    assertThat(status(portal, 1)).isEqualTo(InvitationStatus.NOT_SENT);
    assertThat(peek(portal)).isEqualTo(new LinkState.Dead(new DeadLink.Revoked()));
  }

  @Test
  default void lastUnlinkEndsTheInvitation() {
    var portal = invited(1);
    portal.door().directory().unlink(contact(1), keys().account(1));
    assertThat(peek(portal)).isEqualTo(new LinkState.Dead(new DeadLink.Revoked()));
  }

  @Test
  default void removedAccountEndsTheInvitation() {
    var portal = invited(1);
    portal.door().directory().remove(keys().account(1));
    assertThat(peek(portal)).isEqualTo(new LinkState.Dead(new DeadLink.Revoked()));
  }

  @Test
  default void otherLinkKeepsTheInvitation() {
    var portal = invited(2);
    portal.door().directory().save(records().link(1, 2));
    portal.door().directory().unlink(contact(1), keys().account(1));
    assertThat(peek(portal)).isInstanceOf(LinkState.Open.class);
  }

  @Test
  default void acceptedContactStaysSoThroughUnlinkAndRelink() {
    var portal = invited(1);
    accept(portal);
    portal.door().directory().unlink(contact(1), keys().account(1));
    portal.door().directory().save(records().link(1, 1));
    assertThat(status(portal, 1)).isEqualTo(InvitationStatus.ACCEPTED);
  }

  @Test
  default void messageThatWaitsForWhoWasUnlinkedIsNotSent() {
    var portal = town(2);
    var run = portal.start(invite());
    portal.door().directory().unlink(contact(1), keys().account(1));
    portal.work();
    assertThat(portal.run(run).outcomes()).isEqualTo(Map.of(Outcome.SENT, 1L, Outcome.SKIPPED, 1L));
  }

  @Test
  default void hardBounceHoldsTheAddressUntilItIsCleared() {
    var portal = invited(1);
    portal.door().feedback().recordBounce(address(1));
    portal.door().feedback().recordBounce(address(1));
    assertThat(status(portal, 1)).isEqualTo(InvitationStatus.BOUNCED);
    assertThat(history(portal, 1, Activity.Kind.ADDRESS_HELD)).hasSize(1);
    assertThat(portal.door().feedback().clear(DANA, contact(1))).isTrue();
    assertThat(portal.door().feedback().clear(DANA, contact(1))).isFalse();
    assertThat(status(portal, 1)).isEqualTo(InvitationStatus.PENDING);
    assertThat(history(portal, 1, Activity.Kind.ADDRESS_RELEASED)).hasSize(1);
  }

  @Test
  default void complaintSuppressesWithoutShowingAsBounced() {
    var portal = town(1);
    portal.door().feedback().recordComplaint(address(1));
    assertThat(status(portal, 1)).isEqualTo(InvitationStatus.NOT_SENT);
    var outcome = portal.door().invitations().invite(DANA, contact(1));
    assertThat(((InviteOutcome.Refused) outcome).first().reason()).isEqualTo(SkipReason.SUPPRESSED);
  }

  @Test
  default void holdOfAnUnknownContactIsNotFound() {
    var portal = town(1);
    assertThatThrownBy(() -> portal.door().feedback().clear(DANA, contact(9)))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  default void whoHoldsAnExpiredLinkGetsANewOneOnce() {
    var portal = invited(1);
    tested().clock().advance(Duration.ofDays(31));
    portal.door().acceptance().sendNewLink(token(portal));
    portal.door().acceptance().sendNewLink(token(portal));
    portal.work();
    portal.door().acceptance().sendNewLink(token(portal));
    portal.work();
    assertThat(portal.mails().sent()).hasSize(2);
    assertThat(portal.door().acceptance().peek(token(portal, 1)))
        .isInstanceOf(LinkState.Open.class);
  }

  @Test
  default void whoAsksForANewLinkLearnsNothingOfAPortalThatCannotMail() {
    var portal = invited(1);
    tested().clock().advance(Duration.ofDays(31));
    portal.options(SystemOptions.DEFAULT);
    portal.door().acceptance().sendNewLink(token(portal));
    portal.work();
    assertThat(portal.mails().sent()).hasSize(1);
  }

  @Test
  default void nobodyElseGetsANewLink() {
    var portal = invited(2);
    portal.door().invitations().revoke(DANA, contact(1));
    acceptTheSecond(portal);
    tested().clock().advance(Duration.ofDays(31));
    for (var brought :
        new String[] {null, "", "pi1_" + "x".repeat(43), token(portal), token(portal, 1)}) {
      portal.door().acceptance().sendNewLink(brought);
    }
    portal.work();
    assertThat(portal.mails().sent()).hasSize(2);
  }

  private void acceptTheSecond(TestPortal portal) {
    portal.door().acceptance().accept(token(portal, 1), CHOSEN);
  }
}
