package io.github.portalinvites.examples.features;

import static io.github.portalinvites.examples.features.SampleHost.DANA;
import static io.github.portalinvites.examples.features.SampleHost.ROSA;
import static io.github.portalinvites.examples.features.SampleHost.ROSAS_HOUSE;

import io.github.portalinvites.PortalInvites;
import io.github.portalinvites.access.AccessGrant;
import io.github.portalinvites.access.PortalRole;
import io.github.portalinvites.access.RoleId;
import io.github.portalinvites.directory.Site;
import io.github.portalinvites.directory.SiteId;
import java.util.Map;
import java.util.Set;

/** Staff choose one of an account's two sites, with a role, before the contact accepts. */
public final class GrantSiteAccess {

  private static final SiteId POOL = SiteId.of(1);
  private static final SiteId SPA = SiteId.of(2);
  private static final RoleId PAYER = RoleId.of("payer");

  private GrantSiteAccess() {}

  public static void main(String... args) {
    var inbox = new Inbox();
    var door =
        SampleHost.portal()
            .mailSender(inbox.sender())
            .roles(PortalRole.of("payer", "Pays bills"), PortalRole.of("reader", "Reads reports"));
    try (var portal = door.build()) {
      SampleHost.fill(portal);
      portal
          .directory()
          .save(
              Site.of(POOL, ROSAS_HOUSE, "48977-1", "Pool"),
              Site.of(SPA, ROSAS_HOUSE, "48977-2", "Spa"));
      show("Nobody chose yet", portal);

      var poolOnly = AccessGrant.sites(Map.of(POOL, Set.of(PAYER)));
      var diff = portal.access().diff(DANA, ROSA, ROSAS_HOUSE, poolOnly);
      System.out.printf("Would change: all sites %s%n", diff.account().tick());
      diff.sites().forEach((site, row) -> System.out.printf("  site %s %s%n", site, row.tick()));
      var state = portal.access().grant(DANA, ROSA, ROSAS_HOUSE, poolOnly);
      show("Granted, " + state, portal);
      System.out.println("Before Rosa accepts: " + seen(portal));

      portal.invitations().invite(DANA, ROSA);
      inbox.receive(portal);
      portal.acceptance().accept(inbox.token(0));
      System.out.println("After: " + seen(portal));
      System.out.println("Roles at the pool: " + portal.accessQuestions().rolesOn(ROSA, POOL));
    }
  }

  /** What staff see beforehand. */
  private static void show(String when, PortalInvites portal) {
    for (var account : portal.access().preview(DANA, ROSA).accounts()) {
      var later = account.allSites() ? ", and all that come later" : "";
      System.out.printf("%s: sites of %s: %d%s%n", when, account.name(), account.sites(), later);
    }
  }

  /** What the portal asks for each of its pages. */
  private static String seen(PortalInvites portal) {
    var questions = portal.accessQuestions();
    return "pool %s, spa %s".formatted(questions.mayView(ROSA, POOL), questions.mayView(ROSA, SPA));
  }
}
