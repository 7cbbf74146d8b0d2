package io.github.portalinvites.registration;

import static io.github.portalinvites.testkit.TestPortal.DANA;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.portalinvites.directory.AccountStatus;
import io.github.portalinvites.directory.ContactLink.BillingRole;
import io.github.portalinvites.directory.Invoice;
import io.github.portalinvites.invitation.InvitationStatus;
import io.github.portalinvites.invitation.SingleInvite;
import io.github.portalinvites.mail.EmailAddress;
import io.github.portalinvites.testkit.TestPortal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Invoices that prove nothing, and those that staff must look at. */
public interface UnprovedInvoiceContract extends AskingContract {

  @Test
  default void revokedContactWaitsForStaff() {
    var portal = askingTown(1);
    portal.send(invite());
    portal.door().invitations().revoke(DANA, contact(1));
    var request = answered(portal, right(1, address(1).value()));
    assertStands(request, RequestState.WAITING, RequestReason.REVOKED);
    assertThat(status(portal, 1)).isEqualTo(InvitationStatus.REVOKED);
  }

  @Test
  default void revokedMailboxWaitsForStaffOnAnyAccount() {
    var portal = askingTown(2);
    portal.send(invite());
    portal.door().invitations().revoke(DANA, contact(1));
    assertStands(
        answered(portal, right(2, address(1).value())),
        RequestState.WAITING,
        RequestReason.REVOKED);
  }

  @Test
  default void switchedOffContactWaitsForStaff() {
    var portal = askingTown(2);
    portal.door().directory().save(records().contact(1).portalAccess(false));
    portal.door().audienceUpkeep().resync();
    assertStands(
        answered(portal, right(1, address(1).value())),
        RequestState.WAITING,
        RequestReason.SWITCHED_OFF);
    nextDay();
    assertStands(
        answered(portal, right(2, address(1).value())),
        RequestState.WAITING,
        RequestReason.SWITCHED_OFF);
    assertThat(portal.mails().attempts()).isEmpty();
  }

  @Test
  default void classOfAnotherAccountOfTheMailboxMustAllowItToo() {
    var portal = askingTown(2);
    portal
        .door()
        .directory()
        .save(records().accountClass(2), records().account(2).accountClass(keys().accountClass(2)));
    assertStands(
        answered(portal, right(1, address(2).value())),
        RequestState.WAITING,
        RequestReason.CONTACT_ELSEWHERE);
    assertThat(portal.mails().attempts()).isEmpty();
  }

  @Test
  default void addressBeyondItsCapIsForStaffAndLeavesNothingOpen() {
    var portal = askingTown(2);
    portal.send(invite());
    for (int again = 0; again < 4; again++) {
      nextDay();
      portal.door().invitations().resend(DANA, SingleInvite.to(contact(2)));
      portal.work();
    }
    nextDay();
    var sent = portal.mails().sent().size();
    assertStands(
        answered(portal, right(1, address(2).value())),
        RequestState.WAITING,
        RequestReason.CANNOT_BE_MAILED);
    assertThat(portal.mails().sent()).hasSize(sent);
    portal.commit(
        stores ->
            assertThat(stores.directory().contactsOf(List.of(keys().account(1))))
                .containsExactly(contact(1)));
  }

  @Test
  default void loginThatSeesAnotherSiteOnlyIsForStaff() {
    var portal = askingTown(1);
    portal.door().directory().save(records().site(1, 1), records().site(2, 1));
    portal
        .door()
        .directory()
        .save(records().link(1, 1).sites(Set.of(keys().site(1))), invoice(1).site(keys().site(2)));
    signedUp(portal, 1);
    assertStands(
        answered(portal, right(1, address(1).value())),
        RequestState.WAITING,
        RequestReason.OTHER_SITE);
  }

  @Test
  default void siteOfAnotherAccountIsForStaff() {
    var portal = askingTown(2);
    portal.door().directory().save(records().site(2, 2), invoice(1).site(keys().site(2)));
    assertStands(
        answered(portal, right(1, OWNER)), RequestState.WAITING, RequestReason.SITE_NOT_FOUND);
  }

  @Test
  default void wrongCodeMailsNobody() {
    isClosed(InvoiceVerifiedRequest.of("INV-1001", "QP-2", "O", OWNER), RequestReason.WRONG_CODE);
  }

  @Test
  default void numberOfAnotherAccountIsWrong() {
    isClosed(InvoiceVerifiedRequest.of("INV-1001", "A2", "O", OWNER), RequestReason.WRONG_CODE);
  }

  @Test
  default void unknownInvoiceMailsNobody() {
    isClosed(
        InvoiceVerifiedRequest.of("INV-9", "QP-1", "O", OWNER), RequestReason.INVOICE_NOT_FOUND);
  }

