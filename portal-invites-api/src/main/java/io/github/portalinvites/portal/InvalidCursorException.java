package io.github.portalinvites.portal;

/**
 * A cursor that was not handed out for this question: cut, altered, or of another filter, sort or
 * actor.
 */
public final class InvalidCursorException extends PortalInvitesException {

  public InvalidCursorException() {
    super("The cursor does not belong to this list; start again from the first page");
  }
}
