package io.github.portalinvites.internal.bulk;

import io.github.portalinvites.audience.AudienceFilter;
import io.github.portalinvites.bulk.BulkInvite;
import io.github.portalinvites.bulk.RunId;
import io.github.portalinvites.internal.permission.Permissions;
import io.github.portalinvites.internal.permission.SendPermissions;
import io.github.portalinvites.permission.Actor;
import io.github.portalinvites.permission.Permission;
import io.github.portalinvites.permission.PermittedDivisions;
import io.github.portalinvites.portal.NotFoundException;
import io.github.portalinvites.storage.Run;
import io.github.portalinvites.storage.Stores;

/** Who may plan, start and see which runs. */
final class RunAccess {

  private final Permissions permissions;
  private final SendPermissions sending;

  RunAccess(Permissions permissions) {
    this.permissions = permissions;
    this.sending = new SendPermissions(permissions);
  }

  /**
   * Makes sure that {@code actor} may send to {@code filter}.
   *
   * @return the filter with the divisions that it really means
   */
  AudienceFilter narrow(Actor actor, AudienceFilter filter) {
    var handPicked = !filter.contacts().isEmpty();
    var permitted = sending.require(actor, handPicked, filter.divisions());
    return filter.divisions().isEmpty() && !permitted.all()
        ? filter.divisions(permitted.divisions())
        : filter;
  }

  /** Whether {@code actor} may still send all that an order may reach. */
  boolean mayStillSend(Actor actor, Order order) {
    return order.overrides().stream().allMatch(each -> has(actor, each, order))
        && maySee(actor, order);
  }

  /**
   * Makes sure that {@code actor} has a permission to send at all, before anything is read.
   *
   * @throws io.github.portalinvites.permission.ForbiddenException if not
   */
  void requireAny(Actor actor) {
    sending.requireAny(actor);
  }

  /** Makes sure that {@code actor} may override what the order overrides, wherever it reaches. */
  void requireOverrides(Actor actor, BulkInvite invite, AudienceFilter reach) {
    if (invite.recipients().overrideLimits()) {
      permissions.require(actor, Permission.OVERRIDE_INVITE_LIMITS, reach.divisions());
    }
    if (invite.mail().sender() != null) {
      permissions.require(actor, Permission.OVERRIDE_SENDER, reach.divisions());
    }
  }

  /** Makes sure that {@code actor} may override what {@code order} overrides. */
  void requireOverrides(Actor actor, Order order) {
    order.overrides().forEach(each -> permissions.require(actor, each, order.choices().keySet()));
  }

  private boolean has(Actor actor, Permission permission, Order order) {
    return covers(permissions.of(actor, permission), order);
  }

  private boolean maySee(Actor actor, Order order) {
    return covers(sending.of(actor, order.isHandPicked()), order);
  }

  private static boolean covers(PermittedDivisions permitted, Order order) {
    return permitted.all() || permitted.divisions().containsAll(order.choices().keySet());
  }

  /** A run that {@code actor} may see; any other is not found. */
  Run find(Stores stores, Actor actor, RunId id) {
    return stores
        .runs()
        .find(id)
        .filter(run -> maySee(actor, OrderText.read(run.document())))
        .orElseThrow(() -> new NotFoundException("plan or run", id));
  }
}