  private void isClosed(InvoiceVerifiedRequest request, RequestReason reason) {
    var portal = askingTown(2);
    assertStands(answered(portal, request), RequestState.CLOSED, reason);
    assertThat(portal.mails().attempts()).isEmpty();
  }

  @Test
  default void blankCodesAndNumbersMatchNothing() {
    var portal = askingTown(1);
    portal.door().directory().save(invoice(1).quickPayCode(" "));
    var blank = InvoiceVerifiedRequest.of("INV-1001", " ", "O", OWNER);
    assertThat(ask(portal, blank)).isInstanceOf(RequestAnswer.Invalid.class);
  }

  @Test
  default void voidInvoiceProvesNothing() {
    var portal = askingTown(1);
    portal.door().directory().save(invoice(1).voided(true));
    assertStands(
        answered(portal, right(1, OWNER)), RequestState.CLOSED, RequestReason.INVOICE_VOID);
  }

  @Test
  default void invoiceIsRecentByTheDaysOfItsDivision() {
    var portal = askingTown(1);
    var auckland = ZoneId.of("Pacific/Auckland");
    portal.door().directory().save(records().division(1).zone(auckland));
    var today = tested().clock().instant().atZone(auckland).toLocalDate();
    portal.door().directory().save(dated(today.minusDays(121)));
    assertStands(
        answered(portal, right(1, OWNER)), RequestState.CLOSED, RequestReason.INVOICE_TOO_OLD);
    portal.door().directory().save(dated(today.minusDays(120)));
    tested().clock().advance(Duration.ofMinutes(15));
    var later = tested().clock().instant().atZone(auckland).toLocalDate();
    assertThat(later).isEqualTo(today);
    assertThat(answered(portal, right(1, OWNER)).state()).isEqualTo(RequestState.INVITED);
  }

  private Invoice dated(LocalDate date) {
    var invoice = invoice(1);
    return Invoice.of(invoice.id(), invoice.account(), invoice.number(), date).quickPayCode("QP-1");
  }

  @Test
  default void inactiveAccountLetsNobodyIn() {
    var portal = askingTown(1);
    portal.door().directory().save(records().account(1).status(AccountStatus.INACTIVE));
    assertStands(
        answered(portal, right(1, OWNER)), RequestState.CLOSED, RequestReason.ACCOUNT_NOT_ACTIVE);
  }

  @Test
  default void classMustAllowIt() {
    var portal = askingTown(1);
    portal
        .door()
        .directory()
        .save(records().accountClass(1).portal(OPEN.invoiceRegistration(false)));
    assertStands(
        answered(portal, right(1, OWNER)), RequestState.CLOSED, RequestReason.CLASS_DOES_NOT_ALLOW);
  }

  @Test
  default void ofSeveralInvoicesWithOneNumberOneMayProve() {
    var portal = askingTown(2);
    sameNumber(portal, "QP-2");
    var request = answered(portal, right(1, OWNER));
    assertStands(request, RequestState.INVITED, RequestReason.NEW_CONTACT);
    assertThat(request.found().account()).isEqualTo(keys().account(1));
  }

  @Test
  default void ofSeveralInvoicesThatProveNoneDoes() {
    var portal = askingTown(2);
    sameNumber(portal, "QP-1");
    assertStands(
        answered(portal, right(1, OWNER)), RequestState.WAITING, RequestReason.SEVERAL_MATCHES);
    assertThat(portal.mails().attempts()).isEmpty();
  }

  private void sameNumber(TestPortal portal, String code) {
    var other = Invoice.of(keys().invoice(2), keys().account(2), "INV-1001", TODAY);
    portal.door().directory().save(other.quickPayCode(code));
  }

  @Test
  default void addressThatBouncedWaitsForStaffAndLeavesNoContact() {
    var portal = askingTown(1);
    portal.door().feedback().recordBounce(EmailAddress.parse(OWNER));
    var request = answered(portal, right(1, OWNER));
    assertStands(request, RequestState.WAITING, RequestReason.CANNOT_BE_MAILED);
    assertThat(request.found().contact()).isNull();
    assertThat(request.found().account()).isEqualTo(keys().account(1));
    portal.commit(
        stores ->
            assertThat(stores.directory().contactsOf(List.of(keys().account(1))))
                .containsExactly(contact(1)));
  }

  @Test
  default void nobodyIsToldOfAFailure() {
    var portal = askingTown(2);
    portal.door().directory().save(records().link(2, 1).billing(BillingRole.BILLING));
    answered(portal, InvoiceVerifiedRequest.of("INV-1001", "wrong", "O", OWNER));
    assertThat(portal.mails().attempts()).isEmpty();
  }
}
