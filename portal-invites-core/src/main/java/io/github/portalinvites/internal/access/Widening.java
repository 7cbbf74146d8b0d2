package io.github.portalinvites.internal.access;

import io.github.portalinvites.access.AccessGrant;
import io.github.portalinvites.access.RoleId;
import java.util.HashSet;
import java.util.Set;

/** What one grant gives beyond another, by what is in effect on each site. */
final class Widening {

  private Widening() {}

  /** Whether anything is given that was not there before. */
  static boolean is(AccessGrant before, AccessGrant after) {
    var more = after.wholeAccount() && !before.wholeAccount();
    return more
        || !after.sites().keySet().stream().allMatch(before::covers)
        || !roles(before, after).isEmpty();
  }

  /** The roles that are given where they were not in effect before. */
  static Set<RoleId> roles(AccessGrant before, AccessGrant after) {
    var given = new HashSet<>(after.roles());
    given.removeAll(before.roles());
    after
        .sites()
        .forEach(
            (site, own) -> {
              var more = new HashSet<>(own);
              more.removeAll(before.rolesOn(site));
              given.addAll(more);
            });
    return given;
  }
}
