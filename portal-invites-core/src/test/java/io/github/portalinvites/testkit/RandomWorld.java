package io.github.portalinvites.testkit;

import static java.util.stream.Collectors.toSet;

import io.github.portalinvites.bulk.RunState;
import io.github.portalinvites.delivery.AddressHold;
import io.github.portalinvites.directory.Contact;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.directory.DirectoryRecord;
import io.github.portalinvites.invitation.IdentityId;
import io.github.portalinvites.invitation.InvitationState;
import io.github.portalinvites.storage.Change;
import io.github.portalinvites.storage.Delivery;
import io.github.portalinvites.storage.Stores;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A directory of any shape, and what became of some of its contacts.
 *
 * @param records later ones replace earlier ones; some refer to what does not exist
 */
public record RandomWorld(List<DirectoryRecord> records, List<Fate> fates) {

  public static final int DIVISIONS = 3;
  public static final int ACCOUNTS = 4;
  public static final int CONTACTS = 6;
  public static final int SITES = 5;

  private static final Keys KEYS = Keys.WHOLE_NUMBERS;

  /** Puts everything into a portal that is empty. */
  public void saveTo(Stores stores) {
    stores.directoryTables().orElseThrow().save(records);
    fates.forEach(fate -> fate.befall(stores));
    stores.changes().append(List.of(new Change.OfEverything()));
  }

  public Set<ContactId> contactIds() {
    return records.stream()
        .filter(Contact.class::isInstance)
        .map(record -> ((Contact) record).id())
        .collect(toSet());
  }

  /** Something that happened to a contact's identity; several may befall one. */
  public record Fate(int contact, Kind kind) {

    /** Befalls the contact, if there is one, and says so to who follows. */
    void befall(Stores stores) {
      for (var facts : stores.directory().facts(List.of(KEYS.contact(contact)))) {
        var whom = facts.contact();
        strike(stores, whom);
        stores.changes().append(List.of(change(whom)));
      }
    }

    /** What another identity's invitation says of a contact is not told by the contact's own. */
    private Change change(Contact whom) {
      return kind == Kind.ADDRESS_CHANGED
          ? new Change.OfContact(whom.id())
          : new Change.OfIdentity(IdentityId.mailboxOf(whom));
    }

    private void strike(Stores stores, Contact whom) {
      var identity = IdentityId.mailboxOf(whom);
      switch (kind) {
        case ACCEPTED -> ended(stores, InvitationState.ACCEPTED, identity, whom.id());
        case LOGGED_IN -> stores.identities().recordLogin(identity, ago(3));
        case PENDING -> handedOver(stores, 2, identity, whom.id());
        case EXPIRED -> handedOver(stores, 31, identity, whom.id());
        case IN_DOUBT -> ended(stores, InvitationState.IN_DOUBT, identity, whom.id());
        case BOUNCED -> {
          handedOver(stores, 6, identity, whom.id());
          stores.identities().hold(identity, hold(AddressHold.Cause.BOUNCED));
        }
        case SUPPRESSED -> stores.identities().hold(identity, hold(AddressHold.Cause.SUPPRESSED));
        case QUEUED -> enqueue(stores, identity, whom.id());
        case FAILED -> fail(stores, identity, whom.id());
        case REVOKED -> ended(stores, InvitationState.REVOKED, identity, whom.id());
        case ENDED -> ended(stores, InvitationState.ENDED, identity, whom.id());
        case ADDRESS_CHANGED ->
            ended(stores, InvitationState.ENDED, mailbox("old@x.com"), whom.id());
      }
    }

    private static void handedOver(
        Stores stores, int daysAgo, IdentityId identity, ContactId contact) {
      stores.invitations().add(TestInvitations.handedOver(ago(daysAgo), identity, contact));
    }

    private static void ended(
        Stores stores, InvitationState state, IdentityId identity, ContactId contact) {
      stores.invitations().add(TestInvitations.ended(state, ago(9), ago(8), identity, contact));
    }

    private static void fail(Stores stores, IdentityId identity, ContactId contact) {
      var failed = TestInvitations.queued(identity, contact).in(InvitationState.FAILED, ago(1));
      stores.invitations().add(failed);
    }

    private static void enqueue(Stores stores, IdentityId identity, ContactId contact) {
      var run = TestRuns.run(RunState.RUNNING);
      stores.runs().add(run);
      var message = Delivery.planned(run.id(), 0, identity, KEYS.account(1), Set.of(contact));
      stores.deliveries().enqueue(run.id(), List.of(message), Map.of());
    }

    private static AddressHold hold(AddressHold.Cause cause) {
      return new AddressHold(cause, ago(5));
    }

    private static IdentityId mailbox(String email) {
      return TestInvitations.mailbox(email);
    }

    private static Instant ago(int days) {
      return MutableClock.START.minus(Duration.ofDays(days));
    }
  }

  /** What may happen: every row of the status table, and some besides. */
  public enum Kind {
    ACCEPTED,
    LOGGED_IN,
    PENDING,
    EXPIRED,
    IN_DOUBT,
    BOUNCED,
    SUPPRESSED,
    QUEUED,
    FAILED,
    REVOKED,
    ENDED,
    ADDRESS_CHANGED
  }
}
