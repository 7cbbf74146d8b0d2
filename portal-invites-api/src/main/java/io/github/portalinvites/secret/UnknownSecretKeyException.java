package io.github.portalinvites.secret;

import io.github.portalinvites.portal.PortalInvitesException;

/**
 * Secrets were derived under a key that this process was not given: they can be neither mailed
 * again nor proved. A run under it pauses.
 */
public final class UnknownSecretKeyException extends PortalInvitesException {

  private final String keyId;

  public UnknownSecretKeyException(String keyId) {
    super("No secret key %s was given to this process".formatted(keyId));
    this.keyId = keyId;
  }

  public String keyId() {
    return keyId;
  }
}
