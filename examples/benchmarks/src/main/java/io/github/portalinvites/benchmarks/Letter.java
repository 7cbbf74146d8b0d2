package io.github.portalinvites.benchmarks;

import io.github.portalinvites.audience.AudienceFilter;
import io.github.portalinvites.bulk.BulkInvite;
import io.github.portalinvites.bulk.IdempotencyKey;
import io.github.portalinvites.mail.OutgoingMail;
import io.github.portalinvites.memory.InMemoryStorage;
import io.github.portalinvites.memory.RecordingMailSender;

/** The default template's mail with gaps, as a host's own loop would fill it in. */
record Letter(String subject, String text, String html) {

  private static final String NAME = "Pat Number1";
  private static final String TOKEN = "pi1_[A-Za-z0-9_-]{43}";
  private static final String PASSWORD = "([0-9A-Z]{4}-){5}[0-9A-Z]{4}";

  /** Takes the mail from a send to one contact in memory. */
  static Letter ofDefaultTemplate() {
    var mails = new RecordingMailSender();
    try (var portal = Figures.portal(new InMemoryStorage()).mailSender(mails).build()) {
      Figures.setOptions(portal);
      portal.directory().load(new Customers(1, 1).records());
      var bulk = portal.bulk();
      var plan =
          bulk.plan(Figures.STAFF, BulkInvite.to(AudienceFilter.division(Customers.division(1))));
      bulk.start(Figures.STAFF, plan.id(), plan.fingerprint(), IdempotencyKey.of("sample"));
      while (mails.sent().isEmpty()) {
        portal.worker().runOnce();
      }
    }
    return of(mails.sent().get(0));
  }

  Letter filledIn(String name, String token, String password) {
    return new Letter(
        filledIn(subject, name, token, password),
        filledIn(text, name, token, password),
        filledIn(html, name, token, password));
  }

  private static Letter of(OutgoingMail mail) {
    return new Letter(
        withGaps(mail.subject().value()), withGaps(mail.text()), withGaps(mail.html()));
  }

  private static String withGaps(String part) {
    return part.replace(NAME, "{name}")
        .replaceAll(TOKEN, "{token}")
        .replaceAll(PASSWORD, "{password}");
  }

  private static String filledIn(String part, String name, String token, String password) {
    return part.replace("{name}", name).replace("{token}", token).replace("{password}", password);
  }
}
