package io.github.portalinvites.examples.features;

import static io.github.portalinvites.examples.features.SampleHost.DANA;

import io.github.portalinvites.PortalInvites;
import io.github.portalinvites.portal.PageRequest;
import io.github.portalinvites.registration.AccessRequest;
import io.github.portalinvites.registration.AccessRequestQuery;
import io.github.portalinvites.registration.AddressRequest;
import io.github.portalinvites.registration.Approval;
import io.github.portalinvites.registration.ReviewOutcome.Approved;
import java.util.Locale;

/** An address is no secret: it lets in whom the account knows, and anybody else asks staff. */
public final class AskByAddress {

  private AskByAddress() {}

  public static void main(String... args) {
    var inbox = new Inbox();
    try (var portal = SampleHost.portal().mailSender(inbox.sender()).build()) {
      SampleHost.fill(portal);
      SampleHost.letCustomersAsk(portal);

      System.out.println("Kept as: " + SampleHost.ROSAS_ADDRESS);
      ask(portal, "12 main st #4, houston tx", "Rosa Delgado", "rosa.delgado@mail.example");
      ask(portal, "12 Main St Apt 4, Houston TX", "Lena Delgado", "lena@mail.example");
      ask(portal, "1 Nowhere Lane", "Max Mole", "max@mail.example");
      inbox.receive(portal);
      inbox.print(0);

      System.out.println("Waiting for staff:");
      for (var each : list(portal, AccessRequestQuery.WAITING)) {
        System.out.printf("  %s, %s%n", each.typed().name(), each.typed().about());
        System.out.println("    " + each.reason().sentence(Locale.ENGLISH));
        System.out.println("    " + each.reason().hint(Locale.ENGLISH));
      }
      answer(portal);
      int before = inbox.size();
      inbox.receive(portal);
      inbox.print(before);

      System.out.println("Answered:");
      for (var each : list(portal, AccessRequestQuery.ALL)) {
        var decision = each.decision();
        System.out.printf(
            "  %s: %s%s%n",
            each.typed().name(),
            each.state(),
            decision == null ? "" : ", " + decision.by().name() + ": " + decision.note());
      }
    }
  }

  private static void ask(PortalInvites portal, String address, String name, String email) {
    var request = AddressRequest.of(address, name, email).phone("+1 713 555 0100");
    var answer = portal.registration().request(request, "203.0.113.9");
    System.out.printf("%s at %s: %s%n", name, address, answer);
  }

  private static void answer(PortalInvites portal) {
    var desk = portal.accessRequests();
    for (var each : list(portal, AccessRequestQuery.WAITING)) {
      if (each.found().account() == null) {
        desk.decline(DANA, each.id(), "No customer of ours");
      } else if (desk.approve(DANA, each.id(), Approval.AS_FOUND.note("Rosa's sister, I called"))
          instanceof Approved approved) {
        System.out.println("Let in: " + approved.request().typed().name());
      }
    }
  }

  private static Iterable<AccessRequest> list(PortalInvites portal, AccessRequestQuery query) {
    return portal.accessRequests().list(DANA, query, PageRequest.first()).items();
  }
}
