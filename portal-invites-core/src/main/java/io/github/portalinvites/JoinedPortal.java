package io.github.portalinvites;

import io.github.portalinvites.directory.DirectoryChanges;
import io.github.portalinvites.directory.DirectoryWriter;
import io.github.portalinvites.internal.directory.DirectoryService;
import io.github.portalinvites.invitation.AutoSend;

/**
 * The front door within a transaction of the host's own; see {@link PortalInvites#joining}. Sees
 * what the host wrote in it. What is written here is committed or rolled back with it: mail leaves
 * after the commit, when a worker looks next, or not at all. Never commits, and leaves the
 * connection and its settings alone. Costs little: make one for each transaction. Not thread-safe.
 *
 * <p>A call that fails leaves the transaction as it was before, so that the host may go on without
 * it; only a deadlock on H2 rolls back everything. Nothing is tried again: that is the host's, with
 * its whole transaction.
 */
public final class JoinedPortal {

  private final DirectoryService directory;
  private final AutoSend autoSend;

  JoinedPortal(DirectoryService directory, AutoSend autoSend) {
    this.directory = directory;
    this.autoSend = autoSend;
  }

  /** Fills the library's own directory tables. After a load, nothing is counted at once. */
  public DirectoryWriter directory() {
    return directory;
  }

  /** Takes word of what changed in a directory of the host's own. */
  public DirectoryChanges directoryChanges() {
    return directory;
  }

  /** Invites by itself when the host tells of a new contact. */
  public AutoSend autoSend() {
    return autoSend;
  }
}
