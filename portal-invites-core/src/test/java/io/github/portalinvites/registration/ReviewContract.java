package io.github.portalinvites.registration;

import static io.github.portalinvites.testkit.TestPortal.DANA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.portalinvites.activity.Activity;
import io.github.portalinvites.directory.AccountStatus;
import io.github.portalinvites.invitation.InvitationStatus;
import io.github.portalinvites.invitation.SingleInvite;
import io.github.portalinvites.invitation.SkipReason;
import io.github.portalinvites.mail.EmailAddress;
import io.github.portalinvites.portal.NotFoundException;
import io.github.portalinvites.registration.ReviewOutcome.AlreadyAnswered;
import io.github.portalinvites.registration.ReviewOutcome.Approved;
import io.github.portalinvites.registration.ReviewOutcome.NotPossible;
import io.github.portalinvites.testkit.TestPortal;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What staff see and answer. */
public interface ReviewContract extends AskingContract {

  private AccessRequest approved(TestPortal portal, AccessRequest request, Approval approval) {
    return ((Approved) approve(portal, request, approval)).request();
  }

  @Test
  default void underThePolicyEachProvedRequestWaits() {
    var portal = withApproval(1);
    var request = answered(portal, right(1, OWNER));
    assertStands(request, RequestState.WAITING, RequestReason.APPROVAL_NEEDED);
    assertThat(portal.mails().attempts()).isEmpty();
    var approved = approved(portal, request, Approval.AS_FOUND.note("called back"));
    assertStands(approved, RequestState.INVITED, RequestReason.NEW_CONTACT);
    assertThat(approved.decision())
        .satisfies(
            each -> {
              assertThat(each.by().id()).isEqualTo("dana");
              assertThat(each.note()).isEqualTo("called back");
            });
    portal.work();
    assertThat(mailed(portal)).containsExactly(OWNER);
    assertThat(portal.door().accessRequests().get(DANA, request.id())).isEqualTo(approved);
  }

  @Test
  default void wrongRequestsDoNotWaitUnderThePolicy() {
    var portal = withApproval(1);
    assertThat(answered(portal, InvoiceVerifiedRequest.of("INV-1001", "no", "O", OWNER)).state())
        .isEqualTo(RequestState.CLOSED);
  }

  @Test
  default void answeredOnceItIsAnswered() {
    var portal = withApproval(1);
    var request = answered(portal, right(1, OWNER));
    approve(portal, request);
    assertThat(approve(portal, request)).isInstanceOf(AlreadyAnswered.class);
    assertThat(portal.door().accessRequests().decline(DANA, request.id(), null).state())
        .isEqualTo(RequestState.INVITED);
    portal.work();
    assertThat(portal.mails().sent()).hasSize(1);
  }

  @Test
  default void declinedItMailsNobody() {
    var portal = withApproval(1);
    var request = answered(portal, right(1, OWNER));
    var declined = portal.door().accessRequests().decline(DANA, request.id(), "moved away");
    assertStands(declined, RequestState.DECLINED, RequestReason.APPROVAL_NEEDED);
    assertThat(approve(portal, request)).isInstanceOf(AlreadyAnswered.class);
    portal.work();
    assertThat(portal.mails().attempts()).isEmpty();
  }

  @Test
  default void strangerIsApprovedOnTheAccountThatWasFound() {
    var portal = askingTown(1);
    var request = answered(portal, AddressRequest.of("1 Main St", "Olga Owner", OWNER).phone("1"));
    var approved = approved(portal, request, Approval.AS_FOUND);
    assertStands(approved, RequestState.INVITED, RequestReason.NEW_CONTACT);
    portal.work();
    assertThat(mailed(portal)).containsExactly(OWNER);
  }

  @Test
  default void staffMayNameTheAccount() {
    var portal = askingTown(2);
    var request = answered(portal, AddressRequest.of("somewhere", "Olga Owner", OWNER));
    assertThat(approve(portal, request))
        .isEqualTo(new NotPossible(RequestReason.ADDRESS_NOT_FOUND, List.of()));
    portal.door().directory().save(records().site(1, 2));
    var approved = approved(portal, request, Approval.of(keys().account(2), keys().site(1)));
    assertThat(approved.found().account()).isEqualTo(keys().account(2));
    assertThat(approved.found().site()).isEqualTo(keys().site(1));
  }

  @Test
  default void accountAndSiteMustExistAndBelongTogether() {
    var portal = askingTown(2);
    portal.door().directory().save(records().site(1, 2));
    var request = answered(portal, AddressRequest.of("somewhere", "Olga Owner", OWNER));
    assertThatThrownBy(() -> approve(portal, request, Approval.of(keys().account(9))))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(
            () -> approve(portal, request, Approval.of(keys().account(1), keys().site(1))))
        .isInstanceOf(NotFoundException.class);
    assertThat(last(portal).state()).isEqualTo(RequestState.WAITING);
  }

  @Test
  default void closedByItsInvoiceItMayStillBeApprovedOnAnAccount() {
    var portal = askingTown(1);
    var request = answered(portal, InvoiceVerifiedRequest.of("INV-1001", "no", "O", OWNER));
    assertThat(approve(portal, request))
        .isEqualTo(new NotPossible(RequestReason.WRONG_CODE, List.of()));
    assertThat(approved(portal, request, Approval.of(keys().account(1))).state())
        .isEqualTo(RequestState.INVITED);
  }

