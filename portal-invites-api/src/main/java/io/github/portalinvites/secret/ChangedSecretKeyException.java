package io.github.portalinvites.secret;

import io.github.portalinvites.portal.PortalInvitesException;

/** A key is not the one that was used under its id before: links already mailed would be dead. */
public final class ChangedSecretKeyException extends PortalInvitesException {

  private final String keyId;

  public ChangedSecretKeyException(String keyId) {
    super("The secret key %s is not the one used before; give a new key a new id".formatted(keyId));
    this.keyId = keyId;
  }

  public String keyId() {
    return keyId;
  }
}
