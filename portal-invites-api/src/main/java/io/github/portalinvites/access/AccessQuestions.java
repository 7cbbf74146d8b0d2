package io.github.portalinvites.access;

import io.github.portalinvites.directory.AccountId;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.directory.SiteId;
import io.github.portalinvites.portal.Page;
import io.github.portalinvites.portal.PageRequest;
import java.util.List;
import java.util.Set;

/**
 * What a running portal asks of somebody who is signed in. Thread-safe; answered from the truth
 * each time, by a few look-ups, however many sites there are. Nothing is seen before the
 * acceptance, nor where the portal, the account's class or the contact's switch is off.
 */
public interface AccessQuestions {

  /** The accounts of which the contact sees anything, by key. */
  List<AccessibleAccount> accessibleAccounts(ContactId contact);

  /** The sites of an account that the contact sees, by key; none if it is not accessible. */
  Page<AccessibleSite> accessibleSites(ContactId contact, AccountId account, PageRequest page);

  /** How much the contact sees of a site. */
  SiteView mayView(ContactId contact, SiteId site);

  /** The roles that the contact has on a site; none where it sees nothing of it. */
  Set<RoleId> rolesOn(ContactId contact, SiteId site);
}
