package io.github.portalinvites.internal.invitation;

import io.github.portalinvites.delivery.AddressHold;
import io.github.portalinvites.delivery.AddressHold.Cause;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.invitation.Generation;
import io.github.portalinvites.invitation.IdentityId;
import io.github.portalinvites.invitation.Invitation;
import io.github.portalinvites.invitation.InvitationState;
import io.github.portalinvites.invitation.InvitationStatus;
import io.github.portalinvites.invitation.Standing;
import io.github.portalinvites.storage.IdentityStore.IdentityFacts;
import io.github.portalinvites.storage.Stores;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How contacts stand, by their identities' invitations, logins and holds: the rows of the status
 * table.
 */
public final class Standings {

  private final Map<IdentityId, List<Invitation>> invitations;
  private final Map<IdentityId, IdentityFacts> identities;
  private final Map<ContactId, IdentityId> covered;

  private Standings(
      Map<IdentityId, List<Invitation>> invitations,
      Map<IdentityId, IdentityFacts> identities,
      Map<ContactId, IdentityId> covered) {
    this.invitations = invitations;
    this.identities = identities;
    this.covered = covered;
  }

  /** Reads what is known of {@code owners}. */
  public static Standings read(Stores stores, Collection<Owner> owners) {
    var contacts = owners.stream().map(Owner::contact).collect(Collectors.toSet());
    return read(stores, owners, stores.invitations().lastCovering(contacts));
  }

  /** Reads what is known of one identity. */
  public static Standings read(Stores stores, IdentityId identity) {
    return read(stores, Set.of(identity));
  }

  /** Reads what is known of identities, whoever has them. */
  static Standings read(Stores stores, Set<IdentityId> logins) {
    var invitations = stores.invitations().of(logins);
    return new Standings(invitations, stores.identities().of(named(logins, invitations)), Map.of());
  }

  /**
   * Reads what a send must know of {@code owners}: all but whether somebody never invited was so
   * under another address.
   */
  public static Standings forSending(Stores stores, Collection<Owner> owners) {
    return read(stores, owners, Map.of());
  }

  private static Standings read(
      Stores stores, Collection<Owner> owners, Map<ContactId, IdentityId> covered) {
    var logins = owners.stream().map(Owner::login).collect(Collectors.toSet());
    var invitations = stores.invitations().of(logins);
    var identities = named(logins, invitations);
    owners.forEach(each -> identities.add(each.mailbox()));
    return new Standings(invitations, stores.identities().of(identities), covered);
  }

  /** {@code logins} and where their invitations were mailed to. */
  private static Set<IdentityId> named(
      Set<IdentityId> logins, Map<IdentityId, List<Invitation>> invitations) {
    var identities = new HashSet<>(logins);
    invitations
        .values()
        .forEach(history -> history.forEach(each -> identities.add(each.mailbox())));
    return identities;
  }

  /** How {@code owner}, who was asked for when it was read, stands. */
  public Standing of(Owner owner) {
    var login = owner.login();
    var status = status(owner);
    var expires =
        status == InvitationStatus.PENDING
            ? outstanding(login).flatMap(Invitation::active).map(Generation::expires).orElse(null)
            : null;
    return new Standing(
        status, expires, lastSent(history(login)).orElse(null), facts(login).lastLogin());
  }

  /** All invitations of {@code identity}, the oldest first. */
  public List<Invitation> history(IdentityId identity) {
    return invitations.getOrDefault(identity, List.of());
  }

  /** All whom an invitation of {@code identity} ever covered. */
  Set<ContactId> covered(IdentityId identity) {
    return history(identity).stream()
        .flatMap(each -> each.contacts().stream())
        .collect(Collectors.toSet());
  }

  /** The one invitation of {@code identity} that may still be accepted. */
  public Optional<Invitation> outstanding(IdentityId identity) {
    return history(identity).stream().filter(each -> each.state().outstanding()).findFirst();
  }

  /** Whether and why {@code mailbox} is held. */
  public Optional<AddressHold> hold(IdentityId mailbox) {
    return Optional.ofNullable(facts(mailbox).hold());
  }

  private InvitationStatus status(Owner owner) {
    if (isAccepted(owner.login())) {
      return InvitationStatus.ACCEPTED;
    }
    return outstanding(owner.login())
        .flatMap(this::whileOutstanding)
        .orElseGet(() -> notSent(owner, history(owner.login())));
  }

  /** Whether it has a login: by an invitation, or by one of its own before there was any. */
  public boolean isAccepted(IdentityId identity) {
    var history = history(identity);
    return history.stream().anyMatch(each -> each.state() == InvitationState.ACCEPTED)
        || (history.isEmpty() && lastLogin(identity).isPresent());
  }

  /** Whether a person revoked its last invitation. */
  public boolean isRevoked(IdentityId identity) {
    var history = history(identity);
    return !isAccepted(identity)
        && !history.isEmpty()
        && last(history).state() == InvitationState.REVOKED;
  }

  Optional<Instant> lastLogin(IdentityId identity) {
    return Optional.ofNullable(facts(identity).lastLogin());
  }

  private Optional<InvitationStatus> whileOutstanding(Invitation invitation) {
    if (invitation.state() == InvitationState.QUEUED) {
      return Optional.empty();
    }
    if (hold(invitation.mailbox()).filter(each -> each.cause() == Cause.BOUNCED).isPresent()) {
      return Optional.of(InvitationStatus.BOUNCED);
    }
    return Optional.of(
        invitation.state() == InvitationState.IN_DOUBT
            ? InvitationStatus.IN_DOUBT
            : InvitationStatus.PENDING);
  }

  private InvitationStatus notSent(Owner owner, List<Invitation> history) {
    var last = history.isEmpty() ? null : last(history);
    if (last != null && last.state() == InvitationState.FAILED) {
      return InvitationStatus.FAILED;
    }
    if (last != null && last.state() == InvitationState.REVOKED) {
      return InvitationStatus.REVOKED;
    }
    var elsewhere = last != null && !last.mailbox().equals(owner.mailbox());
    return elsewhere || hasLeft(owner)
        ? InvitationStatus.ADDRESS_CHANGED
        : InvitationStatus.NOT_SENT;
  }

  /** When a person revoked the last invitation, if nothing followed. */
  Optional<Instant> revoked(Owner owner) {
    return status(owner) == InvitationStatus.REVOKED
        ? Optional.of(last(history(owner.login())).since())
        : Optional.empty();
  }

  private static Invitation last(List<Invitation> history) {
    return history.get(history.size() - 1);
  }

  /** Whether its last invitation was of another identity. */
  private boolean hasLeft(Owner owner) {
    var last = covered.get(owner.contact());
    return last != null && !last.equals(owner.login());
  }

  private IdentityFacts facts(IdentityId identity) {
    return identities.getOrDefault(identity, new IdentityFacts(null, null));
  }

  private static Optional<Instant> lastSent(List<Invitation> history) {
    return sends(history).max(Instant::compareTo);
  }

  /** The instants of all hand-overs of {@code identity}. */
  List<Instant> sends(IdentityId identity) {
    return sends(history(identity)).sorted().toList();
  }

  private static Stream<Instant> sends(Collection<Invitation> history) {
    return history.stream()
        .flatMap(each -> each.generations().stream())
        .map(Generation::handedOver)
        .filter(Objects::nonNull);
  }
}
