package io.github.portalinvites.examples.features;

import static io.github.portalinvites.examples.features.SampleHost.DANA;
import static io.github.portalinvites.examples.features.SampleHost.HOUSTON;

import io.github.portalinvites.PortalInvites;
import io.github.portalinvites.audience.AudienceFilter;
import io.github.portalinvites.bulk.BulkInvite;
import io.github.portalinvites.bulk.IdempotencyKey;
import io.github.portalinvites.bulk.LedgerQuery;
import io.github.portalinvites.delivery.Outcome;
import io.github.portalinvites.memory.RecordingMailSender;
import java.util.Locale;

/** Plan, look, start, send, and read in the ledger what became of everybody. */
public final class BulkSend {

  private BulkSend() {}

  public static void main(String... args) {
    try (var portal = SampleHost.portal().mailSender(new RecordingMailSender()).build()) {
      SampleHost.fill(portal);
      var houston = AudienceFilter.division(HOUSTON);

      // What the user looked at and what is sent is the same: start refuses another fingerprint.
      var counts = portal.audience().counts(DANA, houston);
      var plan = portal.bulk().plan(DANA, BulkInvite.to(houston));
      System.out.printf("%d mails to %d contacts%n", plan.messages(), plan.recipients());
      plan.skipped()
          .forEach(
              (why, n) -> System.out.printf("  not %d: %s%n", n, why.sentence(Locale.ENGLISH)));

      var key = IdempotencyKey.of("november-campaign");
      var run = portal.bulk().start(DANA, plan.id(), counts.fingerprint(), key);
      var again = portal.bulk().start(DANA, plan.id(), counts.fingerprint(), key);
      System.out.printf("Started twice, one run: %b%n", run.id().equals(again.id()));

      sendAll(portal);
      var done = portal.bulk().run(DANA, run.id());
      System.out.printf(
          "%s: %d sent, %d skipped%n",
          done.state(), done.count(Outcome.SENT), done.count(Outcome.SKIPPED));

      var sent = LedgerQuery.of(Outcome.SENT);
      for (var entry : portal.bulk().ledger(DANA, run.id(), sent).items()) {
        var message = entry.message();
        if (message != null) {
          System.out.printf(
              "  contact %s: %s, %s%n", entry.contact(), message.address(), message.reply());
        }
      }
    }
  }

  /** On the calling thread; a server calls {@code portal.worker().start()} once instead. */
  private static void sendAll(PortalInvites portal) {
    while (portal.worker().runOnce()) {
      // there may be more
    }
  }
}
