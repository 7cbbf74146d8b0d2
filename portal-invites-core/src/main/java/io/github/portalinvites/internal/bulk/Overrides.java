package io.github.portalinvites.internal.bulk;

import io.github.portalinvites.directory.DivisionId;
import io.github.portalinvites.permission.Permission;
import io.github.portalinvites.permission.PermittedDivisions;
import io.github.portalinvites.portal.NotFoundException;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Where an actor may override what a send overrides, as the host said before the transaction began.
 *
 * @param permitted for each permission that it takes
 */
record Overrides(List<PermittedDivisions> permitted) {

  Overrides {
    permitted = List.copyOf(permitted);
  }

  /** What a send takes besides the permission to send. */
  static Set<Permission> needed(boolean overridesLimits, boolean typedSender) {
    var needed = EnumSet.noneOf(Permission.class);
    if (overridesLimits) {
      needed.add(Permission.OVERRIDE_INVITE_LIMITS);
    }
    if (typedSender) {
      needed.add(Permission.OVERRIDE_SENDER);
    }
    return needed;
  }

  /** Makes sure that the actor may in all of {@code reach}; another division is not found. */
  void require(Collection<DivisionId> reach) {
    reach.stream()
        .filter(each -> !coversAll(Set.of(each)))
        .findFirst()
        .ifPresent(
            each -> {
              throw new NotFoundException("division", each);
            });
  }

  boolean coversAll(Collection<DivisionId> reach) {
    return permitted.stream().allMatch(each -> reach.stream().allMatch(each::contains));
  }
}