  @Test
  default void inactiveAccountIsNotOpenedByStaffEither() {
    var portal = withApproval(1);
    var request = answered(portal, right(1, OWNER));
    portal.door().directory().save(records().account(1).status(AccountStatus.INACTIVE));
    assertThat(approve(portal, request))
        .isEqualTo(new NotPossible(RequestReason.ACCOUNT_NOT_ACTIVE, List.of()));
  }

  @Test
  default void approvalPassesOverARevocation() {
    var portal = askingTown(1);
    portal.send(invite());
    portal.door().invitations().revoke(DANA, contact(1));
    nextDay();
    var request = answered(portal, right(1, address(1).value()));
    assertStands(
        approved(portal, request, Approval.AS_FOUND),
        RequestState.INVITED,
        RequestReason.KNOWN_CONTACT);
    portal.work();
    assertThat(status(portal, 1)).isEqualTo(InvitationStatus.PENDING);
  }

  @Test
  default void switchedOffContactMustBeSwitchedOnFirst() {
    var portal = askingTown(1);
    portal.door().directory().save(records().contact(1).portalAccess(false));
    var request = answered(portal, right(1, address(1).value()));
    assertThat(approve(portal, request))
        .isEqualTo(new NotPossible(RequestReason.SWITCHED_OFF, List.of()));
    portal.door().directory().save(records().contact(1));
    assertThat(approve(portal, request)).isInstanceOf(Approved.class);
  }

  @Test
  default void staffSeeWhatKeepsTheMailBack() {
    var portal = withApproval(1);
    var request = answered(portal, right(1, OWNER));
    portal.door().feedback().recordBounce(EmailAddress.parse(OWNER));
    assertThat(approve(portal, request))
        .isInstanceOfSatisfying(
            NotPossible.class,
            each -> {
              assertThat(each.reason()).isEqualTo(RequestReason.CANNOT_BE_MAILED);
              assertThat(each.obstacles())
                  .extracting(obstacle -> obstacle.reason())
                  .containsExactly(SkipReason.ADDRESS_BOUNCED);
            });
    portal.commit(
        stores ->
            assertThat(stores.directory().contactsOf(List.of(keys().account(1))))
                .containsExactly(contact(1)));
  }

  @Test
  default void historyTellsWhoDecided() {
    var portal = askingTown(1);
    portal.send(invite());
    portal.door().invitations().revoke(DANA, contact(1));
    nextDay();
    var request = answered(portal, right(1, address(1).value()));
    assertThat(history(portal, 1, Activity.Kind.ACCESS_REQUEST_WAITING)).hasSize(1);
    portal.door().accessRequests().decline(DANA, request.id(), null);
    assertThat(history(portal, 1, Activity.Kind.ACCESS_REQUEST_DECLINED))
        .extracting(each -> each.who().name())
        .containsExactly("Dana Scully");
  }

  @Test
  default void approvedWithinTheLimitsOfSendingOnly() {
    var portal = askingTown(1);
    portal.door().invitations().invite(DANA, SingleInvite.to(contact(1)));
    portal.work();
    var request = answered(portal, right(1, address(1).value()));
    assertStands(request, RequestState.CLOSED, RequestReason.MAILED_LATELY);
    assertThat(approve(portal, request))
        .isInstanceOfSatisfying(
            NotPossible.class,
            each -> assertThat(each.obstacles().get(0).retryAfter()).isNotNull());
    tested().clock().advance(Duration.ofMinutes(5));
    assertThat(approve(portal, request)).isInstanceOf(Approved.class);
  }

  @Test
  default void siteThatTheContactDoesNotSeeIsNotOpenedByTheWay() {
    var portal = withApproval(1);
    portal.door().directory().save(records().site(1, 1), records().site(2, 1));
    portal.door().directory().save(records().link(1, 1).sites(Set.of(keys().site(1))));
    var request = answered(portal, right(1, address(1).value()));
    assertThat(approve(portal, request))
        .isEqualTo(new NotPossible(RequestReason.OTHER_SITE, List.of()));
    assertThat(approve(portal, request, Approval.of(keys().account(1), keys().site(1))))
        .isInstanceOf(Approved.class);
  }

  @Test
  default void nobodyIsLetInWhoWasForgotten() {
    var portal = askingTown(1);
    portal.send(invite());
    portal.door().invitations().revoke(DANA, contact(1));
    var request = answered(portal, right(1, address(1).value()));
    assertStands(request, RequestState.WAITING, RequestReason.REVOKED);
    portal.door().privacy().forget(DANA, contact(1));
    assertThat(approve(portal, request, Approval.of(keys().account(1))))
        .isInstanceOf(AlreadyAnswered.class);
  }

  @Test
  default void whatNobodySaidYesToForAMonthIsStagedAnew() {
    var portal = askingTown(2);
    signedUp(portal, 2);
    var request = answered(portal, right(1, address(2).value()));
    assertThat(approve(portal, request)).isInstanceOf(AlreadyAnswered.class);
    tested().clock().advance(Duration.ofDays(30));
    assertThat(approved(portal, request, Approval.AS_FOUND).state()).isEqualTo(RequestState.STAGED);
    assertThat(portal.door().registration().staged(address(2).value())).hasSize(1);
  }

  @Test
  default void noteIsBounded() {
    var portal = withApproval(1);
    var request = answered(portal, right(1, OWNER));
    assertThatThrownBy(
            () -> portal.door().accessRequests().decline(DANA, request.id(), "x".repeat(1001)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
