package io.github.portalinvites.jdbc;

import io.github.portalinvites.directory.Account;
import io.github.portalinvites.directory.AccountClass;
import io.github.portalinvites.directory.AccountSource;
import io.github.portalinvites.directory.BillGroup;
import io.github.portalinvites.directory.Contact;
import io.github.portalinvites.directory.ContactLink;
import io.github.portalinvites.directory.DirectoryRecord;
import io.github.portalinvites.directory.Division;
import io.github.portalinvites.directory.Invoice;
import io.github.portalinvites.directory.PortalSettings.InactiveSites;
import io.github.portalinvites.directory.Service;
import io.github.portalinvites.directory.Site;
import io.github.portalinvites.directory.SiteSource;
import io.github.portalinvites.portal.HostId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Records as rows of their relation. */
final class DirectoryRows {

  private final Session session;

  DirectoryRows(Session session) {
    this.session = session;
  }

  Row row(DirectoryRecord record) {
    if (record instanceof ContactLink link) {
      return link(link);
    }
    if (record instanceof Contact contact) {
      return contact(contact);
    }
    if (record instanceof Account account) {
      return account(account);
    }
    if (record instanceof Site site) {
      return site(site);
    }
    if (record instanceof Service service) {
      return service(service);
    }
    return record instanceof Invoice invoice ? invoice(invoice) : listed(record);
  }

  /** The sites that a link names. */
  Stream<Row> sites(ContactLink link) {
    var contact = key(KeyKind.CONTACT, link.contact());
    var account = key(KeyKind.ACCOUNT, link.account());
    return link.scope().sites().stream()
        .map(site -> Row.of(Relation.CONTACT_SITE, contact, account, key(KeyKind.SITE, site)));
  }

  private Row listed(DirectoryRecord record) {
    if (record instanceof Division division) {
      return division(division);
    }
    if (record instanceof AccountClass accountClass) {
      return accountClass(accountClass);
    }
    if (record instanceof BillGroup group) {
      return Row.of(Relation.BILL_GROUP, key(KeyKind.BILL_GROUP, group.id()), group.name());
    }
    if (record instanceof AccountSource source) {
      var key = key(KeyKind.ACCOUNT_SOURCE, source.id());
      return Row.of(Relation.ACCOUNT_SOURCE, key, source.name());
    }
    var source = (SiteSource) record;
    return Row.of(Relation.SITE_SOURCE, key(KeyKind.SITE_SOURCE, source.id()), source.name());
  }

  private Row division(Division division) {
    return Row.of(
        Relation.DIVISION,
        key(KeyKind.DIVISION, division.id()),
        division.name(),
        division.emailFrom(),
        String.join(" ", division.senderDomains()),
        division.zone().getId(),
        division.locale().toLanguageTag());
  }

  private Row accountClass(AccountClass accountClass) {
    var portal = accountClass.portal();
    return Row.of(
        Relation.ACCOUNT_CLASS,
        key(KeyKind.ACCOUNT_CLASS, accountClass.id()),
        accountClass.name(),
        portal.access(),
        portal.autoSend(),
        portal.invoiceRegistration(),
        portal.inactiveSites() == InactiveSites.SERVICE_HISTORY_ONLY,
        portal.homePage());
  }

  private Row account(Account account) {
    var lists = account.lists();
    return Row.of(
        Relation.ACCOUNT,
        key(KeyKind.ACCOUNT, account.id()),
        account.number(),
        account.name(),
        key(KeyKind.DIVISION, lists.division()),
        key(KeyKind.ACCOUNT_CLASS, lists.accountClass()),
        key(KeyKind.BILL_GROUP, lists.billGroup()),
        key(KeyKind.ACCOUNT_SOURCE, lists.source()),
        account.status().name(),
        account.balance(),
        account.automaticPayment(),
        account.address());
  }

  private Row site(Site site) {
    return Row.of(
        Relation.SITE,
        key(KeyKind.SITE, site.id()),
        key(KeyKind.ACCOUNT, site.account()),
        site.number(),
        site.name(),
        site.address(),
        key(KeyKind.SITE_SOURCE, site.source()),
        site.active());
  }

  private Row service(Service service) {
    return Row.of(
        Relation.SERVICE,
        key(KeyKind.SERVICE, service.id()),
        key(KeyKind.SITE, service.site()),
        service.active());
  }

  private Row contact(Contact contact) {
    var name = contact.name();
    var reach = contact.reach();
    return Row.of(
        Relation.CONTACT,
        key(KeyKind.CONTACT, contact.id()),
        name.title(),
        name.full(),
        name.given(),
        name.family(),
        reach.email(),
        reach.email2(),
        reach.mobilePhone(),
        tag(contact.locale()),
        contact.note(),
        contact.portalAccess());
  }

  private Row link(ContactLink link) {
    return Row.of(
        Relation.CONTACT_ACCOUNT,
        key(KeyKind.CONTACT, link.contact()),
        key(KeyKind.ACCOUNT, link.account()),
        link.scope().wholeAccount(),
        link.billing().name());
  }

  private Row invoice(Invoice invoice) {
    return Row.of(
        Relation.INVOICE,
        key(KeyKind.INVOICE, invoice.id()),
        key(KeyKind.ACCOUNT, invoice.account()),
        invoice.number(),
        key(KeyKind.SITE, invoice.site()),
        invoice.date(),
        invoice.voided(),
        invoice.quickPayCode());
  }

  private @Nullable Object key(KeyKind kind, @Nullable HostId id) {
    return session.key(kind).value(id);
  }

  private static @Nullable String tag(@Nullable Locale locale) {
    return locale == null ? null : locale.toLanguageTag();
  }

  /** Values in the order of the relation's columns. */
  record Row(Relation relation, List<@Nullable Object> values) {

    static Row of(Relation relation, @Nullable Object... values) {
      return new Row(relation, Arrays.asList(values));
    }

    /** What it has in common with the row that it replaces. */
    Object identity() {
      return new Row(relation, values.subList(0, relation.keys().size()));
    }
  }
}
