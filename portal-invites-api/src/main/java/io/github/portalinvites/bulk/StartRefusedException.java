package io.github.portalinvites.bulk;

import io.github.portalinvites.delivery.RunId;
import io.github.portalinvites.portal.PortalInvitesException;

/** A plan that cannot be started, or a run that cannot do what was asked. Nothing was written. */
public final class StartRefusedException extends PortalInvitesException {

  private final RunId run;
  private final Reason reason;

  public StartRefusedException(RunId run, Reason reason, String detail) {
    super("Plan %s: %s".formatted(run, detail));
    this.run = run;
    this.reason = reason;
  }

  public RunId run() {
    return run;
  }

  public Reason reason() {
    return reason;
  }

  /** What stands in the way. */
  public enum Reason {
    /** The plan was made of another filter than the one that the user saw. */
    OTHER_FILTER,
    EXPIRED,
    /** The plan reaches more or fewer recipients than were expected. */
    UNEXPECTED_RECIPIENTS,
    /** The plan is not complete, or was started or cancelled before. */
    WRONG_STATE
  }
}
