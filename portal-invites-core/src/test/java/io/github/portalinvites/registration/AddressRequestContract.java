package io.github.portalinvites.registration;

import static io.github.portalinvites.testkit.TestPortal.DANA;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.portalinvites.activity.Activity;
import io.github.portalinvites.directory.AccountStatus;
import io.github.portalinvites.directory.ServicePlace;
import io.github.portalinvites.portal.PageRequest;
import io.github.portalinvites.settings.SystemOptions.AddressRequests;
import io.github.portalinvites.template.TemplateContent;
import io.github.portalinvites.template.TemplateDraft;
import io.github.portalinvites.template.TemplateId;
import io.github.portalinvites.testkit.TestPortal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Every outcome of asking by a service address. */
public interface AddressRequestContract extends AskingContract {

  private AddressRequest from(int contact, String address) {
    return AddressRequest.of(address, "Olga Owner", address(contact).value());
  }

  private AddressRequest fromStranger(String address) {
    return AddressRequest.of(address, "Olga Owner", OWNER).phone("555 0100");
  }

  @Test
  default void contactOfTheAccountIsInvited() {
    var portal = askingTown(2);
    var request = answered(portal, from(1, "1 MAIN ST."));
    assertStands(request, RequestState.INVITED, RequestReason.KNOWN_CONTACT);
    assertThat(request.found().account()).isEqualTo(keys().account(1));
    assertThat(mailed(portal)).containsExactly(address(1).value());
    assertThat(mail(portal, 0).text()).contains("with your service address", "pi1_");
    assertThat(request.found().run()).isNotNull();
    assertThat(templateOf(portal, request)).isEqualTo(TemplateId.ADDRESS_FOUND.toString());
  }

  private String templateOf(TestPortal portal, AccessRequest request) {
    var run = Objects.requireNonNull(request.found().run());
    var page = PageRequest.first();
    return portal.door().activity().ofRun(DANA, run, page).items().stream()
        .filter(each -> each.kind() == Activity.Kind.INVITATION_SENT)
        .findFirst()
        .orElseThrow()
        .data()
        .get("template");
  }

  @Test
  default void templateOfTheSystemOptionIsUsed() {
    var portal = askingTown(1);
    var content =
        TemplateContent.of("Found you", "Hello [ContactName], [CustomerPortalLink] [Username]");
    var found =
        portal.door().templates().create(DANA, TemplateDraft.of("Found", Locale.ENGLISH, content));
    portal.options(options(portal).addressRequests(new AddressRequests(true, found.id())));
    answered(portal, from(1, "1 Main St"));
    assertThat(mail(portal, 0).subject().value()).isEqualTo("Found you");
  }

  @Test
  default void siteIsFoundByItsAddress() {
    var portal = askingTown(1);
    portal.door().directory().save(records().site(1, 1).address("12 Harbour Road, Apt. 4"));
    var request = answered(portal, from(1, "12 harbour road #4"));
    assertStands(request, RequestState.INVITED, RequestReason.KNOWN_CONTACT);
    assertThat(request.found().site()).isEqualTo(keys().site(1));
  }

  @Test
  default void strangerWaitsForStaffAndIsMailedNothing() {
    var portal = askingTown(1);
    var request = answered(portal, fromStranger("1 Main St"));
    assertStands(request, RequestState.WAITING, RequestReason.NOT_A_CONTACT);
    assertThat(request.typed().phone()).isEqualTo("555 0100");
    assertThat(request.found().account()).isEqualTo(keys().account(1));
    assertThat(portal.mails().attempts()).isEmpty();
  }

  @Test
  default void contactOfAnotherAccountIsAStranger() {
    var portal = askingTown(2);
    assertStands(
        answered(portal, from(2, "1 Main St")), RequestState.WAITING, RequestReason.NOT_A_CONTACT);
    assertThat(portal.mails().attempts()).isEmpty();
  }

  @Test
  default void unknownAddressWaitsForStaff() {
    var portal = askingTown(1);
    assertStands(
        answered(portal, from(1, "11 Main St")),
        RequestState.WAITING,
        RequestReason.ADDRESS_NOT_FOUND);
  }

  @Test
  default void addressOfSeveralAccountsWaitsForStaff() {
    var portal = askingTown(2);
    portal.door().directory().save(records().account(2).address("1 main st"));
    assertStands(
        answered(portal, from(1, "1 Main St")),
        RequestState.WAITING,
        RequestReason.SEVERAL_MATCHES);
  }

