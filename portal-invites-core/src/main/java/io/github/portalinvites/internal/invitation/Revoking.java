package io.github.portalinvites.internal.invitation;

import io.github.portalinvites.activity.Activity;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.internal.secret.Secrets;
import io.github.portalinvites.invitation.IdentityId;
import io.github.portalinvites.invitation.Invitation;
import io.github.portalinvites.invitation.InvitationId;
import io.github.portalinvites.invitation.InvitationState;
import io.github.portalinvites.invitation.RevokeOutcome;
import io.github.portalinvites.permission.Actor;
import io.github.portalinvites.storage.Change;
import io.github.portalinvites.storage.Stores;
import io.github.portalinvites.template.CredentialPolicy;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Ends what could still be accepted, by a person's decision. Lives within one transaction. */
public final class Revoking {

  private final Stores stores;
  private final Secrets secrets;
  private final Actor actor;

  public Revoking(Stores stores, Secrets secrets, Actor actor) {
    this.stores = stores;
    this.secrets = secrets;
    this.actor = actor;
  }

  /**
   * Revokes what {@code identity} has.
   *
   * @param contact who was asked for
   * @return empty if somebody else changed the invitation at the same time; nothing was written
   */
  public Optional<RevokeOutcome> revoke(IdentityId identity, ContactId contact) {
    var standings = Standings.read(stores, identity);
    if (standings.isAccepted(identity)) {
      return Optional.of(RevokeOutcome.ALREADY_ACCEPTED);
    }
    var outstanding = standings.outstanding(identity);
    if (outstanding.isEmpty() && !isQueued(identity)) {
      return Optional.of(RevokeOutcome.NOTHING_TO_REVOKE);
    }
    var people = new HashSet<>(People.of(stores, identity, Set.of()).contacts());
    people.add(contact);
    return end(outstanding, identity, people)
        ? Optional.of(told(identity, people))
        : Optional.empty();
  }

  private boolean isQueued(IdentityId identity) {
    return !stores.deliveries().queued(List.of(identity), null).isEmpty();
  }

  private boolean end(
      Optional<Invitation> outstanding, IdentityId identity, Set<ContactId> people) {
    return outstanding
        .map(each -> stores.invitations().change(each.in(InvitationState.REVOKED, stores.now())))
        .orElseGet(() -> stores.invitations().add(revokedBeforeItWasMade(identity, people)));
  }

  /** For one that waits to be mailed: the worker that takes it up finds it revoked. */
  private Invitation revokedBeforeItWasMade(IdentityId identity, Set<ContactId> people) {
    var id = new InvitationId(UUID.randomUUID());
    var never = secrets.generate(id, 1, CredentialPolicy.LINK);
    return Invitation.queued(id, identity, people, stores.now(), never).as(InvitationState.REVOKED);
  }

  private RevokeOutcome told(IdentityId identity, Set<ContactId> people) {
    Notes.append(stores, actor, people, Activity.Kind.INVITATION_REVOKED, Map.of());
    stores.changes().append(List.of(new Change.OfIdentity(identity)));
    return RevokeOutcome.REVOKED;
  }
}
