package io.github.portalinvites.registration;

import static io.github.portalinvites.testkit.TestPortal.DANA;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.portalinvites.access.SiteView;
import io.github.portalinvites.activity.Activity;
import io.github.portalinvites.directory.AccountStatus;
import io.github.portalinvites.directory.ContactLink.BillingRole;
import io.github.portalinvites.testkit.TestPortal;
import io.github.portalinvites.testkit.Together;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Accounts that are proved with the address of somebody who has a login. */
public interface StagedLinkContract extends AskingContract {

  /** Contact 2, who sees account 2, has account 1 staged. */
  private TestPortal staged() {
    return staged(askingTown(2));
  }

  private TestPortal staged(TestPortal portal) {
    signedUp(portal, 2);
    assertStands(
        answered(portal, right(1, address(2).value())),
        RequestState.STAGED,
        RequestReason.HAS_LOGIN_ELSEWHERE);
    return portal;
  }

  private StagedLink only(TestPortal portal) {
    var staged = portal.door().registration().staged(" CONTACT2@example.org ");
    assertThat(staged).hasSize(1);
    return staged.get(0);
  }

  private boolean confirm(TestPortal portal, StagedLink link) {
    return portal.door().registration().confirm(address(2).value(), link.request());
  }

  private boolean seesAccountOne(TestPortal portal) {
    return portal.door().accessQuestions().accessibleAccounts(contact(2)).stream()
        .anyMatch(each -> each.id().equals(keys().account(1)));
  }

  @Test
  default void nothingOpensBeforeTheYes() {
    var portal = staged();
    assertThat(seesAccountOne(portal)).isFalse();
    portal.door().logins().recordLogin(address(2).value(), tested().clock().instant());
    portal.work();
    assertThat(seesAccountOne(portal)).isFalse();
  }

  @Test
  default void mailSaysThatSomethingWaitsAndNotWhat() {
    var portal = staged();
    assertThat(mailed(portal)).containsExactly(address(2).value());
    assertThat(mail(portal, 0).subject().value()).isEqualTo("One more account for your login");
    assertThat(mail(portal, 0).text())
        .doesNotContain("A1", "Account 1", "INV-1001", "QP-1", "Olga", "pi1_");
  }

  @Test
  default void yesOpensTheAccountAtOnce() {
    var portal = staged();
    var link = only(portal);
    assertThat(link.accountNumber()).isEqualTo("A1");
    assertThat(link.siteName()).isNull();
    assertThat(confirm(portal, link)).isTrue();
    assertThat(seesAccountOne(portal)).isTrue();
    assertThat(last(portal).state()).isEqualTo(RequestState.LINKED);
    assertThat(last(portal).decision()).isNotNull();
    assertThat(history(portal, 2, Activity.Kind.LINK_CONFIRMED)).hasSize(1);
  }

  @Test
  default void billingContactsAreToldAtTheYes() {
    var portal = staged();
    portal.door().directory().save(records().link(1, 1).billing(BillingRole.PRIMARY_BILLING));
    portal.work();
    assertThat(portal.mails().sent()).hasSize(1);
    confirm(portal, only(portal));
    portal.work();
    assertThat(mailed(portal)).containsExactly(address(2).value(), address(1).value());
  }

  @Test
  default void siteOfTheInvoiceIsAllThatOpens() {
    var portal = askingTown(2);
    portal.door().directory().save(records().site(1, 1), records().site(2, 1));
    portal.door().directory().save(invoice(1).site(keys().site(2)));
    var link = only(staged(portal));
    assertThat(link.siteName()).isEqualTo("Site 2");
    confirm(portal, link);
    var questions = portal.door().accessQuestions();
    assertThat(questions.mayView(contact(2), keys().site(1))).isEqualTo(SiteView.NONE);
    assertThat(questions.mayView(contact(2), keys().site(2))).isEqualTo(SiteView.FULL);
  }

  @Test
  default void noDropsIt() {
    var portal = staged();
    var link = only(portal);
    assertThat(portal.door().registration().dismiss(address(2).value(), link.request())).isTrue();
    assertThat(confirm(portal, link)).isFalse();
    assertThat(portal.door().registration().staged(address(2).value())).isEmpty();
    assertThat(last(portal).state()).isEqualTo(RequestState.DECLINED);
    assertThat(seesAccountOne(portal)).isFalse();
  }

