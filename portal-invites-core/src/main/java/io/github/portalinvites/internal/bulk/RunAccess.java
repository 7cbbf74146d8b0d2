package io.github.portalinvites.internal.bulk;

import io.github.portalinvites.audience.AudienceFilter;
import io.github.portalinvites.internal.permission.Permissions;
import io.github.portalinvites.internal.permission.SendPermissions;
import io.github.portalinvites.permission.Actor;
import io.github.portalinvites.permission.ForbiddenException;
import io.github.portalinvites.permission.Permission;
import io.github.portalinvites.permission.PermittedDivisions;
import java.util.Set;

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
    var overridden = order.overrides().stream().map(each -> permissions.of(actor, each)).toList();
    var reach = order.choices().keySet();
    return order.occasion().isOwn()
        || (new Overrides(overridden).coversAll(reach)
            && reach.stream().allMatch(permitted(actor, order)::contains));
  }

  private PermittedDivisions permitted(Actor actor, Order order) {
    return order
        .occasion()
        .permission()
        .map(permission -> permissions.of(actor, permission))
        .orElseGet(() -> sending.of(actor, order.isHandPicked()));
  }

  /**
   * What {@code actor} may see, somewhere at least.
   *
   * @throws ForbiddenException if it may send in no way
   */
  Sight sight(Actor actor) {
    var sight =
        new Sight(
            sending.of(actor, false),
            sending.of(actor, true),
            permissions.of(actor, Permission.INVITE_CONTACT));
    if (sight.isNone()) {
      throw new ForbiddenException(Permission.SEND_ACCOUNT_PORTAL_INVITATIONS);
    }
    return sight;
  }

  /**
   * Where {@code actor} may override.
   *
   * @throws ForbiddenException if it lacks one of {@code needed} everywhere
   */
  Overrides overrides(Actor actor, Set<Permission> needed) {
    return new Overrides(needed.stream().map(each -> permissions.require(actor, each)).toList());
  }
}
