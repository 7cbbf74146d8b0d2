package io.github.portalinvites.internal.invitation;

import io.github.portalinvites.delivery.AddressHold.Cause;
import io.github.portalinvites.directory.Contact;
import io.github.portalinvites.internal.access.Granted;
import io.github.portalinvites.invitation.IdentityId;
import io.github.portalinvites.invitation.InvitationStatus;
import io.github.portalinvites.invitation.Obstacle;
import io.github.portalinvites.invitation.SharedMailbox;
import io.github.portalinvites.invitation.SkipReason;
import io.github.portalinvites.invitation.Standing;
import io.github.portalinvites.invitation.StatusBucket;
import io.github.portalinvites.mail.EmailAddress;
import io.github.portalinvites.storage.ContactFacts;
import io.github.portalinvites.storage.LinkFacts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who may be mailed an invitation now, decided from the truth. Immutable; holds for one
 * transaction.
 */
public final class Eligibility {

  private final EligibilityRules rules;
  private final PortalClasses classes;
  private final Standings standings;
  private final Granted granted;
  private final Set<IdentityId> queued;
  private final Set<IdentityId> shared;
  private final Instant now;

  /**
   * @param standings of every contact that will be asked about
   * @param granted what they were granted
   * @param queued identities to which another run is about to send
   * @param shared identities that several contacts share
   */
  public Eligibility(
      EligibilityRules rules,
      PortalClasses classes,
      Standings standings,
      Granted granted,
      Set<IdentityId> queued,
      Set<IdentityId> shared,
      Instant now) {
    this.rules = rules;
    this.classes = classes;
    this.standings = standings;
    this.granted = granted;
    this.queued = Set.copyOf(queued);
    this.shared = Set.copyOf(shared);
    this.now = now;
  }

  /**
   * Everything that keeps {@code contact} from being mailed, in the order of {@link SkipReason}.
   *
   * @param matching its links that the filter reaches; not being reached at all is the caller's to
   *     tell
   */
  public List<Obstacle> obstacles(ContactFacts facts, List<LinkFacts> matching) {
    return asked(facts, matching).flatMap(Optional::stream).toList();
  }

  private Stream<Optional<Obstacle>> asked(ContactFacts facts, List<LinkFacts> matching) {
    return switch (rules.purpose()) {
      case INVITATION -> toInvitation(facts, matching);
      case NOTICE_TO_USER -> toUser(facts, matching);
      case NOTICE_TO_CUSTOMER -> toCustomer(facts.contact());
    };
  }

  private Stream<Optional<Obstacle>> toInvitation(ContactFacts facts, List<LinkFacts> matching) {
    var contact = facts.contact();
    var owner = rules.logins().owner(contact);
    var identity = owner.login();
    var standing = standings.of(owner);
    return Stream.of(
        accepted(standing),
        existing(standing),
        notInvited(standing),
        queued(identity),
        revoked(owner),
        switchedOff(contact),
        classOff(matching),
        portalOff(),
        nothingGranted(matching),
        email(contact),
        held(owner.mailbox(), Cause.BOUNCED, SkipReason.ADDRESS_BOUNCED),
        held(owner.mailbox(), Cause.SUPPRESSED, SkipReason.SUPPRESSED),
        sharedMailbox(identity),
        cooldown(identity),
        cap(identity),
        internalUser(contact));
  }

  /** Invitations, their limits and their policies do not matter to who is let in already. */
  private Stream<Optional<Obstacle>> toUser(ContactFacts facts, List<LinkFacts> matching) {
    var contact = facts.contact();
    return Stream.concat(Stream.of(switchedOff(contact), classOff(matching)), toCustomer(contact));
  }

  private Stream<Optional<Obstacle>> toCustomer(Contact contact) {
    var mailbox = IdentityId.mailboxOf(contact);
    return Stream.of(
        portalOff(),
        email(contact),
        held(mailbox, Cause.BOUNCED, SkipReason.ADDRESS_BOUNCED),
        held(mailbox, Cause.SUPPRESSED, SkipReason.SUPPRESSED));
  }

  private static Optional<Obstacle> accepted(Standing standing) {
    return when(
        standing.status() == InvitationStatus.ACCEPTED, SkipReason.ALREADY_ACCEPTED, "accepted");
  }

