package io.github.portalinvites.audience;

import io.github.portalinvites.portal.PortalInvitesException;

/** A filter that means nothing, or more than can be answered. */
public final class InvalidFilterException extends PortalInvitesException {

  private final String field;

  public InvalidFilterException(String field, String reason) {
    super("The filter's %s %s".formatted(field, reason));
    this.field = field;
  }

  public String field() {
    return field;
  }
}
