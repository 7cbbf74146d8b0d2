package io.github.portalinvites.internal.invitation;

import io.github.portalinvites.activity.Activity;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.invitation.IdentityId;
import io.github.portalinvites.invitation.Invitation;
import io.github.portalinvites.invitation.InvitationState;
import io.github.portalinvites.storage.Change;
import io.github.portalinvites.storage.Stores;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Ends what nobody is left to accept, as a consequence of something else. Lives within one
 * transaction.
 *
 * @param who did that
 */
record Ending(Stores stores, Logins logins, Activity.Who who) {

  void ifNobodyIsLeft(ContactId contact) {
    stores.directory().facts(List.of(contact)).stream()
        .map(facts -> logins.of(facts.contact()))
        .forEach(identity -> ifNobodyIsLeft(identity, contact));
  }

  /** Looks again where somebody else changed the invitation in between. */
  private void ifNobodyIsLeft(IdentityId identity, ContactId contact) {
    Optional<Invitation> outstanding;
    do {
      outstanding =
          Standings.read(stores, identity)
              .outstanding(identity)
              .filter(each -> !logins.people(stores, each).anyoneLeftFor(each));
    } while (outstanding.isPresent() && !end(outstanding.get(), contact));
  }

  private boolean end(Invitation invitation, ContactId contact) {
    if (!stores.invitations().change(invitation.in(InvitationState.ENDED, stores.now()))) {
      return false;
    }
    var people = new HashSet<>(invitation.contacts());
    people.add(contact);
    stores.activities().append(people.stream().map(this::ended).toList());
    stores.changes().append(List.of(new Change.OfIdentity(invitation.identity())));
    return true;
  }

  private Activity ended(ContactId contact) {
    return new Activity(stores.now(), who, Activity.Kind.INVITATION_ENDED, contact, null, Map.of());
  }
}
