package io.github.portalinvites.storage;

import io.github.portalinvites.directory.AccountClass;
import io.github.portalinvites.directory.AccountId;
import io.github.portalinvites.directory.AccountSource;
import io.github.portalinvites.directory.BillGroup;
import io.github.portalinvites.directory.Contact;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.directory.Division;
import io.github.portalinvites.directory.Invoice;
import io.github.portalinvites.directory.SiteSource;
import java.util.Collection;
import java.util.List;
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

  /** The contacts that are linked to any of {@code accounts}. */
  Set<ContactId> contactsOf(Collection<AccountId> accounts);

  /**
   * Up to {@code limit} contacts that follow {@code after} in key order, from the first one if
   * null.
   */
  List<ContactId> contactsAfter(@Nullable ContactId after, int limit);

  /** Every invoice that carries {@code number}, compared as a whole. */
  List<Invoice> invoices(String number);
}
