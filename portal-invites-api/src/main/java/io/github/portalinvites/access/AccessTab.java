package io.github.portalinvites.access;

import io.github.portalinvites.directory.AccountId;
import io.github.portalinvites.directory.SiteId;
import io.github.portalinvites.portal.Page;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What staff see of a contact's access to one account.
 *
 * @param state whether what is ticked is in effect
 * @param chosen false if nobody chose, and it follows from the contact's link
 * @param sites one page of the account's sites, ticked or not
 */
public record AccessTab(AccountRow account, GrantState state, boolean chosen, Page<SiteRow> sites) {

  /** The row <i>Account (All Sites)</i>. */
  public record AccountRow(
      AccountId id, String number, String name, boolean ticked, Set<RoleId> roles) {

    public AccountRow {
      roles = Set.copyOf(roles);
    }
  }

  /**
   * A site's row.
   *
   * @param address null if unknown
   * @param ticked whether the site itself is; with all sites ticked it is seen all the same
   * @param roles its own, beside those of the account's row
   */
  public record SiteRow(
      SiteId id,
      String number,
      String name,
      boolean active,
      @Nullable String address,
      boolean ticked,
      Set<RoleId> roles) {

    public SiteRow {
      roles = Set.copyOf(roles);
    }
  }
}
