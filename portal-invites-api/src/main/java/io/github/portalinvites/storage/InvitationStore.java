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
   * Adds a new invitation.
   *
   * @return false if the identity has an outstanding one already; nothing was written
   */
  boolean add(Invitation invitation);

  /**
   * Replaces an invitation by its next version.
   *
   * @return false if its stored version is not the one before, or if {@code next} is outstanding
   *     and the identity has another outstanding one; nothing was written
   */
  boolean change(Invitation next);

  /**
   * All invitations of {@code identities}, the oldest first; identities without any are left out.
   */
  Map<IdentityId, List<Invitation>> of(Collection<IdentityId> identities);

  /** For each contact that an invitation covers, the identity of the youngest one. */
  Map<ContactId, IdentityId> lastCovering(Collection<ContactId> contacts);
}
