package io.github.portalinvites.access;

import io.github.portalinvites.directory.Site;
import java.util.Set;

/**
 * A site that a contact may see.
 *
 * @param view never {@link SiteView#NONE}
 * @param roles those in effect there: the account's and the site's own
 */
public record AccessibleSite(Site site, SiteView view, Set<RoleId> roles) {

  public AccessibleSite {
    roles = Set.copyOf(roles);
  }
}
