package io.github.portalinvites.storage;

import io.github.portalinvites.access.AccessGrant;
import io.github.portalinvites.access.RoleId;
import io.github.portalinvites.directory.AccountId;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.directory.SiteId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What somebody chose for contacts on their accounts; where nobody did, nothing is kept. A choice
 * may have thousands of sites: only what asks for them reads them. Sites are in key order.
 */
public interface AccessStore {

  /**
   * Keeps everybody else who calls this for the contact waiting until the transaction ends; so that
   * of a grant and the end of a link one sees the other.
   */
  void lock(ContactId contact);

  /**
   * Keeps a grant in place of the one with the same effect. One that is in effect {@link
   * Effect#WITH_LOGIN} also ends one that waits. Of two at the same time, the later one stands as a
   * whole.
   */
  void replace(ContactId contact, AccountId account, Effect effect, AccessGrant grant);

  /** The choices for one contact on one account, at most one of each effect. */
  List<Choice> find(ContactId contact, AccountId account);

  /** All choices for {@code contacts}. */
  List<Choice> of(Collection<ContactId> contacts);

  /** The roles of those of {@code sites} that are ticked. */
  Map<SiteId, Set<RoleId>> sites(Choice choice, Collection<SiteId> sites);

  /** Up to {@code limit} ticked sites that follow {@code after}, from the first one if null. */
  List<TickedSite> sitesAfter(Choice choice, @Nullable SiteId after, int limit);

  /** Forgets all choices for {@code contacts} on one account. */
  void remove(Collection<ContactId> contacts, AccountId account);

  /**
   * Puts the choices that wait for the next login in place of those in effect.
   *
   * @return those that waited
   */
  List<Choice> makeEffective(Collection<ContactId> contacts);

  /** From when on a choice counts. */
  enum Effect {
    /** While the contact has a login: from the acceptance on. */
    WITH_LOGIN,
    AT_NEXT_LOGIN
  }

  /**
   * A choice without its sites.
   *
   * @param sites how many are ticked
   */
  record Choice(
      ContactId contact,
      AccountId account,
      Effect effect,
      boolean allSites,
      Set<RoleId> roles,
      int sites) {

    public Choice {
      roles = Set.copyOf(roles);
    }

    public boolean isNone() {
      return !allSites && sites == 0;
    }
  }

  /** A ticked site with its own roles. */
  record TickedSite(SiteId site, Set<RoleId> roles) {

    public TickedSite {
      roles = Set.copyOf(roles);
    }
  }
}
