package io.github.portalinvites.access;

import io.github.portalinvites.portal.PortalInvitesException;

/** More roles on one row than it may have. */
public final class TooManyRolesException extends PortalInvitesException {

  private final int roles;

  public TooManyRolesException(int roles) {
    super("A row has at most %d roles, not %d".formatted(AccessGrant.MAX_ROLES, roles));
    this.roles = roles;
  }

  public int roles() {
    return roles;
  }
}
