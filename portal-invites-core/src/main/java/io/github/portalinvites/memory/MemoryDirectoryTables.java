package io.github.portalinvites.memory;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.stream.Collectors.toSet;

import io.github.portalinvites.directory.Account;
import io.github.portalinvites.directory.AccountClass;
import io.github.portalinvites.directory.AccountClassId;
import io.github.portalinvites.directory.AccountId;
import io.github.portalinvites.directory.AccountSource;
import io.github.portalinvites.directory.AccountSourceId;
import io.github.portalinvites.directory.BillGroup;
import io.github.portalinvites.directory.BillGroupId;
import io.github.portalinvites.directory.Contact;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.directory.ContactLink;
import io.github.portalinvites.directory.DirectoryRecord;
import io.github.portalinvites.directory.Division;
import io.github.portalinvites.directory.DivisionId;
import io.github.portalinvites.directory.Invoice;
import io.github.portalinvites.directory.InvoiceId;
import io.github.portalinvites.directory.Service;
import io.github.portalinvites.directory.ServiceId;
import io.github.portalinvites.directory.Site;
import io.github.portalinvites.directory.SiteId;
import io.github.portalinvites.directory.SiteSource;
import io.github.portalinvites.directory.SiteSourceId;
import io.github.portalinvites.portal.HostId;
import io.github.portalinvites.portal.KeyType;
import io.github.portalinvites.storage.DirectoryTables;
import io.github.portalinvites.storage.NewKeys;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The directory's records, and what belongs to what. */
final class MemoryDirectoryTables implements DirectoryTables {

  static final Comparator<HostId> BY_KEY = comparing(HostId::key);
  private static final Comparator<LinkId> BY_CONTACT_AND_ACCOUNT =
      comparing(LinkId::contact, BY_KEY).thenComparing(LinkId::account, BY_KEY);

  final Table<DivisionId, Division> divisions;
  final Table<AccountClassId, AccountClass> accountClasses;
  final Table<BillGroupId, BillGroup> billGroups;
  final Table<AccountSourceId, AccountSource> accountSources;
  final Table<SiteSourceId, SiteSource> siteSources;
  final Table<AccountId, Account> accounts;
  final Table<SiteId, Site> sites;
  final Table<ServiceId, Service> services;
  final Table<ContactId, Contact> contacts;
  private final Table<LinkId, ContactLink> links;
  final Table<InvoiceId, Invoice> invoices;

  final Index<AccountId, SiteId> sitesOf;
  final Index<SiteId, ServiceId> servicesOf;
  final Index<ContactId, AccountId> accountsOf;
  final Index<AccountId, ContactId> contactsOf;
  private final Index<SiteId, LinkId> linksNaming;
  final Index<AccountId, InvoiceId> invoicesOf;
  final Index<String, InvoiceId> invoicesByNumber;
  final MemoryPlaces places;

  MemoryDirectoryTables() {
    divisions = Table.sortedBy(BY_KEY);
    accountClasses = Table.sortedBy(BY_KEY);
    billGroups = Table.sortedBy(BY_KEY);
    accountSources = Table.sortedBy(BY_KEY);
    siteSources = Table.sortedBy(BY_KEY);
    accounts = Table.sortedBy(BY_KEY);
    sites = Table.sortedBy(BY_KEY);
    services = Table.sortedBy(BY_KEY);
    contacts = Table.sortedBy(BY_KEY);
    links = Table.sortedBy(BY_CONTACT_AND_ACCOUNT);
    invoices = Table.sortedBy(BY_KEY);
    sitesOf = Index.sortedBy(BY_KEY, BY_KEY);
    servicesOf = Index.sortedBy(BY_KEY, BY_KEY);
    accountsOf = Index.sortedBy(BY_KEY, BY_KEY);
    contactsOf = Index.sortedBy(BY_KEY, BY_KEY);
    linksNaming = Index.sortedBy(BY_KEY, BY_CONTACT_AND_ACCOUNT);
    invoicesOf = Index.sortedBy(BY_KEY, BY_KEY);
    invoicesByNumber = Index.sortedBy(naturalOrder(), BY_KEY);
    places = new MemoryPlaces();
  }

  MemoryDirectoryTables(MemoryDirectoryTables from, Session session) {
    divisions = from.divisions.in(session);
    accountClasses = from.accountClasses.in(session);
    billGroups = from.billGroups.in(session);
    accountSources = from.accountSources.in(session);
    siteSources = from.siteSources.in(session);
    accounts = from.accounts.in(session);
    sites = from.sites.in(session);
    services = from.services.in(session);
    contacts = from.contacts.in(session);
    links = from.links.in(session);
    invoices = from.invoices.in(session);
    sitesOf = from.sitesOf.in(session);
    servicesOf = from.servicesOf.in(session);
    accountsOf = from.accountsOf.in(session);
    contactsOf = from.contactsOf.in(session);
    linksNaming = from.linksNaming.in(session);
    invoicesOf = from.invoicesOf.in(session);
    invoicesByNumber = from.invoicesByNumber.in(session);
    places = from.places.in(session);
  }

