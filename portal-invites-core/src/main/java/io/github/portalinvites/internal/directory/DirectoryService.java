package io.github.portalinvites.internal.directory;

import io.github.portalinvites.directory.Account;
import io.github.portalinvites.directory.AccountId;
import io.github.portalinvites.directory.Contact;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.directory.ContactLink;
import io.github.portalinvites.directory.DirectoryChanges;
import io.github.portalinvites.directory.DirectoryRecord;
import io.github.portalinvites.directory.DirectoryWriter;
import io.github.portalinvites.directory.ReadOnlyDirectoryException;
import io.github.portalinvites.directory.Service;
import io.github.portalinvites.directory.ServiceId;
import io.github.portalinvites.directory.Site;
import io.github.portalinvites.directory.SiteId;
import io.github.portalinvites.portal.PortalId;
import io.github.portalinvites.storage.Change;
import io.github.portalinvites.storage.DirectoryTables;
import io.github.portalinvites.storage.PortalStorage;
import io.github.portalinvites.storage.Stores;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** Writes the directory tables together with what the audience must look at again. */
public final class DirectoryService implements DirectoryWriter, DirectoryChanges {

  private static final int LOAD_BATCH = 2_000;

  private final PortalStorage storage;
  private final PortalId portal;
  private final Runnable catchUp;
  private final BiConsumer<Stores, Collection<ContactId>> consequences;
  private final AfterUnlink afterUnlink;

  /**
   * @param catchUp takes the whole change log in
   * @param consequences draws what a change of contacts means for their invitations, in its
   *     transaction
   */
  public DirectoryService(
      PortalStorage storage,
      PortalId portal,
      Runnable catchUp,
      BiConsumer<Stores, Collection<ContactId>> consequences,
      AfterUnlink afterUnlink) {
    this.storage = storage;
    this.portal = portal;
    this.catchUp = catchUp;
    this.consequences = consequences;
    this.afterUnlink = afterUnlink;
  }

  /**
   * The same within the transaction that {@code joined} is a part of, where the audience cannot be
   * brought up to date yet.
   */
  public DirectoryService in(PortalStorage joined) {
    return new DirectoryService(joined, portal, () -> {}, consequences, afterUnlink);
  }

  @Override
  public void save(Collection<? extends DirectoryRecord> records) {
    records.forEach(RecordGuard::check);
    write(
        (stores, tables) -> {
          var changes =
              new HashSet<Change>(ofAccounts(tables.accountsOf(sites(records), services(records))));
          tables.save(records);
          changes.addAll(ofAccounts(tables.accountsOf(sites(records), services(records))));
          records.forEach(each -> changes.addAll(changes(each)));
          note(stores, changes);
        });
  }

  @Override
  public long load(Stream<? extends DirectoryRecord> records) {
    write((stores, tables) -> {});
    long written = 0;
    var batch = new ArrayList<DirectoryRecord>(LOAD_BATCH);
    for (var all = records.iterator(); all.hasNext(); ) {
      batch.add(all.next());
      if (batch.size() == LOAD_BATCH || !all.hasNext()) {
        batch.forEach(RecordGuard::check);
        write(
            (stores, tables) -> {
              tables.save(batch);
              // with each batch: a load that breaks off is found by whoever reads next
              stores.changes().append(List.of(new Change.OfEverything()));
              consequences.accept(stores, contacts(batch));
            });
        written += batch.size();
        batch.clear();
      }
    }
    catchUp.run();
    return written;
  }

  @Override
  public void unlink(ContactId contact, AccountId account) {
    write(
        (stores, tables) -> {
          var linked = stores.directory().linkedAccount(contact, account).isPresent();
          tables.unlink(contact, account);
          if (linked) {
            afterUnlink.run(stores, contact, account);
          }
          note(stores, List.of(new Change.OfContact(contact)));
        });
  }

  @Override
  public void remove(ContactId contact) {
    write(
        (stores, tables) -> {
          var linked = stores.directory().linkedAccounts(contact);
          tables.remove(contact);
          linked.forEach(each -> afterUnlink.run(stores, contact, each.account().id()));
          note(stores, List.of(new Change.OfContact(contact)));
        });
  }

  @Override
  public void remove(AccountId account) {
    write(
        (stores, tables) -> {
          var linked = stores.directory().contactsOf(List.of(account));
          tables.remove(account);
          linked.forEach(each -> afterUnlink.run(stores, each, account));
          note(stores, linked.stream().map(Change.OfContact::new).toList());
        });
  }

  @Override
  public void remove(SiteId site) {
    write(
        (stores, tables) -> {
          var accounts = tables.accountsOf(List.of(site), List.of());
          tables.remove(site);
          stores.changes().append(ofAccounts(accounts));
        });
  }

  @Override
  public void contacts(Collection<ContactId> contacts) {
    append(contacts.stream().map(Change.OfContact::new).toList());
  }

  @Override
  public void accounts(Collection<AccountId> accounts) {
    append(ofAccounts(accounts));
  }

  @Override
  public void unlinked(ContactId contact, AccountId account) {
    storage.inTransaction(
        portal,
        stores -> {
          // what was granted is perhaps less than what the link alone would open
          if (stores.directory().linkedAccount(contact, account).isPresent()) {
            throw new IllegalStateException(
                "Contact %s is still linked to account %s".formatted(contact, account));
          }
          afterUnlink.run(stores, contact, account);
          return true;
        });
  }

  private void append(List<? extends Change> changes) {
    storage.inTransaction(
        portal,
        stores -> {
          note(stores, changes);
          return true;
        });
  }

  private void note(Stores stores, Collection<? extends Change> changes) {
    stores.changes().append(changes);
    consequences.accept(
        stores,
        changes.stream()
            .filter(Change.OfContact.class::isInstance)
            .map(each -> ((Change.OfContact) each).contact())
            .toList());
  }

  private void write(BiConsumer<Stores, DirectoryTables> work) {
    storage.inTransaction(
        portal,
        stores -> {
          work.accept(
              stores, stores.directoryTables().orElseThrow(ReadOnlyDirectoryException::new));
          return true;
        });
  }

  private static Set<Change> changes(DirectoryRecord record) {
    if (record instanceof Contact contact) {
      return Set.of(new Change.OfContact(contact.id()));
    }
    if (record instanceof ContactLink link) {
      return Set.of(new Change.OfContact(link.contact()));
    }
    return record instanceof Account account
        ? Set.of(new Change.OfAccount(account.id()))
        : Set.of();
  }

  private static List<ContactId> contacts(List<DirectoryRecord> records) {
    return records.stream()
        .filter(Contact.class::isInstance)
        .map(each -> ((Contact) each).id())
        .toList();
  }

  private static List<Change.OfAccount> ofAccounts(Collection<AccountId> accounts) {
    return accounts.stream().map(Change.OfAccount::new).toList();
  }

  private static List<SiteId> sites(Collection<? extends DirectoryRecord> records) {
    var sites = new ArrayList<SiteId>();
    for (var each : records) {
      if (each instanceof Site site) {
        sites.add(site.id());
      } else if (each instanceof Service service) {
        sites.add(service.site());
      }
    }
    return sites;
  }

  private static List<ServiceId> services(Collection<? extends DirectoryRecord> records) {
    return records.stream()
        .filter(Service.class::isInstance)
        .map(each -> ((Service) each).id())
        .toList();
  }

  /** What follows when a contact is linked to an account no more. */
  @FunctionalInterface
  public interface AfterUnlink {
    void run(Stores stores, ContactId contact, AccountId account);
  }
}
