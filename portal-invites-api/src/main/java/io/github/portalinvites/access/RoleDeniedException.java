package io.github.portalinvites.access;

import io.github.portalinvites.portal.PortalInvitesException;

/** A role that the host's {@link RolePolicy} lets the actor not hand out; nothing was granted. */
public final class RoleDeniedException extends PortalInvitesException {

  private final RoleId role;

  public RoleDeniedException(RoleId role) {
    super("The actor may not hand out the role %s".formatted(role));
    this.role = role;
  }

  public RoleId role() {
    return role;
  }
}
