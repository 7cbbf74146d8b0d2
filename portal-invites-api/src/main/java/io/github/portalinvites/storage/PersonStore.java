package io.github.portalinvites.storage;

import io.github.portalinvites.delivery.RunId;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.invitation.IdentityId;
import java.util.Set;

/** Where a person is found outside of the directory, and how it is taken out of there. */
public interface PersonStore {

  /**
   * Whether anything is kept of a contact: an audience row, invitation, choice, activity or access
   * request …
   */
  boolean knows(ContactId contact);

  /**
   * The identities that a contact has or had by its audience rows, the invitations that cover it
   * and the messages it is in.
   */
  Set<IdentityId> identities(ContactId contact);

  /** The plans and runs that a contact is in. */
  Set<RunId> runs(ContactId contact);

  /**
   * Takes a contact out of all messages of plans and active runs that are not done yet, as skipped
   * for {@link io.github.portalinvites.invitation.SkipReason#NOT_IN_AUDIENCE}. A worker that is
   * about to hand one of them over loses its lease.
   *
   * @return false if one is in flight, or may be by the end of this transaction; nothing was
   *     written
   */
  boolean withdraw(ContactId contact);

  /**
   * Puts {@code nobody} in the place of a contact in runs and in the history, and takes what the
   * mail server said, and the mailbox, off messages in which nobody else is. The contact has no
   * audience rows any more.
   *
   * @param nobody never used before
   */
  void forget(ContactId contact, ContactId nobody);

  /**
   * Forgets what is known of an identity, unless an audience row, an invitation, or a message has
   * it. A hold for a complaint stays in force, without the address being readable.
   *
   * @param nobody never used before
   * @return false if somebody else has it; nothing was written
   */
  boolean forget(IdentityId identity, IdentityId nobody);
}
