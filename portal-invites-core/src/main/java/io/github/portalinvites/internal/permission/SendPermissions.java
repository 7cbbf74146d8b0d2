package io.github.portalinvites.internal.permission;

import static io.github.portalinvites.permission.Permission.BULK_EMAIL_CONTACTS;
import static io.github.portalinvites.permission.Permission.SEND_ACCOUNT_PORTAL_INVITATIONS;
import static io.github.portalinvites.permission.Permission.SEND_CUSTOMER_PORTAL_INVITATION;

import io.github.portalinvites.directory.DivisionId;
import io.github.portalinvites.permission.Actor;
import io.github.portalinvites.permission.PermittedDivisions;
import java.util.Collection;
import java.util.HashSet;

/** Who may send, and see whom a send would reach: by filter, or by picking contacts by hand. */
public final class SendPermissions {

  private final Permissions permissions;

  public SendPermissions(Permissions permissions) {
    this.permissions = permissions;
  }

  /** Where {@code actor} may send: to hand-picked contacts it takes two other permissions. */
  public PermittedDivisions of(Actor actor, boolean handPicked) {
    return handPicked
        ? both(
            permissions.of(actor, BULK_EMAIL_CONTACTS),
            permissions.of(actor, SEND_CUSTOMER_PORTAL_INVITATION))
        : permissions.of(actor, SEND_ACCOUNT_PORTAL_INVITATIONS);
  }

  /**
   * Makes sure that {@code actor} may send to all of {@code divisions}.
   *
   * @throws io.github.portalinvites.permission.ForbiddenException if it may send nowhere
   * @throws io.github.portalinvites.portal.NotFoundException if it may not in one of them
   */
  public PermittedDivisions require(
      Actor actor, boolean handPicked, Collection<DivisionId> divisions) {
    return Permissions.require(
        of(actor, handPicked),
        handPicked ? SEND_CUSTOMER_PORTAL_INVITATION : SEND_ACCOUNT_PORTAL_INVITATIONS,
        divisions);
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
