package io.github.portalinvites.registration;

import static io.github.portalinvites.testkit.TestPortal.DANA;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.portalinvites.activity.Activity;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.directory.ContactLink.BillingRole;
import io.github.portalinvites.directory.Invoice;
import io.github.portalinvites.invitation.AcceptOutcome;
import io.github.portalinvites.invitation.DeadLink;
import io.github.portalinvites.invitation.LinkState;
import io.github.portalinvites.invitation.SingleInvite;
import io.github.portalinvites.storage.ContactFacts;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every outcome of asking with an invoice. */
public interface InvoiceVerifiedContract extends AskingContract {

  @Test
  default void newAddressGetsAContactWithTheLeastAccess() {
    var portal = askingTown(1);
    var request = answered(portal, right(1, OWNER).locale(Locale.GERMAN));
    assertStands(request, RequestState.INVITED, RequestReason.NEW_CONTACT);
    assertThat(mailed(portal)).containsExactly(OWNER);
    assertThat(mail(portal, 0).text()).contains("Olga Owner").contains("Kundenportal");
    var made = facts(request);
    assertThat(made.contact().name().full()).isEqualTo("Olga Owner");
    assertThat(made.contact().portalAccess()).isTrue();
    assertThat(made.links()).hasSize(1);
    assertThat(made.links().get(0).link().billing()).isEqualTo(BillingRole.NONE);
    assertThat(made.links().get(0).link().scope().wholeAccount()).isTrue();
    assertThat(portal.door().acceptance().accept(token(portal)))
        .isInstanceOf(AcceptOutcome.Accepted.class);
    var accounts = portal.door().accessQuestions().accessibleAccounts(made.contact().id());
    assertThat(accounts).extracting(each -> each.id()).containsExactly(keys().account(1));
  }

  @Test
  default void invoiceOfOneSiteOpensThatSiteAlone() {
    var portal = askingTown(1);
    portal.door().directory().save(records().site(1, 1), records().site(2, 1));
    portal.door().directory().save(invoice(1).site(keys().site(2)));
    var scope = facts(answered(portal, right(1, OWNER))).links().get(0).link().scope();
    assertThat(scope.wholeAccount()).isFalse();
    assertThat(scope.sites()).containsExactly(keys().site(2));
  }

  @Test
  default void accountNumberDoesAsWell() {
    var portal = askingTown(1);
    var request = InvoiceVerifiedRequest.of(" inv-1001 ", "a1", "Olga Owner", OWNER);
    assertStands(answered(portal, request), RequestState.INVITED, RequestReason.NEW_CONTACT);
  }

  @Test
  default void hostsSpellingInLowerCaseIsFoundToo() {
    var portal = askingTown(1);
    var invoice = invoice(1);
    portal
        .door()
        .directory()
        .save(
            Invoice.of(invoice.id(), invoice.account(), "inv-1001", invoice.date())
                .quickPayCode("qp-1"));
    assertThat(answered(portal, right(1, OWNER)).state()).isEqualTo(RequestState.INVITED);
  }

  @Test
  default void contactOfTheAccountIsInvitedUnderItsOwnName() {
    var portal = askingTown(1);
    var request = answered(portal, right(1, "CONTACT1@example.org"));
    assertStands(request, RequestState.INVITED, RequestReason.KNOWN_CONTACT);
    assertThat(request.found().contact()).isEqualTo(contact(1));
    assertThat(mail(portal, 0).text()).contains("Contact 1").doesNotContain("Olga");
    assertThat(facts(request).contact().name().full()).isEqualTo("Contact 1");
  }

  @Test
  default void invitationThatWaitsIsMailedAgainAndNotShortened() {
    var portal = askingTown(1);
    portal.send(invite());
    var expires = tested().clock().instant().plus(Duration.ofDays(30));
    nextDay();
    var request = answered(portal, right(1, address(1).value()));
    assertStands(request, RequestState.INVITED, RequestReason.PENDING_INVITATION);
    assertThat(portal.mails().sent()).hasSize(2);
    assertThat(portal.door().acceptance().peek(token(portal, 1)))
        .isInstanceOfSatisfying(
            LinkState.Open.class, open -> assertThat(open.expires()).isAfterOrEqualTo(expires));
  }

  @Test
  default void newInvitationLivesADay() {
    var portal = askingTown(1);
    answered(portal, right(1, OWNER));
    tested().clock().advance(Duration.ofHours(24));
    assertThat(peek(portal))
        .isEqualTo(new LinkState.Dead(new DeadLink.Expired(tested().clock().instant())));
  }

  @Test
  default void invitationOfAMomentAgoIsNotSentAgain() {
    var portal = askingTown(1);
    portal.door().invitations().invite(DANA, SingleInvite.to(contact(1)));
    portal.work();
    var request = answered(portal, right(1, address(1).value()));
    assertStands(request, RequestState.CLOSED, RequestReason.MAILED_LATELY);
    assertThat(portal.mails().sent()).hasSize(1);
  }

