package io.github.portalinvites.internal.permission;

import io.github.portalinvites.directory.DivisionId;
import io.github.portalinvites.permission.Actor;
import io.github.portalinvites.permission.Authorizer;
import io.github.portalinvites.permission.ForbiddenException;
import io.github.portalinvites.permission.Permission;
import io.github.portalinvites.permission.PermittedDivisions;
import io.github.portalinvites.portal.NotFoundException;
import io.github.portalinvites.portal.PortalId;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the host's authorizer, and takes anything but a clear yes for a no. */
public final class Permissions {

  private static final Logger LOG = LoggerFactory.getLogger(Permissions.class);

  private final PortalId portal;
  private final Authorizer authorizer;
  private final boolean failureIsNo;

  public Permissions(PortalId portal, Authorizer authorizer) {
    this(portal, authorizer, true);
  }

  private Permissions(PortalId portal, Authorizer authorizer, boolean failureIsNo) {
    this.portal = portal;
    this.authorizer = authorizer;
    this.failureIsNo = failureIsNo;
  }

  /**
   * The same for workers, who can wait: an authorizer that fails is no answer to them, and comes as
   * {@link AuthorizerFailedException}.
   */
  public Permissions forWorkers() {
    return new Permissions(portal, authorizer, false);
  }

  /**
   * Where {@code actor} has {@code permission}; nowhere for nobody, and where the authorizer fails.
   */
  public PermittedDivisions of(@Nullable Actor actor, Permission permission) {
    // the library's own actor is for triggers and workers: a caller who claims to be it gets
    // nothing
    return actor == null || actor.id().equals(Actor.SYSTEM.id())
        ? PermittedDivisions.NONE
        : ask(actor, permission);
  }

  /** Like {@link #of}, but somewhere at least. */
  public PermittedDivisions require(@Nullable Actor actor, Permission permission) {
    return require(actor, permission, Set.of());
  }

  /**
   * Makes sure of {@code permission} in each of {@code divisions}; another division is not found.
   */
  public PermittedDivisions require(
      @Nullable Actor actor, Permission permission, Collection<DivisionId> divisions) {
    return require(of(actor, permission), permission, divisions);
  }

  /**
   * Makes sure that {@code permitted} is somewhere, and holds all of {@code divisions}.
   *
   * @throws ForbiddenException for want of {@code permission} if it is nowhere
   * @throws NotFoundException if it does not hold one of the divisions
   */
  static PermittedDivisions require(
      PermittedDivisions permitted, Permission permission, Collection<DivisionId> divisions) {
    if (permitted.isNone()) {
      throw new ForbiddenException(permission);
    }
    divisions.stream()
        .filter(each -> !permitted.contains(each))
        .findFirst()
        .ifPresent(
            each -> {
              throw new NotFoundException("division", each);
            });
    return permitted;
  }

  private PermittedDivisions ask(Actor actor, Permission permission) {
    try {
      var permitted = authorizer.permitted(portal, actor, permission);
      return permitted == null ? PermittedDivisions.NONE : permitted;
    } catch (RuntimeException | Error e) {
      if (!failureIsNo) {
        throw new AuthorizerFailedException(permission, e);
      }
      LOG.warn(
          "The authorizer failed on {} for actor {}: denied", permission.code(), actor.id(), e);
      return PermittedDivisions.NONE;
    }
  }
}
