package io.github.portalinvites.jdbc;

import io.github.portalinvites.portal.KeyType;
import io.github.portalinvites.portal.PortalInvitesException;

/** A record whose key is of another type than {@link KeyTypes} says. */
public final class WrongKeyTypeException extends PortalInvitesException {

  private final KeyType expected;

  WrongKeyTypeException(KeyKind kind, KeyType expected, KeyType given) {
    super(
        "The keys of each %s are of type %s here, not %s; see KeyTypes"
            .formatted(kind.words(), expected, given));
    this.expected = expected;
  }

  public KeyType expected() {
    return expected;
  }
}
