package io.github.portalinvites.bulk;

import io.github.portalinvites.portal.PortalInvitesException;

/** An idempotency key that the same actor has used for something else. Nothing was written. */
public final class IdempotencyConflictException extends PortalInvitesException {

  public IdempotencyConflictException(IdempotencyKey key) {
    super("The idempotency key %s stands for another call".formatted(key));
  }
}
