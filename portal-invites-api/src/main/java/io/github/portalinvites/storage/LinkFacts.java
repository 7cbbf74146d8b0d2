package io.github.portalinvites.storage;

import io.github.portalinvites.directory.Account;
import io.github.portalinvites.directory.ContactLink;
import io.github.portalinvites.directory.SiteSourceId;
import java.util.Set;

/**
 * One link of a contact, with what filters ask of its account.
 *
 * @param siteSources of the sites in the link's scope, active or not: all of the account's, or
 *     those of them that the link names
 * @param activeServices whether any site of the account, in scope or not, has an active service
 */
public record LinkFacts(
    ContactLink link, Account account, Set<SiteSourceId> siteSources, boolean activeServices) {

  public LinkFacts {
    siteSources = Set.copyOf(siteSources);
  }
}
