package io.github.portalinvites.directory;

import io.github.portalinvites.portal.PortalInvitesException;

/**
 * The directory is the host's own, read through views: it is changed there and told by {@link
 * DirectoryChanges}.
 */
public final class ReadOnlyDirectoryException extends PortalInvitesException {

  public ReadOnlyDirectoryException() {
    super(
        "The directory is read through the host's views; change the host's tables and tell DirectoryChanges");
  }
}
