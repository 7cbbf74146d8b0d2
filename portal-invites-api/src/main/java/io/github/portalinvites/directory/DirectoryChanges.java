package io.github.portalinvites.directory;

import java.util.Collection;

/**
 * How a host that maps its own tables by views tells what changed in them. Thread-safe; takes no
 * actor. What must be looked at again is appended to the change log, without waiting for anybody;
 * an outstanding invitation that nobody is left for ends at once, which waits for a worker or
 * visitor who is changing the same invitation.
 *
 * <p>A change that was never told is found and repaired by {@code AudienceUpkeep.verify}; after
 * many, {@code AudienceUpkeep.resync} builds all anew. Eligibility is always decided from the
 * host's tables themselves.
 */
public interface DirectoryChanges {

  /** Contacts that were created, altered, linked, unlinked or removed. */
  void contacts(Collection<ContactId> contacts);

  /** Accounts that were altered, or whose sites or services were. */
  void accounts(Collection<AccountId> accounts);

  /**
   * A contact that is linked to an account no more. What was granted there goes, so that it is not
   * back when the contact is linked again; where nobody of the mailbox is left, its outstanding
   * invitation ends. Unlike the other calls it does all this at once.
   *
   * @throws IllegalStateException if the link is still there
   */
  void unlinked(ContactId contact, AccountId account);
}
