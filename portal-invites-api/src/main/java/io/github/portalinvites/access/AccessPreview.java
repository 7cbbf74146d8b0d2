package io.github.portalinvites.access;

import io.github.portalinvites.directory.AccountId;
import java.util.List;
import java.util.Set;

/**
 * What a contact sees, or will see once all that was granted is in effect.
 *
 * @param hasLogin whether the contact's mailbox has a login
 * @param accounts those of which anything is seen, by key; none where the portal or the contact's
 *     switch is off
 */
public record AccessPreview(boolean hasLogin, List<SeenAccount> accounts) {

  public AccessPreview {
    accounts = List.copyOf(accounts);
  }

  /**
   * One account.
   *
   * @param allSites whether sites that come later are seen, too
   * @param roles those on every site
   * @param sites how many sites are seen now
   */
  public record SeenAccount(
      AccountId id,
      String number,
      String name,
      boolean allSites,
      Set<RoleId> roles,
      long sites,
      GrantState state) {

    public SeenAccount {
      roles = Set.copyOf(roles);
    }
  }
}
