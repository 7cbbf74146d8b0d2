package io.github.portalinvites.access;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.github.portalinvites.directory.SiteId;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What a contact may see of one account: the row <i>Account (All Sites)</i> and a row for each site
 * that was ticked by itself.
 *
 * @param wholeAccount whether the account's row is ticked: all sites, present and future
 * @param roles the roles of the account's row, up to {@value #MAX_ROLES}, on every site; empty
 *     unless it is ticked
 * @param sites the sites that are ticked, each with up to {@value #MAX_ROLES} roles of its own
 */
public record AccessGrant(boolean wholeAccount, Set<RoleId> roles, Map<SiteId, Set<RoleId>> sites) {

  public static final int MAX_ROLES = 2;

  private static final AccessGrant NONE = new AccessGrant(false, Set.of(), Map.of());

  public AccessGrant {
    roles = row(roles);
    sites =
        sites.entrySet().stream()
            .collect(toUnmodifiableMap(Map.Entry::getKey, each -> row(each.getValue())));
    if (!wholeAccount && !roles.isEmpty()) {
      throw new IllegalArgumentException("The account's row has roles only where it is ticked");
    }
  }

  /** All sites, present and future. */
  public static AccessGrant allSites(RoleId... roles) {
    return new AccessGrant(true, Set.copyOf(Arrays.asList(roles)), Map.of());
  }

  /**
   * Exactly these sites, without roles.
   *
   * @throws EmptyGrantException if there is none
   */
  public static AccessGrant sites(Collection<SiteId> sites) {
    var rows = new HashMap<SiteId, Set<RoleId>>();
    sites.forEach(site -> rows.put(site, Set.of()));
    return sites(rows);
  }

  /**
   * Exactly these sites, each with its roles.
   *
   * @throws EmptyGrantException if there is none
   */
  public static AccessGrant sites(Map<SiteId, Set<RoleId>> sites) {
    if (sites.isEmpty()) {
      throw new EmptyGrantException();
    }
    return new AccessGrant(false, Set.of(), sites);
  }

  /** Nothing, on purpose. */
  public static AccessGrant none() {
    return NONE;
  }

  /** This grant with a site ticked, or with other roles for it. */
  public AccessGrant site(SiteId site, RoleId... own) {
    var changed = new HashMap<>(sites);
    changed.put(site, Set.copyOf(Arrays.asList(own)));
    return new AccessGrant(wholeAccount, roles, changed);
  }

  /** This grant with a site not ticked by itself; without the last one it is none, never all. */
  public AccessGrant without(SiteId site) {
    var changed = new HashMap<>(sites);
    changed.remove(site);
    return new AccessGrant(wholeAccount, roles, changed);
  }

  public boolean isNone() {
    return !wholeAccount && sites.isEmpty();
  }

  /** Whether the grant reaches a site of its account. */
  public boolean covers(SiteId site) {
    return wholeAccount || sites.containsKey(site);
  }

  /** The roles that are in effect on a site: the account's row and the site's together. */
  public Set<RoleId> rolesOn(SiteId site) {
    var both = new HashSet<>(roles);
    both.addAll(sites.getOrDefault(site, Set.of()));
    return Set.copyOf(both);
  }

  private static Set<RoleId> row(Set<RoleId> roles) {
    if (roles.size() > MAX_ROLES) {
      throw new TooManyRolesException(roles.size());
    }
    return Set.copyOf(roles);
  }
}
