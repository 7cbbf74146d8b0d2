package io.github.portalinvites.directory;

import java.util.Collection;

/**
 * How a host that maps its own tables by views tells what changed in them. Thread-safe; takes no
 * actor. Each call only appends to the change log, in well under a millisecond, and never waits for
 * another writer.
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
}
