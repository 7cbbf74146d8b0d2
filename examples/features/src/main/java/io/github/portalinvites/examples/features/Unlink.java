package io.github.portalinvites.examples.features;

import static io.github.portalinvites.examples.features.SampleHost.DANA;
import static io.github.portalinvites.examples.features.SampleHost.MILES;
import static io.github.portalinvites.examples.features.SampleHost.MILES_HOUSE;
import static io.github.portalinvites.examples.features.SampleHost.ROSA;
import static io.github.portalinvites.examples.features.SampleHost.ROSAS_HOUSE;

import io.github.portalinvites.access.AccessibleAccount;
import io.github.portalinvites.activity.Activity;
import io.github.portalinvites.activity.PortalEvent;
import io.github.portalinvites.audience.AudienceFilter;

/** Two contacts are linked to an account no more: one has a login, one is only invited. */
public final class Unlink {

  private Unlink() {}

  public static void main(String... args) {
    var inbox = new Inbox();
    var door =
        SampleHost.portal()
            .mailSender(inbox.sender())
            .eventListener(Unlink::endSessions)
            .withoutAccessNotices();
    try (var portal = door.build()) {
      SampleHost.fill(portal);
      portal.invitations().invite(DANA, MILES);
      inbox.receive(portal);
      portal.acceptance().accept(inbox.token(0));
      portal.invitations().invite(DANA, ROSA);
      inbox.receive(portal);

      portal.access().unlink(DANA, MILES, MILES_HOUSE);
      portal.access().unlink(DANA, ROSA, ROSAS_HOUSE);
      inbox.receive(portal); // a worker tells the listener

      var left = portal.accessQuestions().accessibleAccounts(MILES);
      System.out.println("Miles still sees " + left.stream().map(AccessibleAccount::name).toList());
      var miles = portal.audience().explain(DANA, MILES, AudienceFilter.everyone());
      System.out.println("Miles's login: " + miles.status());
      System.out.println("Rosa's link: " + portal.acceptance().peek(inbox.token(1)));
    }
  }

  /** May be told of the same event twice, so it only does what may be done twice. */
  private static void endSessions(PortalEvent event) {
    var what = event.activity();
    if (what.kind() == Activity.Kind.ACCESS_UNLINKED) {
      System.out.printf(
          "Ending sessions of contact %s on account %s%n",
          what.contact(), what.data().get("account"));
    }
  }
}
