package io.github.portalinvites.examples.features;

import static io.github.portalinvites.examples.features.SampleHost.DANA;
import static io.github.portalinvites.examples.features.SampleHost.ROSA;

import io.github.portalinvites.PortalInvites;
import io.github.portalinvites.access.AccessibleAccount;
import io.github.portalinvites.invitation.AcceptOutcome.Accepted;
import io.github.portalinvites.portal.PageRequest;
import io.github.portalinvites.registration.AccessRequestQuery;
import io.github.portalinvites.registration.InvoiceVerifiedRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Objects;

/** Customers ask for access themselves, with what only whoever got an invoice can know. */
public final class AskWithInvoice {

  private AskWithInvoice() {}

  public static void main(String... args) {
    var inbox = new Inbox();
    try (var portal = SampleHost.portal().mailSender(inbox.sender()).build()) {
      SampleHost.fill(portal);
      SampleHost.letCustomersAsk(portal);
      show(portal);

      System.out.println("Lena knows the code: " + ask(portal, "lena@mail.example", "k7-2291"));
      System.out.println("A stranger guesses:  " + ask(portal, "guess@mail.example", "A1-0000"));
      int lenas = inbox.size();
      inbox.receive(portal); // a worker looks at the requests, and mails
      inbox.print(lenas);
      if (portal.acceptance().accept(inbox.token(lenas)) instanceof Accepted accepted) {
        System.out.println("Lena accepted, as contact " + accepted.contacts());
      }
      addToALogin(portal, inbox);
      tellStaff(portal);
    }
  }

  /** What the sign-in page is rendered from; {@link RequestFormPage} makes HTML of it. */
  private static void show(PortalInvites portal) {
    var form = Objects.requireNonNull(portal.registration().page(Locale.ENGLISH).byInvoice());
    System.out.printf("%s: %s%n", form.title(), form.text());
    form.fields().forEach(each -> System.out.printf("  %s: ____%n", each.label()));
  }

  private static String ask(PortalInvites portal, String email, String code) {
    var request = InvoiceVerifiedRequest.of("INV-20417", code, "Lena Delgado", email);
    // a host passes on the address that the request came from
    return portal.registration().request(request, "203.0.113.9").toString();
  }

  /** Rosa has a login already, so nothing is added to it before she says yes. */
  private static void addToALogin(PortalInvites portal, Inbox inbox) {
    var rosa = "rosa.delgado@mail.example";
    portal.logins().recordLogin(rosa, Instant.now());
    int before = inbox.size();
    var lakeHouse = InvoiceVerifiedRequest.of("INV-20533", "48979", "Rosa Delgado", rosa);
    portal.registration().request(lakeHouse, "198.51.100.4");
    inbox.receive(portal);
    inbox.print(before);

    System.out.println("Rosa sees " + accounts(portal));
    for (var staged : portal.registration().staged(rosa)) { // asked at each login
      System.out.printf("Add %s, %s?%n", staged.accountNumber(), staged.accountName());
      portal.registration().confirm(rosa, staged.request());
    }
    System.out.println("Rosa sees " + accounts(portal));
  }

  private static String accounts(PortalInvites portal) {
    var seen = portal.accessQuestions().accessibleAccounts(ROSA);
    return seen.stream().map(AccessibleAccount::name).toList().toString();
  }

  private static void tellStaff(PortalInvites portal) {
    var requests = portal.accessRequests();
    System.out.println("Staff see:");
    for (var each : requests.list(DANA, AccessRequestQuery.ALL, PageRequest.first()).items()) {
      System.out.printf(
          "  %s, %s: %s. %s%n",
          each.typed().about(),
          each.typed().email(),
          each.state(),
          each.reason().sentence(Locale.ENGLISH));
    }
    var today = LocalDate.now(ZoneOffset.UTC);
    var week =
        requests.counts(DANA, AccessRequestQuery.ALL, today.minusDays(6), today, ZoneOffset.UTC);
    week.forEach(
        each ->
            System.out.printf(
                "  %s: %d %s, %s%n",
                each.day(), each.requests(), each.state(), each.reason().code()));
  }
}
