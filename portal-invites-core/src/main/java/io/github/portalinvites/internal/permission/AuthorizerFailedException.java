package io.github.portalinvites.internal.permission;

import io.github.portalinvites.permission.Permission;
import io.github.portalinvites.portal.PortalInvitesException;

/** The host's authorizer failed: there is no answer, neither yes nor no. */
public final class AuthorizerFailedException extends PortalInvitesException {

  AuthorizerFailedException(Permission permission, Throwable cause) {
    super("The authorizer failed on %s".formatted(permission.code()), cause);
  }
}
