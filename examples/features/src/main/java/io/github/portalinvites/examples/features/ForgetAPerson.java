package io.github.portalinvites.examples.features;

import static io.github.portalinvites.examples.features.SampleHost.DANA;
import static io.github.portalinvites.examples.features.SampleHost.HOUSTON;
import static io.github.portalinvites.examples.features.SampleHost.ROSA;

import io.github.portalinvites.audience.AudienceFilter;
import io.github.portalinvites.bulk.BulkInvite;
import io.github.portalinvites.bulk.IdempotencyKey;
import io.github.portalinvites.bulk.LedgerQuery;
import io.github.portalinvites.delivery.Outcome;

/** A person is taken out of all that is kept; what was counted stays counted. */
public final class ForgetAPerson {

  private ForgetAPerson() {}

  public static void main(String... args) {
    var inbox = new Inbox();
    try (var portal = SampleHost.portal().mailSender(inbox.sender()).build()) {
      SampleHost.fill(portal);
      var bulk = portal.bulk();
      var plan = bulk.plan(DANA, BulkInvite.to(AudienceFilter.division(HOUSTON)));
      var run = bulk.start(DANA, plan.id(), plan.fingerprint(), IdempotencyKey.of("may")).id();
      inbox.receive(portal);

      var privacy = portal.privacy();
      System.out.printf(
          "Forgotten: %s, once more: %s%n", privacy.forget(DANA, ROSA), privacy.forget(DANA, ROSA));
      System.out.printf("Still %d sent%n", bulk.run(DANA, run).count(Outcome.SENT));
      for (var entry : bulk.ledger(DANA, run, LedgerQuery.all()).items()) {
        System.out.printf("  %s %s%n", entry.contact(), entry.outcome());
      }
      for (int mail = 0; mail < inbox.size(); mail++) {
        var link = portal.acceptance().peek(inbox.token(mail));
        System.out.println("A link now: " + link.getClass().getSimpleName());
      }
    }
  }
}
