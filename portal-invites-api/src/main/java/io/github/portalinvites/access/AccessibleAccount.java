package io.github.portalinvites.access;

import io.github.portalinvites.directory.AccountId;
import java.util.Set;

/**
 * An account that a contact may enter.
 *
 * @param allSites whether all its sites are seen, or some
 * @param roles those on every site
 */
public record AccessibleAccount(
    AccountId id, String number, String name, boolean allSites, Set<RoleId> roles) {

  public AccessibleAccount {
    roles = Set.copyOf(roles);
  }
}
