package io.github.portalinvites.registration;

import static io.github.portalinvites.testkit.TestPortal.DANA;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.portalinvites.activity.Activity;
import io.github.portalinvites.activity.PortalEvent;
import io.github.portalinvites.directory.Invoice;
import io.github.portalinvites.registration.RegistrationLimits.Rate;
import io.github.portalinvites.testkit.TestPortal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How often somebody may ask, and what is beyond it. */
public interface RequestLimitsContract extends AskingContract {

  private List<RequestReason> reasons(TestPortal portal) {
    portal.work();
    var reasons = new ArrayList<>(requests(portal).stream().map(AccessRequest::reason).toList());
    Collections.reverse(reasons);
    return reasons;
  }

  private static String mail(int n) {
    return "guess%d@example.org".formatted(n);
  }

  private InvoiceVerifiedRequest wrong(int invoice, int n) {
    return InvoiceVerifiedRequest.of("INV-100" + invoice, "wrong", "Guess", mail(n));
  }

  private long count(TestPortal portal, RequestReason reason) {
    return reasons(portal).stream().filter(each -> each == reason).count();
  }

  @Test
  default void oneInvoiceIsTriedFiveTimesAnHour() {
    var portal = askingTown(1);
    IntStream.range(0, 8).forEach(n -> ask(portal, wrong(1, n)));
    assertThat(count(portal, RequestReason.WRONG_CODE)).isEqualTo(5);
    assertThat(count(portal, RequestReason.INVOICE_LIMIT)).isEqualTo(3);
    tested().clock().advance(Duration.ofHours(1));
    ask(portal, InvoiceVerifiedRequest.of(" inv-1001", "QP-1", "O", OWNER));
    portal.work();
    assertThat(last(portal).state()).isEqualTo(RequestState.INVITED);
  }

  @Test
  default void oneInvoiceIsTriedTwentyTimesADay() {
    var portal = askingTown(1, limits(RegistrationLimits.DEFAULT.failures(100, 1000)));
    for (int hour = 0; hour < 5; hour++) {
      for (int n = 0; n < 5; n++) {
        ask(portal, wrong(1, hour * 5 + n));
      }
      portal.work();
      tested().clock().advance(Duration.ofHours(1));
    }
    assertThat(count(portal, RequestReason.WRONG_CODE)).isEqualTo(20);
    assertThat(count(portal, RequestReason.INVOICE_LIMIT)).isEqualTo(5);
  }

  private static RegistrationPolicy limits(RegistrationLimits limits) {
    return RegistrationPolicy.DEFAULT.limits(limits);
  }

  @Test
  default void oneClientAsksTenTimesAnHourAlsoFromItsWholeNetwork() {
    var portal = askingTown(1);
    for (int n = 0; n < 12; n++) {
      var client = "2001:db8:1:2::%x".formatted(n);
      var request = InvoiceVerifiedRequest.of("INV-" + n, "wrong", "Guess", mail(n));
      portal.door().registration().request(request, client);
    }
    portal
        .door()
        .registration()
        .request(InvoiceVerifiedRequest.of("INV-99", "x", "G", mail(99)), "2001:db8:1:3::1");
    assertThat(count(portal, RequestReason.INVOICE_NOT_FOUND)).isEqualTo(11);
    assertThat(count(portal, RequestReason.CLIENT_LIMIT)).isEqualTo(2);
  }

  @Test
  default void whatIsBeyondTheClientsLimitDoesNotUseUpAnInvoice() {
    var portal = askingTown(1);
    for (int n = 0; n < 10; n++) {
      portal
          .door()
          .registration()
          .request(InvoiceVerifiedRequest.of("INV-9" + n, "x", "G", mail(n)), "1.2.3.4");
    }
    for (int n = 10; n < 20; n++) {
      portal.door().registration().request(wrong(1, n), "1.2.3.4");
    }
    assertThat(answered(portal, right(1, OWNER)).state()).isEqualTo(RequestState.INVITED);
  }

