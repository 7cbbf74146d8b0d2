package io.github.portalinvites.audience;

import io.github.portalinvites.portal.PortalInvitesException;

/** More contacts than can be picked by hand; whoever wants them all sends by filter. */
public final class TooManyContactsException extends PortalInvitesException {

  private final int limit;

  public TooManyContactsException(int limit) {
    super("More than %d contacts match; search for fewer".formatted(limit));
    this.limit = limit;
  }

  /** How many can be picked. */
  public int limit() {
    return limit;
  }
}
