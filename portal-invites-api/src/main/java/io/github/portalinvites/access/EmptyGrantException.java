package io.github.portalinvites.access;

import io.github.portalinvites.portal.PortalInvitesException;

/**
 * A grant for some sites that names none. It never means all of them; whoever wants none says
 * {@link AccessGrant#none()}.
 */
public final class EmptyGrantException extends PortalInvitesException {

  public EmptyGrantException() {
    super("A grant for some sites names at least one; to grant nothing, say none()");
  }
}
