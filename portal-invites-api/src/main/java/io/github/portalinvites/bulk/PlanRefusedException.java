package io.github.portalinvites.bulk;

import io.github.portalinvites.portal.PortalInvitesException;

/** A bulk send that cannot be planned as ordered. Nothing was written. */
public final class PlanRefusedException extends PortalInvitesException {

  private final Reason reason;

  public PlanRefusedException(Reason reason, String detail) {
    super(detail);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }

  /** What is missing. */
  public enum Reason {
    /** Neither a division nor hand-picked contacts. */
    NO_DIVISION,
    /** The system option <i>customer portal URL</i> is not set. */
    NO_PORTAL_URL
  }
}
