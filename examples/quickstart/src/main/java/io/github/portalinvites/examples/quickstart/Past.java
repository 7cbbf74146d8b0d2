package io.github.portalinvites.examples.quickstart;

import io.github.portalinvites.PortalInvites;
import io.github.portalinvites.audience.AudienceFilter;
import io.github.portalinvites.bulk.BulkInvite;
import io.github.portalinvites.bulk.IdempotencyKey;
import io.github.portalinvites.directory.Contact;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.invitation.IdentityId;
import io.github.portalinvites.mail.OutgoingMail;
import io.github.portalinvites.mail.SendResult;
import io.github.portalinvites.mail.ServerReply;
import io.github.portalinvites.memory.RecordingMailSender;
import io.github.portalinvites.portal.PortalId;
import io.github.portalinvites.storage.Change;
import io.github.portalinvites.storage.PortalStorage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What happened before today: people who use the portal, and invitations that went out. */
final class Past {

  private static final Duration EXPIRED_BY_NOW = Duration.ofDays(45);
  private static final Duration STILL_VALID = Duration.ofDays(9);

  private final Database database;
  private final List<Contact> contacts;

  Past(Database database, List<Contact> contacts) {
    this.database = database;
    this.contacts = contacts;
  }

  void happen() {
    logIn(every(5));
    invite(EXPIRED_BY_NOW, every(11));
    invite(STILL_VALID, every(7));
  }

  /** The host's older portal told of these logins. */
  private void logIn(List<Contact> some) {
    var identities =
        some.stream().map(IdentityId::mailboxOf).filter(IdentityId::isMailbox).toList();
    database
        .now()
        .inTransaction(
            PortalId.DEFAULT,
            stores -> {
              for (var identity : identities) {
                stores.identities().recordLogin(identity, Instant.parse("2026-01-15T09:30:00Z"));
              }
              stores.changes().append(identities.stream().map(Change.OfIdentity::new).toList());
              return identities.size();
            });
  }

  /** The library's own work, at an earlier time. */
  private void invite(Duration ago, List<Contact> some) {
    try (var portal = portal(database.ago(ago))) {
      var filter = AudienceFilter.everyone().contacts(ids(some));
      var plan = portal.bulk().plan(Quickstart.DANA, BulkInvite.to(filter));
      var key = IdempotencyKey.of("past-" + ago);
      portal.bulk().start(Quickstart.DANA, plan.id(), plan.fingerprint(), key);
      while (portal.worker().runOnce()) {
        // there may be more
      }
    }
  }

  private static PortalInvites portal(PortalStorage storage) {
    var mails = new RecordingMailSender().answering(Past::answer);
    return Quickstart.door(storage).mailSender(mails).build();
  }

  private static SendResult answer(OutgoingMail mail) {
    return mail.recipient().address().domain().equals(Town.CLOSED_PROVIDER)
        ? new SendResult.AddressRefused(ServerReply.of(550, "5.1.1 No such mailbox here"))
        : new SendResult.Sent(ServerReply.of(250, "2.0.0 Ok"));
  }

  private static Set<ContactId> ids(List<Contact> some) {
    return some.stream().map(Contact::id).collect(Collectors.toUnmodifiableSet());
  }

  private List<Contact> every(int nth) {
    return IntStream.range(0, contacts.size())
        .filter(index -> index % nth == 0)
        .mapToObj(contacts::get)
        .toList();
  }
}