  @Test
  default void accountAndItsSiteAtOneAddressAreOneMatch() {
    var portal = askingTown(1);
    portal.door().directory().save(records().site(1, 1).address("1 Main St"));
    var request = answered(portal, from(1, "1 Main St"));
    assertThat(request.state()).isEqualTo(RequestState.INVITED);
    assertThat(request.found().site()).isNull();
  }

  @Test
  default void inactiveAccountWaitsForStaff() {
    var portal = askingTown(1);
    portal
        .door()
        .directory()
        .save(records().account(1).address("1 Main St").status(AccountStatus.INACTIVE));
    assertStands(
        answered(portal, from(1, "1 Main St")),
        RequestState.WAITING,
        RequestReason.ACCOUNT_NOT_ACTIVE);
  }

  @Test
  default void classNeedNotAllowInvoicesForIt() {
    var portal = askingTown(1);
    portal
        .door()
        .directory()
        .save(records().accountClass(1).portal(OPEN.invoiceRegistration(false)));
    assertThat(answered(portal, from(1, "1 Main St")).state()).isEqualTo(RequestState.INVITED);
  }

  @Test
  default void whoHasALoginIsToldSo() {
    var portal = askingTown(1);
    signedUp(portal, 1);
    assertStands(
        answered(portal, from(1, "1 Main St")), RequestState.CLOSED, RequestReason.HAS_LOGIN_HERE);
    assertThat(mail(portal, 0).text()).doesNotContain("pi1_");
  }

  @Test
  default void whoKnowsAnAddressMayNotMailItsContactsAgainAndAgain() {
    var portal = askingTown(1);
    answered(portal, from(1, "1 Main St"));
    tested().clock().advance(Duration.ofHours(1));
    assertStands(
        answered(portal, from(1, "1 Main St")), RequestState.CLOSED, RequestReason.MAILED_LATELY);
    assertThat(portal.mails().sent()).hasSize(1);
    nextDay();
    assertStands(
        answered(portal, from(1, "1 Main St")),
        RequestState.INVITED,
        RequestReason.PENDING_INVITATION);
  }

  @Test
  default void whoKnowsAnAddressLeavesStaffAndInvoicesWhatAContactMayBeMailed() {
    var portal = askingTown(1);
    for (int day = 0; day < 3; day++) {
      assertThat(answered(portal, from(1, "1 Main St")).state()).isEqualTo(RequestState.INVITED);
      nextDay();
    }
    assertStands(
        answered(portal, from(1, "1 Main St")), RequestState.WAITING, RequestReason.MAILED_LATELY);
    nextDay();
    assertThat(answered(portal, right(1, address(1).value())).state())
        .isEqualTo(RequestState.INVITED);
  }

  @Test
  default void errorInTheHostsSearchStopsNobodyElse() {
    AddressMatcher failing =
        (id, typed) -> {
          throw new AssertionError("a class is missing");
        };
    var portal = askingTown(2, RegistrationPolicy.DEFAULT.addressMatcher(failing));
    ask(portal, from(1, "1 Main St"));
    assertThat(answered(portal, right(2, OWNER)).state()).isEqualTo(RequestState.INVITED);
  }

  @Test
  default void changedAddressIsNotFoundUnderTheOldOne() {
    var portal = askingTown(1);
    portal.door().directory().save(records().account(1).address("5 Elm Ave"));
    assertThat(answered(portal, from(1, "1 Main St")).reason())
        .isEqualTo(RequestReason.ADDRESS_NOT_FOUND);
    nextDay();
    assertThat(answered(portal, from(1, "5 elm ave")).state()).isEqualTo(RequestState.INVITED);
  }

  @Test
  default void hostMayFindAddressesItself() {
    AddressMatcher matcher =
        (id, typed) ->
            typed.equals("the red house")
                ? List.of(new ServicePlace(keys().account(1), null))
                : List.of();
    var portal = askingTown(1, RegistrationPolicy.DEFAULT.addressMatcher(matcher));
    assertThat(answered(portal, from(1, "the\nred  house")).state())
        .isEqualTo(RequestState.INVITED);
  }

  @Test
  default void hostsSearchThatFailsIsAskedAgainAndThenStaff() {
    AddressMatcher failing =
        (id, typed) -> {
          throw new IllegalStateException("the search is down");
        };
    var portal = askingTown(1, RegistrationPolicy.DEFAULT.addressMatcher(failing));
    assertThat(answered(portal, from(1, "1 Main St")).state()).isEqualTo(RequestState.RECEIVED);
    for (int again = 0; again < 4; again++) {
      tested().clock().advance(Duration.ofMinutes(1));
      portal.work();
    }
    assertStands(last(portal), RequestState.WAITING, RequestReason.FAILED);
  }
}
