package io.github.portalinvites.registration;

import static io.github.portalinvites.testkit.TestPortal.DANA;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.portalinvites.PortalInvitesBuilder;
import io.github.portalinvites.directory.Invoice;
import io.github.portalinvites.directory.PortalSettings;
import io.github.portalinvites.invitation.InvitedContract;
import io.github.portalinvites.invitation.StatusBucket;
import io.github.portalinvites.portal.PageRequest;
import io.github.portalinvites.settings.SystemOptions;
import io.github.portalinvites.settings.SystemOptions.AddressRequests;
import io.github.portalinvites.testkit.MutableClock;
import io.github.portalinvites.testkit.TestPortal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** What the contracts of access requests have in common: customers who ask. */
public interface AskingContract extends InvitedContract {

  String OWNER = "owner@example.org";
  PortalSettings OPEN = PortalSettings.DEFAULT.invoiceRegistration(true);
  LocalDate TODAY = LocalDate.ofInstant(MutableClock.START, ZoneOffset.UTC);
  AtomicInteger CLIENTS = new AtomicInteger();

  /**
   * A town in which invoice <i>n</i>, {@code INV-100n} with the code {@code QP-n}, is of account
   * <i>n</i>.
   */
  default TestPortal askingTown(int contacts) {
    return askingTown(contacts, RegistrationPolicy.DEFAULT);
  }

  default TestPortal askingTown(int contacts, RegistrationPolicy policy) {
    return asking(town(contacts, with(policy)), contacts);
  }

  /** Opens both doors of a town. */
  default TestPortal asking(TestPortal portal, int contacts) {
    var options = portal.door().settings().load();
    portal.options(
        options
            .signIn(options.signIn().requestLogin(true))
            .addressRequests(new AddressRequests(true, null)));
    portal.door().directory().save(records().accountClass(1).portal(OPEN));
    for (int n = 1; n <= contacts; n++) {
      portal.door().directory().save(invoice(n), records().account(n).address(n + " Main St"));
    }
    return portal;
  }

  default UnaryOperator<PortalInvitesBuilder> with(RegistrationPolicy policy) {
    return builder -> builder.selfRegistration(policy);
  }

  default Invoice invoice(int n) {
    return Invoice.of(keys().invoice(n), keys().account(n), "INV-100" + n, TODAY.minusDays(10))
        .quickPayCode("QP-" + n);
  }

  default InvoiceVerifiedRequest right(int n, String email) {
    return InvoiceVerifiedRequest.of("INV-100" + n, "QP-" + n, "Olga Owner", email);
  }

  /** Somebody else each time, who waits until the address may be used again. */
  default RequestAnswer ask(TestPortal portal, InvoiceVerifiedRequest request) {
    return portal.door().registration().request(request, "client " + CLIENTS.incrementAndGet());
  }

  default RequestAnswer ask(TestPortal portal, AddressRequest request) {
    return portal.door().registration().request(request, "client " + CLIENTS.incrementAndGet());
  }

  /** Asks, works, and tells what came of it. */
  default AccessRequest answered(TestPortal portal, InvoiceVerifiedRequest request) {
    assertThat(ask(portal, request)).isEqualTo(new RequestAnswer.Received());
    portal.work();
    return last(portal);
  }

  default AccessRequest answered(TestPortal portal, AddressRequest request) {
    assertThat(ask(portal, request)).isEqualTo(new RequestAnswer.Received());
    portal.work();
    return last(portal);
  }

  default AccessRequest last(TestPortal portal) {
    return requests(portal).get(0);
  }

  /** All of them, the latest first. */
  default List<AccessRequest> requests(TestPortal portal) {
    var page = PageRequest.first(PageRequest.MAX_SIZE);
    return portal.door().accessRequests().list(DANA, AccessRequestQuery.ALL, page).items();
  }

  default void assertStands(AccessRequest request, RequestState state, RequestReason reason) {
    assertThat(request)
        .extracting(AccessRequest::state, AccessRequest::reason)
        .containsExactly(state, reason);
  }

  /** To whom mails went, in order. */
  default List<String> mailed(TestPortal portal) {
    return portal.mails().sent().stream().map(each -> each.recipient().address().value()).toList();
  }

  /** Has a contact sign up by the first link that it was mailed. */
  default void signedUp(TestPortal portal, int contact) {
    portal.door().logins().recordLogin(address(contact).value(), tested().clock().instant());
    assertThat(status(portal, contact).bucket()).isEqualTo(StatusBucket.ACCEPTED);
  }

  /** Until every limit counts anew. */
  default void nextDay() {
    tested().clock().advance(Duration.ofDays(1));
  }

  default SystemOptions options(TestPortal portal) {
    return portal.door().settings().load();
  }

  default RequestId nobodys() {
    return new RequestId(UUID.randomUUID());
  }

  default TestPortal withApproval(int contacts) {
    return askingTown(contacts, RegistrationPolicy.DEFAULT.withApproval());
  }

  default ReviewOutcome approve(TestPortal portal, AccessRequest request) {
    return approve(portal, request, Approval.AS_FOUND);
  }

  default ReviewOutcome approve(TestPortal portal, AccessRequest request, Approval approval) {
    return portal.door().accessRequests().approve(DANA, request.id(), approval);
  }
}
