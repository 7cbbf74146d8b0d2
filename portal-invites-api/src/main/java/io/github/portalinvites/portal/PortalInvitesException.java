package io.github.portalinvites.portal;

import org.jspecify.annotations.Nullable;

/**
 * The root of every exception that this library throws. Messages never hold a secret or a full
 * address.
 */
public abstract class PortalInvitesException extends RuntimeException {

  protected PortalInvitesException(String message) {
    super(message);
  }

  protected PortalInvitesException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
