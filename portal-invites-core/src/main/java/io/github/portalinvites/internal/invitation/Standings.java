package io.github.portalinvites.internal.invitation;

import io.github.portalinvites.delivery.AddressHold;
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

  /** Reads what is known of {@code contacts} and their identities. */
  public static Standings read(Stores stores, Map<ContactId, IdentityId> contacts) {
    var identities = new HashSet<>(contacts.values());
    return new Standings(
        stores.invitations().of(identities),
        stores.identities().of(identities),
        stores.invitations().lastCovering(contacts.keySet()));
  }

  /** Reads what is known of one identity. */
  static Standings read(Stores stores, IdentityId identity) {
    var only = Set.of(identity);
    return new Standings(stores.invitations().of(only), stores.identities().of(only), Map.of());
  }

  /**
   * Reads what a send must know of {@code contacts} and their identities: all but whether somebody
   * never invited was so under another address.
   */
  public static Standings forSending(Stores stores, Map<ContactId, IdentityId> contacts) {
    var identities = new HashSet<>(contacts.values());
    return new Standings(
        stores.invitations().of(identities), stores.identities().of(identities), Map.of());
  }

  /** How {@code contact} of {@code identity} stands; both were asked for when it was read. */
  public Standing of(ContactId contact, IdentityId identity) {
    var history = history(identity);
    var status = status(contact, identity);
    var expires =
        status == InvitationStatus.PENDING
            ? outstanding(identity)
                .flatMap(Invitation::active)
                .map(Generation::expires)
                .orElse(null)
            : null;
    return new Standing(
        status, expires, lastSent(history).orElse(null), facts(identity).lastLogin());
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

  /** Whether and why the address of {@code identity} is held. */
  public Optional<AddressHold> hold(IdentityId identity) {
    return Optional.ofNullable(facts(identity).hold());
  }

  private InvitationStatus status(ContactId contact, IdentityId identity) {
    var history = history(identity);
    if (isAccepted(identity)) {
      return InvitationStatus.ACCEPTED;
    }
    return outstanding(identity)
        .flatMap(each -> whileOutstanding(each, identity))
        .orElseGet(() -> notSent(contact, identity, history));
  }

  /** Whether it has a login: by an invitation, or by one of its own before there was any. */
  boolean isAccepted(IdentityId identity) {
    var history = history(identity);
    return history.stream().anyMatch(each -> each.state() == InvitationState.ACCEPTED)
        || (history.isEmpty() && lastLogin(identity).isPresent());
  }

  Optional<Instant> lastLogin(IdentityId identity) {
    return Optional.ofNullable(facts(identity).lastLogin());
  }

  private Optional<InvitationStatus> whileOutstanding(Invitation invitation, IdentityId identity) {
    if (invitation.state() == InvitationState.QUEUED) {
      return Optional.empty();
    }
    if (hold(identity).filter(each -> each.cause() == AddressHold.Cause.BOUNCED).isPresent()) {
      return Optional.of(InvitationStatus.BOUNCED);
    }
    return Optional.of(
        invitation.state() == InvitationState.IN_DOUBT
            ? InvitationStatus.IN_DOUBT
            : InvitationStatus.PENDING);
  }

  private InvitationStatus notSent(
      ContactId contact, IdentityId identity, List<Invitation> history) {
    var last = history.isEmpty() ? null : history.get(history.size() - 1).state();
    if (last == InvitationState.FAILED) {
      return InvitationStatus.FAILED;
    }
    if (last == InvitationState.REVOKED) {
      return InvitationStatus.REVOKED;
    }
    var moved = covered.containsKey(contact) && !identity.equals(covered.get(contact));
    return moved ? InvitationStatus.ADDRESS_CHANGED : InvitationStatus.NOT_SENT;
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
