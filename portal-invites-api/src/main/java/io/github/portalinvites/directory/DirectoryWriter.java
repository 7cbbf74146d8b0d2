package io.github.portalinvites.directory;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * Fills the library's own directory tables, for a host that does not map its tables by views.
 * Thread-safe; takes no actor, for it is the host's own.
 *
 * <p>Every call validates its input first: names of at most 200 characters, no control or
 * bidirectional formatting characters in any text. A refused record throws {@link
 * InvalidDirectoryRecordException} and nothing of the call is written. All methods throw {@link
 * ReadOnlyDirectoryException} where the directory is read through the host's views.
 */
public interface DirectoryWriter {

  /** Inserts or replaces {@code records} in one transaction, whatever their order. */
  void save(Collection<? extends DirectoryRecord> records);

  default void save(DirectoryRecord... records) {
    save(List.of(records));
  }

  /**
   * Inserts or replaces a whole directory in batches, each in a transaction of its own, then brings
   * the audience up to date. A record must follow those that it refers to. After a failure, load
   * again: what is there already is replaced.
   *
   * @return how many records were written
   */
  long load(Stream<? extends DirectoryRecord> records);

  /** Ends a contact's tie to an account. No effect if there is none. */
  void unlink(ContactId contact, AccountId account);

  /** Removes a contact with all its links. No effect if there is none. */
  void remove(ContactId contact);

  /**
   * Removes an account with its sites, services, invoices and links. No effect if there is none.
   */
  void remove(AccountId account);

  /**
   * Removes a site with its services, also from the links that name it. No effect if there is none.
   */
  void remove(SiteId site);
}
