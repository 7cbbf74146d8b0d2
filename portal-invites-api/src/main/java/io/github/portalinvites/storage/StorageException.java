package io.github.portalinvites.storage;

import io.github.portalinvites.portal.PortalInvitesException;

/**
 * The database failed, or cannot be reached. Unless it failed while committing, nothing of the
 * transaction was kept.
 */
public final class StorageException extends PortalInvitesException {

  /**
   * @param reason what failed, without any of the values that were stored
   */
  public StorageException(String reason, Throwable cause) {
    super("The storage failed: " + reason, cause);
  }
}
