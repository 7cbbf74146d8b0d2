package io.github.portalinvites.secret;

import io.github.portalinvites.portal.PortalInvitesException;

/** A key that no secret should be derived under. */
public final class InvalidSecretKeyException extends PortalInvitesException {

  private final String keyId;

  /**
   * @param reason what is wrong with it
   */
  public InvalidSecretKeyException(String keyId, String reason) {
    super("The secret key %s %s".formatted(keyId, reason));
    this.keyId = keyId;
  }

  public String keyId() {
    return keyId;
  }
}
