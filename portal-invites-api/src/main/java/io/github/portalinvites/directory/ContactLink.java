package io.github.portalinvites.directory;

import java.util.Set;

/**
 * A contact's tie to an account. A contact has any number of accounts and an account any number of
 * contacts.
 *
 * @param scope whether it is for the whole account or for some of its sites
 * @param billing the contact's billing role on this account
 */
public record ContactLink(ContactId contact, AccountId account, Scope scope, BillingRole billing)
    implements DirectoryRecord {

  /** A link to the whole account without a billing role. */
  public static ContactLink of(ContactId contact, AccountId account) {
    return new ContactLink(contact, account, Scope.WHOLE_ACCOUNT, BillingRole.NONE);
  }

  /** Narrows the link to some sites of the account; an empty set means none of them. */
  public ContactLink sites(Set<SiteId> sites) {
    return new ContactLink(contact, account, new Scope(false, sites), billing);
  }

  public ContactLink billing(BillingRole role) {
    return new ContactLink(contact, account, scope, role);
  }

  /**
   * How far a link reaches.
   *
   * @param wholeAccount true at account level: all present and future sites
   * @param sites the sites at site level; empty at account level
   */
  public record Scope(boolean wholeAccount, Set<SiteId> sites) {

    public static final Scope WHOLE_ACCOUNT = new Scope(true, Set.of());

    public Scope {
      sites = Set.copyOf(sites);
      if (wholeAccount && !sites.isEmpty()) {
        throw new IllegalArgumentException("A link to the whole account names no sites");
      }
    }
  }

  /** A contact's part in an account's bills. */
  public enum BillingRole {
    NONE,
    BILLING,
    PRIMARY_BILLING
  }
}
