package io.github.portalinvites.registration;

import io.github.portalinvites.directory.AccountId;
import io.github.portalinvites.directory.SiteId;
import org.jspecify.annotations.Nullable;

/**
 * How staff answer an access request with yes.
 *
 * @param account which account is meant; null for the one that was found, or that the invoice
 *     proves
 * @param site the only site that a contact who is made will see, null for all; together with {@code
 *     account} only. A contact that the account has keeps the sites of its link
 * @param note why, up to {@value AccessRequest.Decision#MAX_NOTE} characters; null if that says
 *     itself
 */
public record Approval(@Nullable AccountId account, @Nullable SiteId site, @Nullable String note) {

  /** On the account that was found, or that the invoice proves. */
  public static final Approval AS_FOUND = new Approval(null, null, null);

  public Approval {
    if (site != null && account == null) {
      throw new IllegalArgumentException("A site needs its account");
    }
  }

  /** On all sites of an account that staff found themselves. */
  public static Approval of(AccountId account) {
    return new Approval(account, null, null);
  }

  /** On one site of an account that staff found themselves. */
  public static Approval of(AccountId account, SiteId site) {
    return new Approval(account, site, null);
  }

  public Approval note(String value) {
    return new Approval(account, site, value);
  }
}
