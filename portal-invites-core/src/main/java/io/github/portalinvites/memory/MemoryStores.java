package io.github.portalinvites.memory;

import io.github.portalinvites.invitation.IdentityId;
import io.github.portalinvites.storage.AudienceRows;
import io.github.portalinvites.storage.ChangeLog;
import io.github.portalinvites.storage.Directory;
import io.github.portalinvites.storage.DirectoryTables;
import io.github.portalinvites.storage.IdentityStore;
import io.github.portalinvites.storage.InvitationStore;
import io.github.portalinvites.storage.SettingsStore;
import io.github.portalinvites.storage.Stores;
import java.time.Instant;
import java.util.Optional;

/** All stores of a portal, as they are in one transaction or snapshot. */
final class MemoryStores implements Stores {

  private final Instant now;
  private final MemoryDirectoryTables directory;
  private final MemoryChangeLog changes;
  private final MemoryAudience audience;
  private final MemoryInvitations invitations;
  private final MemoryIdentities identities;
  private final MemorySettings settings;

  /** Nothing yet. */
  MemoryStores() {
    now = Instant.EPOCH;
    directory = new MemoryDirectoryTables();
    changes = new MemoryChangeLog();
    audience = new MemoryAudience(new ShownStatus(now, MemoryStores::isQueued));
    invitations = new MemoryInvitations();
    identities = new MemoryIdentities();
    settings = new MemorySettings();
  }

  MemoryStores(MemoryStores from, Session session) {
    now = session.now();
    directory = new MemoryDirectoryTables(from.directory, session);
    changes = new MemoryChangeLog(from.changes, session);
    audience =
        new MemoryAudience(from.audience, session, new ShownStatus(now, MemoryStores::isQueued));
    invitations = new MemoryInvitations(from.invitations, session);
    identities = new MemoryIdentities(from.identities, session);
    settings = new MemorySettings(from.settings, session);
  }

  @Override
  public Instant now() {
    return now;
  }

  @Override
  public Directory directory() {
    return new MemoryDirectory(directory);
  }

  @Override
  public Optional<DirectoryTables> directoryTables() {
    return Optional.of(directory);
  }

  @Override
  public ChangeLog changes() {
    return changes;
  }

  @Override
  public AudienceRows audience() {
    return audience;
  }

  @Override
  public InvitationStore invitations() {
    return invitations;
  }

  @Override
  public IdentityStore identities() {
    return identities;
  }

  @Override
  public SettingsStore settings() {
    return settings;
  }

  /** Whether a message to {@code identity} waits in a run; there are no runs yet. */
  private static boolean isQueued(IdentityId identity) {
    return false;
  }
}
