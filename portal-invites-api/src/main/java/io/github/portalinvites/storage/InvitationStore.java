package io.github.portalinvites.storage;

import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.invitation.IdentityId;
import io.github.portalinvites.invitation.Invitation;
import io.github.portalinvites.invitation.InvitationId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All invitations, outstanding and ended. */
public interface InvitationStore {

  /**
   * Adds new invitations, outstanding or ended. One is refused if it is outstanding and the
   * identity has an outstanding one already, of whatever transaction that committed first; nothing
   * is written of it, and the transaction can go on.
   *
   * @return those that were added
   */
  Set<InvitationId> add(Collection<Invitation> invitations);

  /**
   * Replaces invitations by their next versions. Id and identity stay. One is refused if it is not
   * stored in the version before, or if it is outstanding and the identity has another outstanding
   * one; nothing is written of it, and the transaction can go on.
   *
   * @return those that were changed
   */
  Set<InvitationId> change(Collection<Invitation> next);

  /** Adds one invitation; false if it was refused. */
  default boolean add(Invitation invitation) {
    return !add(List.of(invitation)).isEmpty();
  }

  /** Replaces one invitation; false if it was refused. */
  default boolean change(Invitation next) {
    return !change(List.of(next)).isEmpty();
  }

  /**
   * Removes an invitation with its secrets.
   *
   * @return false if it is not stored in this version; nothing was removed
   */
  boolean remove(Invitation invitation);

  /**
   * The invitation of which a link or a temporary password has the hash {@code lookUp}. Finding it
   * proves nothing.
   */
  Optional<Invitation> find(String lookUp);

  /**
   * All invitations of {@code identities}, each identity's in the order in which they were added;
   * identities without any are left out.
   */
  Map<IdentityId, List<Invitation>> of(Collection<IdentityId> identities);

  /**
   * For each contact that an invitation covers, ended or not, the identity of the one that was
   * added last; the others are left out.
   */
  Map<ContactId, IdentityId> lastCovering(Collection<ContactId> contacts);
}
