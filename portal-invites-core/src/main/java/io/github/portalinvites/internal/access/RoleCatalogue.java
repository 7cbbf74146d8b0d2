package io.github.portalinvites.internal.access;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.github.portalinvites.access.AccessGrant;
import io.github.portalinvites.access.PortalRole;
import io.github.portalinvites.access.RoleDeniedException;
import io.github.portalinvites.access.RoleId;
import io.github.portalinvites.access.RolePolicy;
import io.github.portalinvites.access.UnknownRoleException;
import io.github.portalinvites.directory.Account;
import io.github.portalinvites.permission.Actor;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The host's roles, and who may hand them out. */
public final class RoleCatalogue {

  private static final Logger LOG = LoggerFactory.getLogger(RoleCatalogue.class);

  private final Map<RoleId, PortalRole> roles;
  private final RolePolicy policy;

  public RoleCatalogue(Collection<PortalRole> roles, RolePolicy policy) {
    this.roles = roles.stream().collect(toUnmodifiableMap(PortalRole::id, role -> role));
    this.policy = policy;
  }

  /** Makes sure that {@code actor} may grant {@code after} to whoever has {@code before}. */
  void check(Actor actor, Account account, AccessGrant before, AccessGrant after) {
    var all =
        Stream.concat(
            after.roles().stream(), after.sites().values().stream().flatMap(Collection::stream));
    all.filter(role -> !roles.containsKey(role))
        .findFirst()
        .ifPresent(
            role -> {
              throw new UnknownRoleException(role);
            });
    Widening.roles(before, after).stream()
        .filter(role -> !mayHandOut(actor, role, account))
        .findFirst()
        .ifPresent(
            role -> {
              throw new RoleDeniedException(role);
            });
  }

  private boolean mayHandOut(Actor actor, RoleId id, Account account) {
    var role = roles.get(id);
    try {
      return role != null && policy.mayHandOut(actor, role, account);
    } catch (RuntimeException e) {
      LOG.warn("The role policy failed on {} for actor {}: denied", id, actor.id(), e);
      return false;
    }
  }
}
