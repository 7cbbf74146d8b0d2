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
  private final Logins logins;
  private final Secrets secrets;
  private final Actor actor;

  public Revoking(Stores stores, Logins logins, Secrets secrets, Actor actor) {
    this.stores = stores;
    this.logins = logins;
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
    var people = logins.people(stores, identity, Set.of(contact));
    var covered = new HashSet<>(people.contacts());
    covered.add(contact);
    return end(outstanding, people, covered)
        ? Optional.of(told(identity, covered))
        : Optional.empty();
  }

  private boolean isQueued(IdentityId identity) {
    return !stores.deliveries().queued(List.of(identity), null).isEmpty();
  }

  private boolean end(Optional<Invitation> outstanding, People people, Set<ContactId> covered) {
    return outstanding
        .map(each -> stores.invitations().change(each.in(InvitationState.REVOKED, stores.now())))
        .orElseGet(() -> stores.invitations().add(revokedBeforeItWasMade(people, covered)));
  }

  /** For one that waits to be mailed: the worker that takes it up finds it revoked. */
  private Invitation revokedBeforeItWasMade(People people, Set<ContactId> covered) {
    var id = new InvitationId(UUID.randomUUID());
    var never = secrets.generate(id, 1, CredentialPolicy.LINK);
    return Invitation.queued(id, people.identity(), people.mailbox(), covered, stores.now(), never)
        .as(InvitationState.REVOKED);
  }

  private RevokeOutcome told(IdentityId identity, Set<ContactId> people) {
    Notes.append(stores, actor, people, Activity.Kind.INVITATION_REVOKED, Map.of());
    stores.changes().append(List.of(new Change.OfIdentity(identity)));
    return RevokeOutcome.REVOKED;
  }
}
