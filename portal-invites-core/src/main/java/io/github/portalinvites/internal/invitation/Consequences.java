package io.github.portalinvites.internal.invitation;

import io.github.portalinvites.activity.Activity;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.invitation.IdentityId;
import io.github.portalinvites.invitation.Invitation;
import io.github.portalinvites.invitation.InvitationState;
import io.github.portalinvites.permission.Actor;
import io.github.portalinvites.storage.Change;
import io.github.portalinvites.storage.Stores;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a change of contacts means for invitations, in the transaction of that change: one that
 * nobody is left for, linked, with the switch on and at the mailbox that it went to, ends. Whoever
 * changes the e-mail leaves the old mailbox by that alone.
 */
public final class Consequences {

  private final Logins logins;

  public Consequences(Logins logins) {
    this.logins = logins;
  }

  /** Draws them for {@code changed}, as they are now; the library itself is who does it. */
  public void draw(Stores stores, Collection<ContactId> changed) {
    draw(stores, Activity.Who.of(Actor.SYSTEM), changed);
  }

  /** Draws them for what {@code who} changed. */
  void draw(Stores stores, Activity.Who who, Collection<ContactId> changed) {
    if (changed.isEmpty()) {
      return;
    }
    var identities = new HashSet<>(stores.invitations().lastCovering(changed).values());
    // whoever came to a mailbox after its invitation was mailed is not covered by it
    stores.audience().of(changed).forEach(each -> identities.add(each.identity()));
    stores
        .invitations()
        .of(identities)
        .values()
        .forEach(
            history -> outstanding(history).ifPresent(each -> endIfDeserted(stores, who, each)));
  }

  private static Optional<Invitation> outstanding(List<Invitation> history) {
    return history.stream().filter(each -> each.state().outstanding()).findFirst();
  }

  /** Whoever else changes the invitation has it locked first, or waits for us: look again. */
  private void endIfDeserted(Stores stores, Activity.Who who, Invitation invitation) {
    if (logins.people(stores, invitation).anyoneLeftFor(invitation)) {
      return;
    }
    if (stores.invitations().change(invitation.in(InvitationState.ENDED, stores.now()))) {
      tell(stores, who, invitation);
    } else {
      reread(stores, invitation.identity()).ifPresent(each -> endIfDeserted(stores, who, each));
    }
  }

  private static Optional<Invitation> reread(Stores stores, IdentityId identity) {
    return Standings.read(stores, identity).outstanding(identity);
  }

  private static void tell(Stores stores, Activity.Who who, Invitation invitation) {
    Notes.append(
        stores,
        who,
        invitation.contacts(),
        Activity.Kind.INVITATION_ENDED,
        Map.of("reason", "nobody left"));
    stores.changes().append(List.of(new Change.OfIdentity(invitation.identity())));
  }
}
