package io.github.portalinvites.storage;

import io.github.portalinvites.directory.Account;
import io.github.portalinvites.directory.AccountClass;
import io.github.portalinvites.directory.AccountId;
import io.github.portalinvites.directory.AccountSource;
import io.github.portalinvites.directory.AddressKey;
import io.github.portalinvites.directory.BillGroup;
import io.github.portalinvites.directory.Contact;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.directory.Division;
import io.github.portalinvites.directory.Invoice;
import io.github.portalinvites.directory.ServicePlace;
import io.github.portalinvites.directory.Site;
import io.github.portalinvites.directory.SiteId;
import io.github.portalinvites.directory.SiteSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The host's facts as they are now. Values come as the host has them; text may hold anything, and a
 * balance any scale. A row that cannot be read, or whose key another row has, harms no other: it is
 * left out. Lists are in key order. What refers to something that does not exist is left out. An id
 * whose key is of another type than the host's keys of that kind matches nothing.
 */
public interface Directory {

  List<Division> divisions();

  List<AccountClass> accountClasses();

  List<BillGroup> billGroups();

  List<AccountSource> accountSources();

  List<SiteSource> siteSources();

  /**
   * Those of {@code contacts} that exist, with all their links by key of the account; a contact
   * without links has none.
   */
  List<ContactFacts> facts(Collection<ContactId> contacts);

  /** Those of {@code contacts} that exist, without their links. */
  List<Contact> contacts(Collection<ContactId> contacts);

  /** Those of {@code accounts} that exist. */
  List<Account> accounts(Collection<AccountId> accounts);

  /** The contacts that are linked to any of {@code accounts}. */
  Set<ContactId> contactsOf(Collection<AccountId> accounts);

  /**
   * Up to {@code limit} contacts that follow {@code after} in key order, from the first one if
   * null.
   */
  List<ContactId> contactsAfter(@Nullable ContactId after, int limit);

  /** The accounts that a contact is linked to, by key of the account. */
  List<LinkedAccount> linkedAccounts(ContactId contact);

  /** One account of a contact; empty if the contact is not linked to it. */
  Optional<LinkedAccount> linkedAccount(ContactId contact, AccountId account);

  /** Those of {@code sites} that a link at site level names. */
  Set<SiteId> linkSites(ContactId contact, AccountId account, Collection<SiteId> sites);

  /**
   * Up to {@code limit} sites that a link at site level names and that follow {@code after} in key
   * order, from the first one if null.
   */
  List<SiteId> linkSitesAfter(
      ContactId contact, AccountId account, @Nullable SiteId after, int limit);

  /** Those of {@code sites} that exist. */
  List<Site> sites(Collection<SiteId> sites);

  /**
   * Up to {@code limit} sites of an account that follow {@code after} in key order, from the first
   * one if null.
   */
  List<Site> sitesAfter(AccountId account, @Nullable SiteId after, int limit);

  /**
   * Where somebody is served whose address has {@code key}, in key order; up to {@code limit}.
   * Empty where the directory is read through the host's views.
   */
  List<ServicePlace> at(AddressKey key, int limit);

  /** Every invoice that carries {@code number}, compared as a whole. */
  List<Invoice> invoices(String number);
}
