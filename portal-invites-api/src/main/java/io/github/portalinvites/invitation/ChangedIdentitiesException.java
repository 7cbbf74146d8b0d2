package io.github.portalinvites.invitation;

import io.github.portalinvites.portal.PortalId;
import io.github.portalinvites.portal.PortalInvitesException;

/**
 * A portal whose logins are by mailbox was opened with {@link SharedMailbox#SEPARATE}, or the other
 * way round: every invitation and login would belong to somebody else.
 */
public final class ChangedIdentitiesException extends PortalInvitesException {

  public ChangedIdentitiesException(PortalId portal, String began) {
    super("The logins of portal %s are by %s, and stay so".formatted(portal, began));
  }
}
