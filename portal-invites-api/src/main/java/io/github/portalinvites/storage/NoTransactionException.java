package io.github.portalinvites.storage;

import io.github.portalinvites.portal.PortalInvitesException;

/** A connection to be joined is in no transaction: it commits each statement by itself. */
public final class NoTransactionException extends PortalInvitesException {

  public NoTransactionException() {
    super("The connection commits by itself; switch its auto-commit off to be joined");
  }
}
