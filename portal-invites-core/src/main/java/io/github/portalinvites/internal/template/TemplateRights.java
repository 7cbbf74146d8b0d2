package io.github.portalinvites.internal.template;

import static io.github.portalinvites.permission.Permission.EDIT_NOTIFICATION_TEMPLATES;
import static io.github.portalinvites.permission.Permission.SEND_ACCOUNT_PORTAL_INVITATIONS;
import static io.github.portalinvites.permission.Permission.SEND_CUSTOMER_PORTAL_INVITATION;

import io.github.portalinvites.directory.DivisionId;
import io.github.portalinvites.internal.permission.Permissions;
import io.github.portalinvites.permission.Actor;
import io.github.portalinvites.permission.ForbiddenException;
import io.github.portalinvites.permission.PermittedDivisions;
import io.github.portalinvites.portal.NotFoundException;
import io.github.portalinvites.template.NotificationTemplate;
import java.util.HashSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where an actor may edit templates, and where use them: to edit or to send. Asked once per call,
 * before any transaction.
 */
record TemplateRights(PermittedDivisions edit, PermittedDivisions use) {

  /** The rights of an editor. */
  static TemplateRights ofEditor(Permissions permissions, Actor actor) {
    var edit = permissions.require(actor, EDIT_NOTIFICATION_TEMPLATES);
    return new TemplateRights(edit, use(permissions, actor));
  }

  /** The rights of somebody who may at least use templates. */
  static TemplateRights ofUser(Permissions permissions, Actor actor) {
    var use = use(permissions, actor);
    if (use.isNone()) {
      throw new ForbiddenException(EDIT_NOTIFICATION_TEMPLATES);
    }
    return new TemplateRights(permissions.of(actor, EDIT_NOTIFICATION_TEMPLATES), use);
  }

  /** Makes sure that templates of {@code division}, or of all if null, may be edited. */
  void requireEdit(@Nullable DivisionId division) {
    requireUse(division);
    if (division == null ? !edit.all() : !edit.contains(division)) {
      throw new ForbiddenException(EDIT_NOTIFICATION_TEMPLATES);
    }
  }

  /** Makes sure that {@code division}, if it is one, is not another's. */
  void requireUse(@Nullable DivisionId division) {
    if (!mayUse(division)) {
      throw new NotFoundException("division", String.valueOf(division));
    }
  }

  /** This template, if it is not another division's. */
  NotificationTemplate requireUse(NotificationTemplate template) {
    if (!mayUse(template.division())) {
      throw new NotFoundException("template", template.id());
    }
    return template;
  }

  boolean mayUse(@Nullable DivisionId division) {
    return division == null || use.contains(division);
  }

  private static PermittedDivisions use(Permissions permissions, Actor actor) {
    return Stream.of(
            EDIT_NOTIFICATION_TEMPLATES,
            SEND_ACCOUNT_PORTAL_INVITATIONS,
            SEND_CUSTOMER_PORTAL_INVITATION)
        .map(permission -> permissions.of(actor, permission))
        .reduce(PermittedDivisions.NONE, TemplateRights::either);
  }

  private static PermittedDivisions either(PermittedDivisions one, PermittedDivisions other) {
    if (one.all() || other.all()) {
      return PermittedDivisions.ALL;
    }
    var divisions = new HashSet<>(one.divisions());
    divisions.addAll(other.divisions());
    return new PermittedDivisions(false, divisions);
  }
}