  private Optional<Obstacle> existing(Standing standing) {
    return when(
        rules.limitToNew() && standing.status().bucket() == StatusBucket.PENDING,
        SkipReason.EXISTING_INVITATION,
        "last sent %s".formatted(standing.lastInviteSent()));
  }

  private Optional<Obstacle> notInvited(Standing standing) {
    return when(
        rules.onlyInvited() && standing.status().bucket() == StatusBucket.NOT_SENT,
        SkipReason.NOT_INVITED,
        "no invitation that could be sent again");
  }

  private Optional<Obstacle> queued(IdentityId identity) {
    return when(queued.contains(identity), SkipReason.ALREADY_QUEUED, "queued in another run");
  }

  private Optional<Obstacle> revoked(Owner owner) {
    return standings
        .revoked(owner)
        .filter(rules.passedOver()::isBefore)
        .map(at -> Obstacle.of(SkipReason.REVOKED, "last invitation revoked %s".formatted(at)));
  }

  private static Optional<Obstacle> switchedOff(Contact contact) {
    return when(
        !contact.portalAccess(), SkipReason.CONTACT_SWITCHED_OFF, "enable portal access = no");
  }

  private Optional<Obstacle> classOff(List<LinkFacts> matching) {
    return when(
        !matching.isEmpty() && matching.stream().noneMatch(classes::allow),
        SkipReason.CLASS_PORTAL_OFF,
        "portal access of every matching account's class = off");
  }

  private Optional<Obstacle> portalOff() {
    return when(!rules.portalEnabled(), SkipReason.PORTAL_OFF, "customer portal enabled = no");
  }

  private Optional<Obstacle> nothingGranted(List<LinkFacts> matching) {
    var open = matching.stream().filter(classes::allow).toList();
    return when(
        !open.isEmpty() && open.stream().noneMatch(granted::anythingOn),
        SkipReason.NO_ACCESS_GRANTED,
        "no site is granted");
  }

  private static Optional<Obstacle> email(Contact contact) {
    var email = contact.reach().email();
    if (email == null || email.isBlank()) {
      return Optional.of(Obstacle.of(SkipReason.NO_EMAIL, "e-mail is empty"));
    }
    return when(
        EmailAddress.find(email).isEmpty(), SkipReason.INVALID_EMAIL, "e-mail cannot be mailed");
  }

  private Optional<Obstacle> held(IdentityId mailbox, Cause cause, SkipReason reason) {
    return standings
        .hold(mailbox)
        .filter(hold -> hold.cause() == cause)
        .map(hold -> Obstacle.of(reason, "held since %s".formatted(hold.since())));
  }

  private Optional<Obstacle> sharedMailbox(IdentityId identity) {
    return when(
        rules.sharing() == SharedMailbox.REFUSE && shared.contains(identity),
        SkipReason.SHARED_MAILBOX_REFUSED,
        "several contacts share this mailbox");
  }

  private Optional<Obstacle> cooldown(IdentityId identity) {
    return standings.sends(identity).stream()
        .max(Instant::compareTo)
        .filter(sent -> !rules.overrideLimits())
        .map(sent -> sent.plus(rules.cooldown()))
        .filter(now::isBefore)
        .map(until -> retryAfter(SkipReason.COOLDOWN, until));
  }

  private Optional<Obstacle> cap(IdentityId identity) {
    var limits = rules.limits();
    var recent =
        standings.sends(identity).stream()
            .map(sent -> sent.plus(limits.capPeriod()))
            .filter(now::isBefore)
            .toList();
    return rules.overrideLimits() || recent.size() < limits.cap()
        ? Optional.empty()
        : Optional.of(retryAfter(SkipReason.RESEND_CAP, recent.get(recent.size() - limits.cap())));
  }

  private static Obstacle retryAfter(SkipReason reason, Instant until) {
    return new Obstacle(reason, "not before %s".formatted(until), until);
  }

  private Optional<Obstacle> internalUser(Contact contact) {
    return when(
        EmailAddress.find(contact.reach().email()).filter(this::isInternal).isPresent(),
        SkipReason.INTERNAL_USER,
        "address of a member of staff");
  }

  private boolean isInternal(EmailAddress address) {
    try {
      return rules.internalUser().test(address);
    } catch (Error e) {
      throw new IllegalStateException("The host's question for internal users failed", e);
    }
  }

  private static Optional<Obstacle> when(boolean holds, SkipReason reason, String datum) {
    return holds ? Optional.of(Obstacle.of(reason, datum)) : Optional.empty();
  }
}