  @Test
  default void invitationOnItsWayIsNotDoubled() {
    var portal = askingTown(1);
    portal.door().invitations().invite(DANA, SingleInvite.to(contact(1)));
    ask(portal, right(1, address(1).value()));
    portal.work();
    assertThat(portal.mails().sent()).hasSize(1);
  }

  @Test
  default void whoSeesTheAccountAlreadyIsToldOnceADay() {
    var portal = askingTown(1);
    signedUp(portal, 1);
    var request = answered(portal, right(1, address(1).value()));
    assertStands(request, RequestState.CLOSED, RequestReason.HAS_LOGIN_HERE);
    assertThat(mail(portal, 0).subject().value()).contains("You can sign in");
    assertThat(mail(portal, 0).text()).doesNotContain("pi1_");
    tested().clock().advance(Duration.ofMinutes(15));
    answered(portal, right(1, address(1).value()));
    assertThat(portal.mails().sent()).hasSize(1);
  }

  @Test
  default void contactOfAnotherAccountIsNotMergedButInvitedOnThisOne() {
    var portal = askingTown(2);
    var request = answered(portal, right(1, address(2).value()));
    assertStands(request, RequestState.INVITED, RequestReason.NEW_CONTACT);
    assertThat(request.found().contact()).isNotEqualTo(contact(2));
    assertThat(mailed(portal)).containsExactly(address(2).value());
  }

  @Test
  default void billingContactsOfEveryAccountThatOpensAreTold() {
    var portal = askingTown(3);
    portal.door().directory().save(records().link(3, 2).billing(BillingRole.BILLING));
    answered(portal, right(1, address(2).value()));
    assertThat(mailed(portal)).containsExactlyInAnyOrder(address(2).value(), address(3).value());
  }

  @Test
  default void mailThatIsThereAlreadyLetsInOnTheOtherAccountWhoseBillingContactsAreTold() {
    var portal = askingTown(3);
    portal.door().directory().save(records().link(3, 1).billing(BillingRole.PRIMARY_BILLING));
    portal.door().invitations().invite(DANA, SingleInvite.to(contact(2)));
    portal.work();
    assertStands(
        answered(portal, right(1, address(2).value())),
        RequestState.INVITED,
        RequestReason.MAILED_LATELY);
    assertThat(mailed(portal)).containsExactly(address(2).value(), address(3).value());
  }

  @Test
  default void billingContactsAreToldOfSuccess() {
    var portal = askingTown(3);
    portal
        .door()
        .directory()
        .save(
            records().link(2, 1).billing(BillingRole.BILLING),
            records().link(3, 1).billing(BillingRole.PRIMARY_BILLING),
            records().contact(3).portalAccess(false));
    answered(portal, right(1, OWNER));
    assertThat(mailed(portal))
        .containsExactlyInAnyOrder(OWNER, address(2).value(), address(3).value());
    var told = mail(portal, mailed(portal).indexOf(address(2).value()));
    assertThat(told.subject().value()).isEqualTo("Somebody was given access to your account");
    assertThat(told.text()).contains("A1 Account 1").doesNotContain("pi1_");
    assertThat(history(portal, 2, Activity.Kind.NOTICE_SENT)).hasSize(1);
  }

  @Test
  default void hostWithViewsMakesTheContactItself() {
    var made = new ArrayList<ContactMaker.NewContact>();
    var portal =
        askingTown(2, RegistrationPolicy.DEFAULT.contactMaker(new GivesContactTwo(made, this)));
    var request = answered(portal, right(1, address(2).value()));
    assertStands(request, RequestState.INVITED, RequestReason.NEW_CONTACT);
    assertThat(made).extracting(each -> each.request()).containsExactly(request.id());
    assertThat(request.found().contact()).isEqualTo(contact(2));
  }

  /** A host whose contact 2 is the one that is asked for. */
  record GivesContactTwo(List<ContactMaker.NewContact> made, InvoiceVerifiedContract test)
      implements ContactMaker {

    @Override
    public ContactId create(NewContact contact, @Nullable Connection transaction) {
      made.add(contact);
      return test.contact(2);
    }

    @Override
    public void link(NewLink link, @Nullable Connection transaction) {
      assertThat(link.account()).isEqualTo(test.keys().account(1));
    }
  }

  @Test
  default void historyTellsWhoWasLetIn() {
    var portal = askingTown(1);
    answered(portal, right(1, address(1).value()));
    var told = history(portal, 1, Activity.Kind.ACCESS_REQUEST_INVITED);
    assertThat(told).hasSize(1);
    assertThat(told.get(0).data())
        .containsEntry("address", "c***@example.org")
        .containsEntry("reason", "known-contact")
        .doesNotContainValue("QP-1");
  }

  private ContactFacts facts(AccessRequest request) {
    var contact = Objects.requireNonNull(request.found().contact());
    return tested()
        .storage()
        .inSnapshot(tested().portal(), stores -> stores.directory().facts(List.of(contact)).get(0));
  }
}