  @Test
  default void nobodyElseSaysYes() {
    var portal = staged();
    var link = only(portal);
    signedUp(portal, 1);
    assertThat(portal.door().registration().staged(address(1).value())).isEmpty();
    assertThat(portal.door().registration().confirm(address(1).value(), link.request())).isFalse();
    assertThat(portal.door().registration().dismiss(address(1).value(), link.request())).isFalse();
    assertThat(portal.door().registration().confirm("nobody", link.request())).isFalse();
    assertThat(portal.door().registration().confirm(address(2).value(), nobodys())).isFalse();
    assertThat(last(portal).state()).isEqualTo(RequestState.STAGED);
  }

  @Test
  default void yesCountsOnce() {
    var portal = staged();
    var link = only(portal);
    assertThat(Together.race(4, () -> confirm(portal, link))).containsOnlyOnce(true);
    assertThat(history(portal, 2, Activity.Kind.LINK_CONFIRMED)).hasSize(1);
  }

  @Test
  default void accountThatClosedMeanwhileIsNotAdded() {
    var portal = staged();
    var link = only(portal);
    portal.door().directory().save(records().account(1).status(AccountStatus.INACTIVE));
    assertThat(portal.door().registration().staged(address(2).value())).isEmpty();
    assertThat(confirm(portal, link)).isFalse();
    assertThat(last(portal).state()).isEqualTo(RequestState.STAGED);
  }

  @Test
  default void linkThatIsThereByThenIsLeftAsItIs() {
    var portal = staged();
    var link = only(portal);
    portal.door().directory().save(records().site(1, 1));
    portal.door().directory().save(records().link(2, 1).sites(Set.of(keys().site(1))));
    assertThat(portal.door().registration().staged(address(2).value())).isEmpty();
    assertThat(confirm(portal, link)).isFalse();
    portal.commit(
        stores ->
            assertThat(stores.directory().linkedAccount(contact(2), keys().account(1)))
                .hasValueSatisfying(each -> assertThat(each.wholeAccount()).isFalse()));
  }

  @Test
  default void itIsForgottenAfterAMonth() {
    var portal = staged();
    var link = only(portal);
    assertThat(link.expires()).isEqualTo(link.received().plus(Duration.ofDays(30)));
    tested().clock().advance(Duration.ofDays(30));
    assertThat(portal.door().registration().staged(address(2).value())).isEmpty();
    assertThat(confirm(portal, link)).isFalse();
  }

  @Test
  default void askedTwiceItWaitsOnce() {
    var portal = staged();
    nextDay();
    assertStands(
        answered(portal, right(1, address(2).value())),
        RequestState.CLOSED,
        RequestReason.HAS_LOGIN_ELSEWHERE);
    assertThat(confirm(portal, only(portal))).isTrue();
    assertThat(portal.mails().sent()).hasSize(1);
  }

  @Test
  default void whatStaffApprovedWaitsAMonthFromThenOnWhateverTheClass() {
    var portal = askingTown(2, RegistrationPolicy.DEFAULT.withApproval());
    signedUp(portal, 2);
    var request = answered(portal, right(1, address(2).value()));
    tested().clock().advance(Duration.ofDays(40));
    portal
        .door()
        .directory()
        .save(records().accountClass(1).portal(OPEN.invoiceRegistration(false)));
    var approval = Approval.of(keys().account(1));
    portal.door().accessRequests().approve(DANA, request.id(), approval);
    assertThat(confirm(portal, only(portal))).isTrue();
    assertThat(seesAccountOne(portal)).isTrue();
  }

  @Test
  default void loginWhoseContactsAreGoneIsForStaff() {
    var portal = askingTown(2);
    signedUp(portal, 2);
    portal.door().directory().unlink(contact(2), keys().account(2));
    assertStands(
        answered(portal, right(1, address(2).value())),
        RequestState.WAITING,
        RequestReason.LOGIN_WITHOUT_CONTACT);
  }

  @Test
  default void noticeOfAnotherKindDoesNotUseUpTheMail() {
    var portal = askingTown(2);
    signedUp(portal, 2);
    var byAddress = AddressRequest.of("2 Main St", "Somebody", address(2).value());
    assertThat(answered(portal, byAddress).reason()).isEqualTo(RequestReason.HAS_LOGIN_HERE);
    tested().clock().advance(Duration.ofMinutes(15));
    assertThat(answered(portal, right(1, address(2).value())).state())
        .isEqualTo(RequestState.STAGED);
    assertThat(portal.mails().sent()).hasSize(2);
  }

  @Test
  default void staffMaySayNoToo() {
    var portal = staged();
    var link = only(portal);
    portal.door().accessRequests().decline(DANA, link.request(), "unknown caller");
    assertThat(confirm(portal, link)).isFalse();
  }
}
