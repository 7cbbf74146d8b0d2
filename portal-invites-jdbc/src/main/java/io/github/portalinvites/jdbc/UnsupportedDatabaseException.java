package io.github.portalinvites.jdbc;

import io.github.portalinvites.portal.PortalInvitesException;

/** A database that this storage does not know. */
public final class UnsupportedDatabaseException extends PortalInvitesException {

  private final String product;

  UnsupportedDatabaseException(String product) {
    super("No storage on %s; there are PostgreSQL and H2".formatted(product));
    this.product = product;
  }

  public String product() {
    return product;
  }
}
