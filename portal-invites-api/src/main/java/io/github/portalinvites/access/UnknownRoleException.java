package io.github.portalinvites.access;

import io.github.portalinvites.portal.PortalInvitesException;

/** A role that is not in the host's catalogue; nothing was granted. */
public final class UnknownRoleException extends PortalInvitesException {

  private final RoleId role;

  public UnknownRoleException(RoleId role) {
    super("No role %s in the host's catalogue".formatted(role));
    this.role = role;
  }

  public RoleId role() {
    return role;
  }
}
