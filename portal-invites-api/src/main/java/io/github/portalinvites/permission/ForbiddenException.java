package io.github.portalinvites.permission;

import io.github.portalinvites.portal.PortalInvitesException;

/** The actor lacks a permission everywhere; nothing was read or written. */
public final class ForbiddenException extends PortalInvitesException {

  private final Permission permission;

  public ForbiddenException(Permission permission) {
    super("The actor lacks the permission %s".formatted(permission.code()));
    this.permission = permission;
  }

  public Permission permission() {
    return permission;
  }
}
