package io.github.portalinvites.registration;

import static io.github.portalinvites.testkit.TestPortal.DANA;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.portalinvites.invitation.AcceptOutcome;
import io.github.portalinvites.invitation.KeyRotationContract;
import io.github.portalinvites.invitation.SeparateMailboxContract.ByKey;
import io.github.portalinvites.invitation.SharedMailbox;
import io.github.portalinvites.invitation.SkipReason;
import io.github.portalinvites.portal.PageRequest;
import io.github.portalinvites.privacy.Retention;
import io.github.portalinvites.settings.PortalUrl;
import io.github.portalinvites.testkit.TestPortal;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Access requests under the other policies of a portal. */
public interface RequestPoliciesContract extends AskingContract {

  @Test
  default void whereEachContactHasItsOwnLoginNobodyElsesIsAsked() {
    var portal =
        asking(
            town(2, each -> each.sharedMailbox(SharedMailbox.SEPARATE).usernames(new ByKey())), 2);
    portal.door().logins().recordLogin("user-2", tested().clock().instant());
    var request = answered(portal, right(1, address(2).value()));
    assertStands(request, RequestState.INVITED, RequestReason.NEW_CONTACT);
    assertThat(portal.door().registration().staged("user-2")).isEmpty();
    assertThat(portal.door().acceptance().accept(token(portal)))
        .isInstanceOfSatisfying(
            AcceptOutcome.Accepted.class,
            accepted -> assertThat(accepted.contacts()).containsExactly(request.found().contact()));
  }

  @Test
  default void whereSharedMailboxesAreRefusedStaffDecide() {
    var portal = asking(town(2, each -> each.sharedMailbox(SharedMailbox.REFUSE)), 2);
    var request = answered(portal, right(1, address(2).value()));
    assertStands(request, RequestState.WAITING, RequestReason.CANNOT_BE_MAILED);
    assertThat(portal.door().accessRequests().approve(DANA, request.id(), Approval.AS_FOUND))
        .isInstanceOfSatisfying(
            ReviewOutcome.NotPossible.class,
            each ->
                assertThat(each.obstacles())
                    .extracting(obstacle -> obstacle.reason())
                    .containsExactly(SkipReason.SHARED_MAILBOX_REFUSED));
  }

  @Test
  default void ownPeopleAreNotInvited() {
    var portal =
        asking(town(1, each -> each.internalUsers(address -> address.value().equals(OWNER))), 1);
    assertStands(
        answered(portal, right(1, OWNER)), RequestState.WAITING, RequestReason.CANNOT_BE_MAILED);
  }

  @Test
  default void whatWasTypedUnderAnOlderKeyStillProves() {
    var portal = askingTown(1);
    ask(portal, right(1, OWNER));
    new TestPortal(tested(), each -> each.secretKeys(KeyRotationContract.BOTH_KEYS)).work();
    assertStands(last(portal), RequestState.INVITED, RequestReason.NEW_CONTACT);
  }

  @Test
  default void whatWasTypedUnderAKeyThatIsGoneProvesNothing() {
    var portal = askingTown(1);
    ask(portal, right(1, OWNER));
    new TestPortal(tested(), each -> each.secretKeys(KeyRotationContract.NEXT_ONLY)).work();
    assertStands(last(portal), RequestState.CLOSED, RequestReason.WRONG_CODE);
  }

  @Test
  default void portalThatIsNotSetUpToMailLetsStaffDecide() {
    var portal = askingTown(1);
    portal.options(options(portal).portalUrl((PortalUrl) null));
    assertStands(
        answered(portal, right(1, OWNER)), RequestState.WAITING, RequestReason.CANNOT_BE_MAILED);
  }

  @Test
  default void answeredRequestsGoAfterTheirPeriodAndWaitingOnesStay() {
    var sixtyDays = Duration.ofDays(60);
    var portal = asking(town(1, each -> each.retention(Retention.NONE.requests(sixtyDays))), 1);
    answered(portal, right(1, OWNER));
    var waiting = answered(portal, AddressRequest.of("1 Main St", "O", "other@example.org"));
    tested().clock().advance(sixtyDays);
    tested().clock().advance(Duration.ofMinutes(1));
    portal.work();
    assertThat(
            portal
                .door()
                .accessRequests()
                .list(DANA, AccessRequestQuery.ALL, PageRequest.first())
                .items())
        .containsExactly(waiting);
  }
}
