package io.github.portalinvites.examples.features;

import static io.github.portalinvites.examples.features.SampleHost.DANA;
import static io.github.portalinvites.examples.features.SampleHost.MILES;
import static io.github.portalinvites.examples.features.SampleHost.ROSA;
import static io.github.portalinvites.permission.Permission.BULK_EMAIL_CONTACTS;
import static io.github.portalinvites.permission.Permission.SEND_CUSTOMER_PORTAL_INVITATION;

import io.github.portalinvites.audience.AudienceFilter;
import io.github.portalinvites.audience.ContactQuery;
import io.github.portalinvites.bulk.BulkInvite;
import io.github.portalinvites.bulk.IdempotencyKey;
import io.github.portalinvites.memory.RecordingMailSender;
import io.github.portalinvites.permission.Permission;
import io.github.portalinvites.permission.PermittedDivisions;
import java.util.EnumSet;

/** Two contacts chosen by hand from a list: the same path under two other permissions. */
public final class HandPicked {

  private HandPicked() {}

  public static void main(String... args) {
    var mails = new RecordingMailSender();
    var rights = EnumSet.allOf(Permission.class);
    var door =
        SampleHost.portal()
            .mailSender(mails)
            .authorizer(
                (portal, actor, permission) ->
                    rights.contains(permission) ? PermittedDivisions.ALL : PermittedDivisions.NONE);
    try (var portal = door.build()) {
      SampleHost.fill(portal);
      rights.retainAll(EnumSet.of(BULK_EMAIL_CONTACTS, SEND_CUSTOMER_PORTAL_INVITATION));

      for (var row : portal.contacts().page(DANA, ContactQuery.all()).items()) {
        System.out.printf("%-6s %-10s %s%n", row.firstName(), row.lastName(), row.email());
      }
      var atTheirs = ContactQuery.all().search("okafor residence");
      var matching = portal.contacts().matching(DANA, atTheirs);
      System.out.println("Select all matching: " + matching.size());

      var both = AudienceFilter.contacts(ROSA, MILES);
      var plan = portal.bulk().plan(DANA, BulkInvite.to(both));
      portal.bulk().start(DANA, plan.id(), plan.fingerprint(), IdempotencyKey.of("rosa-miles"), 2);
      while (portal.worker().runOnce()) {
        // there may be more
      }

      System.out.println("With " + rights);
      for (var mail : mails.sent()) {
        System.out.printf(
            "%s to %s: %s%n",
            mail.sender().from().address().value(),
            mail.recipient().address().value(),
            mail.subject());
      }
    }
  }
}
