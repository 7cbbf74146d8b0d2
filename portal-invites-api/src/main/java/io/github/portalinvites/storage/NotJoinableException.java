package io.github.portalinvites.storage;

import io.github.portalinvites.portal.PortalInvitesException;

/** A storage has no transactions that a host could share. */
public final class NotJoinableException extends PortalInvitesException {

  /**
   * @param storage the storage that was to be joined
   */
  public NotJoinableException(PortalStorage storage) {
    super("%s joins no transaction of the host's".formatted(storage.getClass().getSimpleName()));
  }
}
