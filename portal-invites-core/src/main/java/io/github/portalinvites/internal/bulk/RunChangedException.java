package io.github.portalinvites.internal.bulk;

import io.github.portalinvites.delivery.RunId;
import io.github.portalinvites.portal.PortalInvitesException;

/** Another process changed a run or an invitation between our reading and writing it. */
final class RunChangedException extends PortalInvitesException {

  RunChangedException() {
    super("An invitation was changed by another process");
  }

  RunChangedException(RunId run) {
    super("Run %s was changed by another process".formatted(run));
  }
}
