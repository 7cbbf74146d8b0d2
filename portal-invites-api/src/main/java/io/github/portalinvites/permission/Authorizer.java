package io.github.portalinvites.permission;

import io.github.portalinvites.portal.PortalId;

/**
 * The host's answer to "may this person do that, and where?". Asked on every public call that takes
 * an actor, and again before each in-flight window of a send, there on a worker's thread.
 * Thread-safe; quick, since nothing is cached. An exception counts as no.
 */
@FunctionalInterface
public interface Authorizer {

  /** Nobody may do anything; what a portal does until its host says otherwise. */
  Authorizer DENY_ALL = (portal, actor, permission) -> PermittedDivisions.NONE;

  PermittedDivisions permitted(PortalId portal, Actor actor, Permission permission);
}