  @Nullable ContactLink link(ContactId contact, AccountId account) {
    return links.get(new LinkId(contact, account));
  }

  @Override
  public void save(Collection<? extends DirectoryRecord> records) {
    records.forEach(this::save);
  }

  @Override
  public ContactId newContact() {
    var someKey =
        Stream.concat(contacts.after(null).limit(1), accounts.after(null).limit(1))
            .map(each -> each.key().key().type())
            .findFirst();
    var type = someKey.orElse(KeyType.WHOLE_NUMBER);
    return Stream.generate(() -> new ContactId(NewKeys.random(type)))
        .filter(each -> contacts.get(each) == null)
        .findFirst()
        .orElseThrow();
  }

  @Override
  public Set<AccountId> accountsOf(Collection<SiteId> asked, Collection<ServiceId> servicesAsked) {
    var sitesOfServices =
        servicesAsked.stream()
            .flatMap(id -> Stream.ofNullable(services.get(id)))
            .map(Service::site);
    return Stream.concat(asked.stream(), sitesOfServices)
        .flatMap(id -> Stream.ofNullable(sites.get(id)))
        .map(Site::account)
        .collect(toSet());
  }

  @Override
  public void unlink(ContactId contact, AccountId account) {
    remove(new LinkId(contact, account));
  }

  @Override
  public void remove(ContactId contact) {
    accountsOf.of(contact).forEach(account -> unlink(contact, account));
    contacts.remove(contact);
  }

  @Override
  public void remove(AccountId account) {
    contactsOf.of(account).forEach(contact -> unlink(contact, account));
    sitesOf.of(account).forEach(this::remove);
    invoicesOf.of(account).forEach(this::remove);
    places.replace(accounts.get(account), null);
    accounts.remove(account);
  }

  @Override
  public void remove(SiteId site) {
    servicesOf.of(site).forEach(this::remove);
    var found = sites.get(site);
    if (found != null) {
      sitesOf.remove(found.account(), site);
    }
    places.replace(found, null);
    linksNaming.of(site).forEach(link -> narrow(link, site));
    sites.remove(site);
  }

  private void remove(LinkId id) {
    var found = links.get(id);
    if (found != null) {
      accountsOf.remove(id.contact(), id.account());
      contactsOf.remove(id.account(), id.contact());
      found.scope().sites().forEach(site -> linksNaming.remove(site, id));
    }
    links.remove(id);
  }

  private void remove(ServiceId service) {
    var found = services.get(service);
    if (found != null) {
      servicesOf.remove(found.site(), service);
    }
    services.remove(service);
  }

  private void remove(InvoiceId invoice) {
    var found = invoices.get(invoice);
    if (found != null) {
      invoicesOf.remove(found.account(), invoice);
      invoicesByNumber.remove(found.number(), invoice);
    }
    invoices.remove(invoice);
  }

  private void narrow(LinkId id, SiteId site) {
    var link = links.get(id);
    if (link != null) {
      var rest = new HashSet<>(link.scope().sites());
      rest.remove(site);
      save(link.sites(rest));
    }
  }

  private void save(DirectoryRecord record) {
    if (record instanceof Division division) {
      divisions.put(division.id(), division);
    } else if (record instanceof AccountClass accountClass) {
      accountClasses.put(accountClass.id(), accountClass);
    } else if (record instanceof BillGroup billGroup) {
      billGroups.put(billGroup.id(), billGroup);
    } else if (record instanceof AccountSource source) {
      accountSources.put(source.id(), source);
    } else if (record instanceof SiteSource source) {
      siteSources.put(source.id(), source);
    } else if (record instanceof Account account) {
      places.replace(accounts.get(account.id()), account);
      accounts.put(account.id(), account);
    } else if (record instanceof Site site) {
      save(site);
    } else if (record instanceof Service service) {
      save(service);
    } else if (record instanceof Contact contact) {
      contacts.put(contact.id(), contact);
    } else if (record instanceof ContactLink link) {
      save(link);
    } else if (record instanceof Invoice invoice) {
      save(invoice);
    }
  }

  private void save(Site site) {
    var before = sites.get(site.id());
    if (before != null) {
      sitesOf.remove(before.account(), before.id());
    }
    places.replace(before, site);
    sites.put(site.id(), site);
    sitesOf.add(site.account(), site.id());
  }

  private void save(Service service) {
    remove(service.id());
    services.put(service.id(), service);
    servicesOf.add(service.site(), service.id());
  }

  private void save(ContactLink link) {
    var id = new LinkId(link.contact(), link.account());
    remove(id);
    links.put(id, link);
    accountsOf.add(link.contact(), link.account());
    contactsOf.add(link.account(), link.contact());
    link.scope().sites().forEach(site -> linksNaming.add(site, id));
  }

  private void save(Invoice invoice) {
    remove(invoice.id());
    invoices.put(invoice.id(), invoice);
    invoicesOf.add(invoice.account(), invoice.id());
    invoicesByNumber.add(invoice.number(), invoice.id());
  }

  private record LinkId(ContactId contact, AccountId account) {}
}
