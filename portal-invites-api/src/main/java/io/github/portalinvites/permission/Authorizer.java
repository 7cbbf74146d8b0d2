package io.github.portalinvites.permission;

import io.github.portalinvites.portal.PortalId;

/**
 * The host's answer to "may this person do that, and where?". Asked on every public call that takes
 * an actor, and again before each in-flight window of a send, there on a worker's thread.
 * Thread-safe; quick, since nothing is cached. Called outside of any transaction, so that it may
 * read through the portal. An exception counts as no, but for a worker as not now: the send waits
 * until there is an answer.
 */
@FunctionalInterface
public interface Authorizer {

  /** Nobody may do anything; what a portal does until its host says otherwise. */
  Authorizer DENY_ALL = (portal, actor, permission) -> PermittedDivisions.NONE;

  PermittedDivisions permitted(PortalId portal, Actor actor, Permission permission);
}
