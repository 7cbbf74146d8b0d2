package io.github.portalinvites.jdbc;

import io.github.portalinvites.portal.PortalInvitesException;

/** A value in one of the directory's relations that is none of those its column may have. */
public final class InvalidDirectoryValueException extends PortalInvitesException {

  private static final int SHOWN = 40;

  private final String column;

  InvalidDirectoryValueException(String column, String value, String expected) {
    super(
        "The directory's column %s has \"%s\", not %s"
            .formatted(column, value.substring(0, Math.min(SHOWN, value.length())), expected));
    this.column = column;
  }

  public String column() {
    return column;
  }
}
