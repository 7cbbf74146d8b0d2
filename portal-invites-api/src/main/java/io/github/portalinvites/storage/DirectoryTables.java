package io.github.portalinvites.storage;

import io.github.portalinvites.directory.AccountId;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.directory.DirectoryRecord;
import io.github.portalinvites.directory.ServiceId;
import io.github.portalinvites.directory.SiteId;
import java.util.Collection;
import java.util.Set;

/**
 * The library's own directory tables. Input is valid already; the change log is the caller's
 * affair.
 */
public interface DirectoryTables {

  /**
   * Inserts or replaces. A record may come before those that it refers to, and in place of one that
   * came before it.
   */
  void save(Collection<? extends DirectoryRecord> records);

  /** An id for one more contact: of the host's type of keys, and none that anything has. */
  ContactId newContact();

  /** The accounts that those of {@code sites} and {@code services} which exist belong to. */
  Set<AccountId> accountsOf(Collection<SiteId> sites, Collection<ServiceId> services);

  /** Ends a contact's tie to an account, if there is one. */
  void unlink(ContactId contact, AccountId account);

  /** Removes a contact with its links, if it is there. */
  void remove(ContactId contact);

  /** Removes an account with its sites, services, invoices and links, if it is there. */
  void remove(AccountId account);

  /**
   * Removes a site with its services, if it is there, also from the links that name it: they stay
   * at site level. Invoices stay as they are.
   */
  void remove(SiteId site);
}
