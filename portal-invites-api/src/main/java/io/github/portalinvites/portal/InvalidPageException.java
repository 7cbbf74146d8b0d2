package io.github.portalinvites.portal;

/** A page size outside 1 to {@link PageRequest#MAX_SIZE}. */
public final class InvalidPageException extends PortalInvitesException {

  private final int size;

  public InvalidPageException(int size) {
    super("A page holds 1 to %d rows, not %d".formatted(PageRequest.MAX_SIZE, size));
    this.size = size;
  }

  public int size() {
    return size;
  }
}