  @Test
  default void oneAddressIsNamedOnceInAQuarterOfAnHourAndThreeTimesADay() {
    var portal = askingTown(5);
    ask(portal, right(1, OWNER));
    ask(portal, right(2, "OWNER@EXAMPLE.ORG"));
    for (int n = 3; n <= 5; n++) {
      tested().clock().advance(Duration.ofMinutes(15));
      ask(portal, right(n, OWNER));
    }
    assertThat(count(portal, RequestReason.TARGET_LIMIT)).isEqualTo(2);
    assertStands(last(portal), RequestState.CLOSED, RequestReason.TARGET_LIMIT);
  }

  @Test
  default void whoMistypedFirstIsForStaffBeyondTheLimitOnce() {
    var portal = askingTown(1);
    ask(portal, InvoiceVerifiedRequest.of("INV-1001", "typo", "O", OWNER));
    portal.door().registration().request(right(1, OWNER), "203.0.113.7");
    portal.door().registration().request(right(1, OWNER), "203.0.113.7");
    portal.work();
    var requests = requests(portal);
    assertStands(requests.get(0), RequestState.CLOSED, RequestReason.TARGET_LIMIT);
    assertStands(requests.get(1), RequestState.WAITING, RequestReason.TARGET_LIMIT);
    assertThat(
            portal.door().accessRequests().approve(DANA, requests.get(1).id(), Approval.AS_FOUND))
        .isInstanceOf(ReviewOutcome.Approved.class);
  }

  @Test
  default void othersWhoTypeAnAddressDoNotKeepItsOwnerFromStaff() {
    var portal = askingTown(1);
    for (int n = 0; n < 5; n++) {
      ask(portal, InvoiceVerifiedRequest.of("INV-9" + n, "no", "Guess", OWNER));
    }
    assertStands(
        answered(portal, right(1, OWNER)), RequestState.WAITING, RequestReason.TARGET_LIMIT);
  }

  @Test
  default void trueCustomerOfAnInvoiceThatWasGuessedWaitsForStaffWhoAreTold() {
    var events = new ArrayList<PortalEvent>();
    var portal = asking(town(1, builder -> builder.eventListener(events::add)), 1);
    IntStream.range(0, 7).forEach(n -> ask(portal, wrong(1, n)));
    var trueOne = answered(portal, right(1, OWNER));
    assertStands(trueOne, RequestState.WAITING, RequestReason.INVOICE_LIMIT);
    assertThat(trueOne.found().account()).isEqualTo(keys().account(1));
    assertThat(limitsTold(events)).isEqualTo(1);
    assertThat(portal.door().accessRequests().approve(DANA, trueOne.id(), Approval.AS_FOUND))
        .isInstanceOf(ReviewOutcome.Approved.class);
  }

  @Test
  default void rightCodeCountsForNoLimitOfFailuresWhateverElseIsMissing() {
    var portal = askingTown(1, limits(RegistrationLimits.DEFAULT.failures(1, 1)));
    portal.door().directory().save(invoice(1).voided(true));
    for (int n = 0; n < 3; n++) {
      assertThat(answered(portal, right(1, mail(n))).reason())
          .isEqualTo(RequestReason.INVOICE_VOID);
    }
  }

  @Test
  default void bothFormsCountForOneAddress() {
    var portal = askingTown(2);
    ask(portal, right(1, OWNER));
    ask(portal, AddressRequest.of("2 Main St", "O", OWNER));
    assertThat(reasons(portal))
        .containsExactly(RequestReason.NEW_CONTACT, RequestReason.TARGET_LIMIT);
  }

  @Test
  default void anAccountTakesTenFailuresADayThenStaffDecide() {
    var portal = askingTown(1);
    for (int n = 1; n <= 4; n++) {
      portal
          .door()
          .directory()
          .save(
              Invoice.of(keys().invoice(10 + n), keys().account(1), "INV-X" + n, TODAY)
                  .quickPayCode("QP-1"));
    }
    for (int n = 0; n < 12; n++) {
      ask(portal, InvoiceVerifiedRequest.of("INV-X" + (n % 4 + 1), "no", "G", mail(n)));
    }
    assertThat(count(portal, RequestReason.WRONG_CODE)).isEqualTo(10);
    assertThat(count(portal, RequestReason.ACCOUNT_LIMIT)).isEqualTo(2);
    var trueOne = answered(portal, right(1, OWNER));
    assertStands(trueOne, RequestState.WAITING, RequestReason.ACCOUNT_LIMIT);
    assertThat(portal.door().accessRequests().approve(DANA, trueOne.id(), Approval.AS_FOUND))
        .isInstanceOf(ReviewOutcome.Approved.class);
    nextDay();
    assertThat(answered(portal, right(1, "late@example.org")).state())
        .isEqualTo(RequestState.INVITED);
  }

