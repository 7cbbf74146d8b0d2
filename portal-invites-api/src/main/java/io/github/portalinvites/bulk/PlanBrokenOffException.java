package io.github.portalinvites.bulk;

import io.github.portalinvites.delivery.RunId;
import io.github.portalinvites.portal.PortalInvitesException;

/**
 * A plan that is written in part: something failed on the way. {@link BulkInvites#continuePlan}
 * takes it up where it was.
 */
public final class PlanBrokenOffException extends PortalInvitesException {

  private final RunId plan;

  public PlanBrokenOffException(RunId plan, RuntimeException cause) {
    super("Plan %s broke off and can be taken up again".formatted(plan), cause);
    this.plan = plan;
  }

  public RunId plan() {
    return plan;
  }
}
