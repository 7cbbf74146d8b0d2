package io.github.portalinvites.template;

import io.github.portalinvites.portal.PortalInvitesException;

/** The actor has no address of their own for a test; nothing was sent. */
public final class NoTestAddressException extends PortalInvitesException {

  public NoTestAddressException() {
    super("The actor has no e-mail address to send a test to");
  }
}
