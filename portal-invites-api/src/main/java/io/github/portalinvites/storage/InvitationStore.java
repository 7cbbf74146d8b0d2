package io.github.portalinvites.storage;

import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.invitation.IdentityId;
import io.github.portalinvites.invitation.Invitation;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** All invitations, outstanding and ended. */
public interface InvitationStore {

  /**
   * Adds a new invitation, outstanding or ended.
   *
   * @return false if it is outstanding and the identity has an outstanding one already, of whatever
   *     transaction that committed first; nothing was written, and the transaction can go on
   */
  boolean add(Invitation invitation);

  /**
   * Replaces an invitation by its next version. Id and identity stay.
   *
   * @return false if it is not stored in the version before, or if {@code next} is outstanding and
   *     the identity has another outstanding one; nothing was written, and the transaction can go
   *     on
   */
  boolean change(Invitation next);

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