  @Test
  default void successesCountForNoLimitOfFailures() {
    var portal = askingTown(1, limits(RegistrationLimits.DEFAULT.failures(1, 1)));
    for (int n = 0; n < 3; n++) {
      assertThat(answered(portal, right(1, mail(n))).state()).isEqualTo(RequestState.INVITED);
    }
  }

  @Test
  default void beyondADivisionsFailuresStaffDecideAndAreToldOnce() {
    var events = new ArrayList<PortalEvent>();
    var policy = limits(RegistrationLimits.DEFAULT.failures(10, 3));
    var portal =
        asking(town(4, builder -> with(policy).apply(builder).eventListener(events::add)), 4);
    for (int n = 0; n < 5; n++) {
      ask(portal, wrong(n % 4 + 1, n));
    }
    assertThat(count(portal, RequestReason.WRONG_CODE)).isEqualTo(3);
    assertThat(count(portal, RequestReason.DIVISION_LIMIT)).isEqualTo(2);
    assertThat(answered(portal, right(1, OWNER)).state()).isEqualTo(RequestState.WAITING);
    assertThat(limitsTold(events)).isEqualTo(1);
    tested().clock().advance(Duration.ofHours(1));
    assertThat(answered(portal, right(2, "x@example.org")).state()).isEqualTo(RequestState.INVITED);
  }

  private static long limitsTold(List<PortalEvent> events) {
    return events.stream()
        .filter(each -> each.activity().kind() == Activity.Kind.ACCESS_REQUEST_LIMIT_REACHED)
        .count();
  }

  @Test
  default void beyondThePortalsLimitNothingIsLookedUpAndStaffDecide() {
    var events = new ArrayList<PortalEvent>();
    var policy = limits(RegistrationLimits.DEFAULT.portalPerHour(2));
    var portal =
        asking(town(3, builder -> with(policy).apply(builder).eventListener(events::add)), 3);
    for (int n = 1; n <= 3; n++) {
      ask(portal, right(n, mail(n)));
    }
    assertThat(reasons(portal))
        .containsExactly(
            RequestReason.NEW_CONTACT, RequestReason.NEW_CONTACT, RequestReason.PORTAL_LIMIT);
    assertStands(last(portal), RequestState.WAITING, RequestReason.PORTAL_LIMIT);
    assertThat(last(portal).found().account()).isEqualTo(keys().account(3));
    assertThat(limitsTold(events)).isEqualTo(1);
    var approved =
        portal.door().accessRequests().approve(DANA, last(portal).id(), Approval.AS_FOUND);
    assertThat(approved).isInstanceOf(ReviewOutcome.Approved.class);
  }

  @Test
  default void countersNameNobody() {
    var portal = askingTown(1);
    portal.door().registration().request(right(1, OWNER), "203.0.113.7");
    assertThat(last(portal).client()).hasSize(12).isNotEqualTo("203.0.113.7");
  }

  @Test
  default void limitsAreTheHosts() {
    var once = new Rate(1, Duration.ofHours(1), 1);
    var portal = askingTown(1, limits(RegistrationLimits.DEFAULT.invoice(once).client(once)));
    ask(portal, wrong(1, 1));
    ask(portal, wrong(1, 2));
    assertThat(reasons(portal))
        .containsExactly(RequestReason.WRONG_CODE, RequestReason.INVOICE_LIMIT);
  }

  @Test
  default void countersOfPeriodsThatAreOverAreRemoved() {
    var portal = askingTown(1);
    ask(portal, wrong(1, 1));
    portal.work();
    tested().clock().advance(Duration.ofDays(2));
    portal.work();
    portal.commit(stores -> assertThat(stores.throttles().removeOld(10)).isZero());
  }
}
