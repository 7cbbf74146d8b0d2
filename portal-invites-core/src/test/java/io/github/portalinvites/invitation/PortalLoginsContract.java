package io.github.portalinvites.invitation;

import static io.github.portalinvites.testkit.TestPortal.DANA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.portalinvites.activity.Activity;
import io.github.portalinvites.invitation.PortalLogins.PortalUser;
import io.github.portalinvites.invitation.PortalLogins.ResetOutcome;
import io.github.portalinvites.permission.ForbiddenException;
import io.github.portalinvites.permission.PermittedDivisions;
import io.github.portalinvites.testkit.TestPortal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What logins of the host mean for invitations. */
public interface PortalLoginsContract extends InvitedContract {

  @Test
  default void firstLoginWithALiveInvitationAcceptsIt() {
    var portal = invited(1);
    login(portal, 1);
    assertThat(status(portal, 1)).isEqualTo(InvitationStatus.ACCEPTED);
    assertThat(history(portal, 1, Activity.Kind.INVITATION_ACCEPTED)).hasSize(1);
    assertThat(peek(portal)).isEqualTo(new LinkState.Dead(new DeadLink.AlreadyAccepted()));
  }

  @Test
  default void loginWithAnExpiredInvitationAcceptsNothing() {
    var portal = invited(1);
    tested().clock().advance(Duration.ofDays(31));
    login(portal, 1);
    assertThat(status(portal, 1)).isEqualTo(InvitationStatus.EXPIRED);
  }

  @Test
  default void loginWithARevokedInvitationAcceptsNothing() {
    var portal = invited(1);
    portal.door().invitations().revoke(DANA, contact(1));
    login(portal, 1);
    assertThat(status(portal, 1)).isEqualTo(InvitationStatus.REVOKED);
  }

  @Test
  default void loginOfWhoWasNeverInvitedShowsAsAccepted() {
    var portal = town(1);
    login(portal, 1);
    login(portal, 1);
    assertThat(status(portal, 1)).isEqualTo(InvitationStatus.ACCEPTED);
    assertThat(history(portal, 1, Activity.Kind.FIRST_LOGIN)).hasSize(1);
    assertThat(history(portal, 1, Activity.Kind.INVITATION_ACCEPTED)).isEmpty();
  }

  @Test
  default void resetNeitherBypassesADeadInvitationNorLeavesALiveOnePending() {
    var portal = invited(3);
    portal.door().invitations().revoke(DANA, contact(2));
    assertThat(reset(portal, 1)).isEqualTo(ResetOutcome.ACCEPTED);
    assertThat(reset(portal, 1)).isEqualTo(ResetOutcome.ALLOWED);
    assertThat(reset(portal, 2)).isEqualTo(ResetOutcome.REFUSED);
    tested().clock().advance(Duration.ofDays(31));
    assertThat(reset(portal, 3)).isEqualTo(ResetOutcome.REFUSED);
    assertThat(reset(portal, 4)).isEqualTo(ResetOutcome.REFUSED);
    assertThat(status(portal, 1)).isEqualTo(InvitationStatus.ACCEPTED);
    assertThat(status(portal, 2)).isEqualTo(InvitationStatus.REVOKED);
    assertThat(status(portal, 3)).isEqualTo(InvitationStatus.EXPIRED);
  }

  @Test
  default void importedUsersAreAcceptedWhateverCameBefore() {
    var portal = town(4);
    portal.door().invitations().invite(DANA, contact(1));
    portal.door().invitations().invite(DANA, contact(2));
    portal.work();
    portal.door().invitations().revoke(DANA, contact(2));
    login(portal, 4);
    var users =
        List.of(
            new PortalUser(address(1).value(), null),
            new PortalUser(address(2).value(), tested().clock().instant()),
            new PortalUser(address(3).value(), null),
            new PortalUser(address(4).value(), null));
    assertThat(portal.door().logins().importUsers(DANA, users)).isEqualTo(3);
    assertThat(portal.door().logins().importUsers(DANA, users)).isZero();
    for (int contact = 1; contact <= 4; contact++) {
      assertThat(status(portal, contact)).isEqualTo(InvitationStatus.ACCEPTED);
    }
    assertThat(portal.door().audience().counts(DANA, everybody()).counts().accepted().contacts())
        .isEqualTo(4);
  }

  @Test
  default void importNeedsItsPermissionEverywhere() {
    var portal = town(1);
    portal.authorize((id, actor, asked) -> PermittedDivisions.of(keys().division(1)));
    var users = List.of(new PortalUser(address(1).value(), null));
    assertThatThrownBy(() -> portal.door().logins().importUsers(DANA, users))
        .isInstanceOf(ForbiddenException.class);
  }

  private void login(TestPortal portal, int contact) {
    portal.door().logins().recordLogin(address(contact).value(), tested().clock().instant());
  }

  private ResetOutcome reset(TestPortal portal, int contact) {
    return portal.door().logins().passwordReset(address(contact).value());
  }
}
