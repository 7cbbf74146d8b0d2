package io.github.portalinvites.internal.bulk;

import io.github.portalinvites.delivery.RunId;
import io.github.portalinvites.portal.PortalInvitesException;

/** Another process changed a run between our reading and writing it. */
final class RunChangedException extends PortalInvitesException {

  RunChangedException(RunId run) {
    super("Run %s was changed by another process".formatted(run));
  }
}
