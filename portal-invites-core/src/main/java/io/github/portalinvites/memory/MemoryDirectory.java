package io.github.portalinvites.memory;

import static java.util.stream.Collectors.toSet;

import io.github.portalinvites.directory.Account;
import io.github.portalinvites.directory.AccountClass;
import io.github.portalinvites.directory.AccountId;
import io.github.portalinvites.directory.AccountSource;
import io.github.portalinvites.directory.AddressKey;
import io.github.portalinvites.directory.BillGroup;
import io.github.portalinvites.directory.Contact;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.directory.ContactLink;
import io.github.portalinvites.directory.Division;
import io.github.portalinvites.directory.Invoice;
import io.github.portalinvites.directory.Service;
import io.github.portalinvites.directory.ServicePlace;
import io.github.portalinvites.directory.Site;
import io.github.portalinvites.directory.SiteId;
import io.github.portalinvites.directory.SiteSource;
import io.github.portalinvites.storage.ContactFacts;
import io.github.portalinvites.storage.Directory;
import io.github.portalinvites.storage.LinkFacts;
import io.github.portalinvites.storage.LinkedAccount;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what {@link MemoryDirectoryTables} holds. */
record MemoryDirectory(MemoryDirectoryTables tables) implements Directory {

  @Override
  public List<Division> divisions() {
    return tables.divisions.values().toList();
  }

  @Override
  public List<AccountClass> accountClasses() {
    return tables.accountClasses.values().toList();
  }

  @Override
  public List<BillGroup> billGroups() {
    return tables.billGroups.values().toList();
  }

  @Override
  public List<AccountSource> accountSources() {
    return tables.accountSources.values().toList();
  }

  @Override
  public List<SiteSource> siteSources() {
    return tables.siteSources.values().toList();
  }

  @Override
  public List<ContactFacts> facts(Collection<ContactId> contacts) {
    return contacts(contacts).stream()
        .map(contact -> new ContactFacts(contact, links(contact.id())))
        .toList();
  }

  @Override
  public List<Contact> contacts(Collection<ContactId> contacts) {
    return contacts.stream()
        .distinct()
        .sorted(MemoryDirectoryTables.BY_KEY)
        .flatMap(id -> Stream.ofNullable(tables.contacts.get(id)))
        .toList();
  }

  @Override
  public List<Account> accounts(Collection<AccountId> accounts) {
    return accounts.stream()
        .distinct()
        .sorted(MemoryDirectoryTables.BY_KEY)
        .flatMap(id -> Stream.ofNullable(tables.accounts.get(id)))
        .toList();
  }

  @Override
  public Set<ContactId> contactsOf(Collection<AccountId> accounts) {
    return accounts.stream().flatMap(tables.contactsOf::of).collect(toSet());
  }

  @Override
  public List<ContactId> contactsAfter(@Nullable ContactId after, int limit) {
    return tables.contacts.after(after).limit(limit).map(Tree::key).toList();
  }

  @Override
  public List<LinkedAccount> linkedAccounts(ContactId contact) {
    return tables
        .accountsOf
        .of(contact)
        .flatMap(account -> linkedAccount(contact, account).stream())
        .toList();
  }

  @Override
  public Optional<LinkedAccount> linkedAccount(ContactId contact, AccountId account) {
    var person = tables.contacts.get(contact);
    var found = tables.accounts.get(account);
    var link = tables.link(contact, account);
    return person == null || found == null || link == null
        ? Optional.empty()
        : Optional.of(new LinkedAccount(person, found, link.scope().wholeAccount()));
  }

  @Override
  public Set<SiteId> linkSites(ContactId contact, AccountId account, Collection<SiteId> sites) {
    return linkSites(contact, account).filter(Set.copyOf(sites)::contains).collect(toSet());
  }

  @Override
  public List<SiteId> linkSitesAfter(
      ContactId contact, AccountId account, @Nullable SiteId after, int limit) {
    return linkSites(contact, account)
        .sorted(MemoryDirectoryTables.BY_KEY)
        .filter(site -> after == null || MemoryDirectoryTables.BY_KEY.compare(after, site) < 0)
        .limit(limit)
        .toList();
  }

  private Stream<SiteId> linkSites(ContactId contact, AccountId account) {
    return Stream.ofNullable(tables.link(contact, account))
        .flatMap(link -> link.scope().sites().stream());
  }

  @Override
  public List<Site> sites(Collection<SiteId> sites) {
    return sites.stream()
        .distinct()
        .sorted(MemoryDirectoryTables.BY_KEY)
        .flatMap(id -> Stream.ofNullable(tables.sites.get(id)))
        .toList();
  }

  @Override
  public List<Site> sitesAfter(AccountId account, @Nullable SiteId after, int limit) {
    return tables
        .sitesOf
        .after(account, after)
        .flatMap(id -> Stream.ofNullable(tables.sites.get(id)))
        .limit(limit)
        .toList();
  }

  @Override
  public List<ServicePlace> at(AddressKey key, int limit) {
    return tables.places.at(key).limit(limit).toList();
  }

  @Override
  public List<Invoice> invoices(String number) {
    return tables
        .invoicesByNumber
        .of(number)
        .flatMap(id -> Stream.ofNullable(tables.invoices.get(id)))
        .toList();
  }

  private List<LinkFacts> links(ContactId contact) {
    return tables
        .accountsOf
        .of(contact)
        .flatMap(account -> Stream.ofNullable(tables.link(contact, account)))
        .flatMap(this::facts)
        .toList();
  }

  /** Nothing if there is no such account. */
  private Stream<LinkFacts> facts(ContactLink link) {
    return Stream.ofNullable(tables.accounts.get(link.account()))
        .map(
            account ->
                new LinkFacts(
                    link,
                    account,
                    sites(link.account())
                        .filter(site -> reaches(link.scope(), site))
                        .flatMap(site -> Stream.ofNullable(site.source()))
                        .collect(toSet()),
                    sites(link.account()).flatMap(this::services).anyMatch(Service::active)));
  }

  private static boolean reaches(ContactLink.Scope scope, Site site) {
    return scope.wholeAccount() || scope.sites().contains(site.id());
  }

  private Stream<Site> sites(AccountId account) {
    return tables.sitesOf.of(account).flatMap(id -> Stream.ofNullable(tables.sites.get(id)));
  }

  private Stream<Service> services(Site site) {
    return tables
        .servicesOf
        .of(site.id())
        .flatMap(id -> Stream.ofNullable(tables.services.get(id)));
  }
}
