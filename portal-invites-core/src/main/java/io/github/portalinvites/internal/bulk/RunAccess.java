package io.github.portalinvites.internal.bulk;

import io.github.portalinvites.audience.AudienceFilter;
import io.github.portalinvites.bulk.RunId;
import io.github.portalinvites.internal.permission.Permissions;
import io.github.portalinvites.permission.Actor;
import io.github.portalinvites.permission.ForbiddenException;
import io.github.portalinvites.permission.Permission;
import io.github.portalinvites.permission.PermittedDivisions;
import io.github.portalinvites.portal.NotFoundException;
import io.github.portalinvites.storage.Run;
import io.github.portalinvites.storage.Stores;
import java.util.HashSet;

/** Who may plan, start and see which runs. */
final class RunAccess {

  private final Permissions permissions;

  RunAccess(Permissions permissions) {
    this.permissions = permissions;
  }

  /**
   * Makes sure that {@code actor} may send to {@code filter}.
   *
   * @return the filter with the divisions that it really means
   */
  AudienceFilter narrow(Actor actor, AudienceFilter filter) {
    if (filter.contacts().isEmpty()) {
      var permitted =
          permissions.require(
              actor, Permission.SEND_ACCOUNT_PORTAL_INVITATIONS, filter.divisions());
      return narrow(filter, permitted);
    }
    var mail = permissions.require(actor, Permission.BULK_EMAIL_CONTACTS, filter.divisions());
    var invite =
        permissions.require(actor, Permission.SEND_CUSTOMER_PORTAL_INVITATION, filter.divisions());
    var both = both(mail, invite);
    if (both.isNone()) {
      throw new ForbiddenException(Permission.SEND_CUSTOMER_PORTAL_INVITATION);
    }
    return narrow(filter, both);
  }

  /** Whether {@code actor} may still send all that an order may reach. */
  boolean mayStillSend(Actor actor, Order order) {
    return order.isHandPicked()
        ? covers(permissions.of(actor, Permission.BULK_EMAIL_CONTACTS), order)
            && covers(permissions.of(actor, Permission.SEND_CUSTOMER_PORTAL_INVITATION), order)
        : covers(permissions.of(actor, Permission.SEND_ACCOUNT_PORTAL_INVITATIONS), order);
  }

  /**
   * Makes sure that {@code actor} has a permission to send at all, before anything is read.
   *
   * @throws io.github.portalinvites.permission.ForbiddenException if not
   */
  void requireAny(Actor actor) {
    if (permissions.of(actor, Permission.SEND_CUSTOMER_PORTAL_INVITATION).isNone()) {
      permissions.require(actor, Permission.SEND_ACCOUNT_PORTAL_INVITATIONS);
    }
  }

  void requireOverride(Actor actor, AudienceFilter filter) {
    permissions.require(actor, Permission.OVERRIDE_INVITE_LIMITS, filter.divisions());
  }

  /** A run that {@code actor} may see; any other is not found. */
  Run find(Stores stores, Actor actor, RunId id) {
    return stores
        .runs()
        .find(id)
        .filter(run -> mayStillSend(actor, OrderText.read(run.document())))
        .orElseThrow(() -> new NotFoundException("plan or run", id));
  }

  private static boolean covers(PermittedDivisions permitted, Order order) {
    return permitted.all() || permitted.divisions().containsAll(order.choices().keySet());
  }

  private static AudienceFilter narrow(AudienceFilter filter, PermittedDivisions permitted) {
    return filter.divisions().isEmpty() && !permitted.all()
        ? filter.divisions(permitted.divisions())
        : filter;
  }

  private static PermittedDivisions both(PermittedDivisions one, PermittedDivisions other) {
    if (one.all()) {
      return other;
    }
    if (other.all()) {
      return one;
    }
    var common = new HashSet<>(one.divisions());
    common.retainAll(other.divisions());
    return new PermittedDivisions(false, common);
  }
}
