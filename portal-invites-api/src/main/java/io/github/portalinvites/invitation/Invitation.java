package io.github.portalinvites.invitation;

import io.github.portalinvites.directory.ContactId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One invitation of an identity, with the contacts that it covers. An identity has many over time,
 * at most one of them outstanding.
 *
 * @param mailbox where it is mailed to: the identity itself, unless each contact has its own login
 * @param contacts whom it covers, as the identity stood when it was last sent
 * @param since when it came into {@code state}
 * @param generations its secrets, oldest first; never empty
 * @param version 0 when made, one more with each change; a change under an older version loses
 */
public record Invitation(
    InvitationId id,
    IdentityId identity,
    IdentityId mailbox,
    Set<ContactId> contacts,
    InvitationState state,
    Instant since,
    List<Generation> generations,
    long version) {

  public Invitation {
    contacts = Set.copyOf(contacts);
    generations = List.copyOf(generations);
    if (generations.isEmpty()) {
      throw new IllegalArgumentException("An invitation has at least one generation of secrets");
    }
  }

  /** A new invitation whose first message is on the way. */
  public static Invitation queued(
      InvitationId id,
      IdentityId identity,
      IdentityId mailbox,
      Set<ContactId> contacts,
      Instant at,
      Generation first) {
    return new Invitation(
        id, identity, mailbox, contacts, InvitationState.QUEUED, at, List.of(first), 0);
  }

  /** This invitation, which is not stored yet, in another state. */
  public Invitation as(InvitationState first) {
    return new Invitation(id, identity, mailbox, contacts, first, since, generations, version);
  }

  /** This invitation one version later, in another state. */
  public Invitation in(InvitationState next, Instant at) {
    return new Invitation(id, identity, mailbox, contacts, next, at, generations, version + 1);
  }

  /** This invitation one version later, mailed to {@code to} for {@code covered}. */
  public Invitation with(IdentityId to, Set<ContactId> covered, List<Generation> next) {
    return new Invitation(id, identity, to, covered, state, since, next, version + 1);
  }

  /** This invitation one version later, its message having left or perhaps left. */
  public Invitation left(InvitationState next, Instant at, List<Generation> handedOver) {
    return new Invitation(id, identity, mailbox, contacts, next, at, handedOver, version + 1);
  }

  /** The youngest generation that was handed over; its secrets are the valid ones. */
  public Optional<Generation> active() {
    return generations.stream()
        .filter(each -> each.handedOver() != null)
        .reduce((older, younger) -> younger);
  }

  /** The youngest generation, perhaps still on its way. */
  public Generation latest() {
    return generations.get(generations.size() - 1);
  }
}
