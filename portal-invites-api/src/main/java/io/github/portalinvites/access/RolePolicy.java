package io.github.portalinvites.access;

import io.github.portalinvites.directory.Account;
import io.github.portalinvites.permission.Actor;

/**
 * The host's answer to "may this person hand out that role here?". Asked only for roles that a
 * grant gives beyond what its contact has. Thread-safe; an exception counts as no.
 */
@FunctionalInterface
public interface RolePolicy {

  /** Whoever may grant at all may hand out every role; what holds until a host says otherwise. */
  RolePolicy ALLOW_ALL = (actor, role, account) -> true;

  boolean mayHandOut(Actor actor, PortalRole role, Account account);
}
