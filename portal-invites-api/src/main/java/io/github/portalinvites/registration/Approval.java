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
 * @param note why, null if that says itself
 */
public record Approval(@Nullable AccountId account, @Nullable SiteId site, @Nullable String note) {

  /** The most characters of a note. */
  public static final int MAX_NOTE = 1_000;

  /** On the account that was found, or that the invoice proves. */
  public static final Approval AS_FOUND = new Approval(null, null, null);

  public Approval {
    if (site != null && account == null) {
      throw new IllegalArgumentException("A site needs its account");
    }
    if (note != null && note.length() > MAX_NOTE) {
      throw new IllegalArgumentException("A note has at most %d characters".formatted(MAX_NOTE));
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
