package io.github.portalinvites.internal.privacy;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.github.portalinvites.activity.Activity;
import io.github.portalinvites.directory.Contact;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.internal.bulk.SendEngine;
import io.github.portalinvites.internal.invitation.Consequences;
import io.github.portalinvites.internal.invitation.Leaving;
import io.github.portalinvites.internal.invitation.Logins;
import io.github.portalinvites.internal.portal.LostRace;
import io.github.portalinvites.internal.secret.Secrets;
import io.github.portalinvites.invitation.IdentityId;
import io.github.portalinvites.permission.Actor;
import io.github.portalinvites.permission.PermittedDivisions;
import io.github.portalinvites.portal.HostKey;
import io.github.portalinvites.portal.NotFoundException;
import io.github.portalinvites.privacy.ForgetOutcome;
import io.github.portalinvites.storage.ActivityStore.Entry;
import io.github.portalinvites.storage.Change;
import io.github.portalinvites.storage.Stores;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Takes one contact out of everything. Lives within one transaction. */
final class Forgetting {

  private static final int BATCH = 500;

  /** What the history may keep of somebody forgotten. */
  private static final Set<String> IMPERSONAL =
      Set.of("template", "version", "sender", "reason", "by", "cause");

  private final Stores stores;
  private final Logins logins;
  private final SendEngine engine;
  private final Actor actor;
  private final ContactId contact;
  private final ContactId nobody = new ContactId(HostKey.of("forgotten-" + UUID.randomUUID()));
  private final Leaving leaving;

  Forgetting(
      Stores stores,
      Logins logins,
      Secrets secrets,
      SendEngine engine,
      Actor actor,
      ContactId contact) {
    this.stores = stores;
    this.logins = logins;
    this.engine = engine;
    this.actor = actor;
    this.contact = contact;
    this.leaving = new Leaving(stores, logins, secrets, contact);
  }

  ForgetOutcome forget(PermittedDivisions permitted) {
    // whoever rewrites audience rows waits for us, and we for them: first of all
    stores.changes().take(0);
    var person = stores.directory().contacts(List.of(contact));
    if (person.isEmpty() && !stores.persons().knows(contact)) {
      return ForgetOutcome.NOTHING_KEPT;
    }
    requireInScope(permitted);
    if (stores.directoryTables().isEmpty() && !stores.persons().knows(contact)) {
      return ForgetOutcome.NOTHING_KEPT;
    }
    if (!stores.persons().withdraw(contact)) {
      return ForgetOutcome.MAIL_ON_ITS_WAY;
    }
    forget(mailboxes(person), person);
    return ForgetOutcome.FORGOTTEN;
  }

  private void requireInScope(PermittedDivisions permitted) {
    var links = stores.directory().linkedAccounts(contact).stream();
    var rows = stores.audience().of(List.of(contact)).stream();
    var divisions =
        Stream.concat(
                links.map(each -> each.account().lists().division()),
                rows.map(each -> each.account().division()))
            .collect(toSet());
    var inScope =
        divisions.isEmpty() ? permitted.all() : divisions.stream().anyMatch(permitted::contains);
    if (!inScope) {
      throw new NotFoundException("contact", contact);
    }
  }

  private Set<IdentityId> mailboxes(Collection<Contact> person) {
    var mailboxes = new HashSet<>(stores.persons().identities(contact));
    person.stream()
        .map(logins::owner)
        .flatMap(each -> Stream.of(each.login(), each.mailbox()))
        .forEach(mailboxes::add);
    return mailboxes;
  }

  private void forget(Set<IdentityId> mailboxes, Collection<Contact> person) {
    var names = new HashSet<String>();
    mailboxes.forEach(each -> names.add(each.value()));
    person.forEach(each -> names.add(each.name().full()));
    engine.redraft(stores, contact, nobody, names);
    var others = mailboxes.stream().collect(toMap(each -> each, leaving::others));
    others.forEach(this::leave);
    forgetDirectory();
    forgetHistory();
    stores.requests().forget(contact, mailboxes, nobody);
    others.values().forEach(each -> new Consequences(logins).draw(stores, each));
    stores.persons().forget(contact, nobody);
    mailboxes.forEach(each -> stores.persons().forget(each, anonymous()));
    tell(others.values());
  }

  private void leave(IdentityId mailbox, Set<ContactId> others) {
    if (!leaving.from(mailbox, others)) {
      throw new LostRace("An invitation");
    }
  }

  private void forgetDirectory() {
    stores.access().of(List.of(contact)).stream()
        .map(each -> each.account())
        .distinct()
        .forEach(account -> stores.access().remove(List.of(contact), account));
    stores.audience().replace(Set.of(contact), List.of());
    stores.autoSends().forget(contact);
    stores.directoryTables().ifPresent(tables -> tables.remove(contact));
  }

  private void forgetHistory() {
    var before = Long.MAX_VALUE;
    for (var page = page(before); !page.isEmpty(); page = page(before)) {
      stores.activities().rewrite(page.stream().map(Forgetting::impersonal).toList());
      before = page.get(page.size() - 1).position();
    }
  }

  private List<Entry> page(long before) {
    return stores.activities().ofContact(contact, before, BATCH);
  }

  private static Entry impersonal(Entry entry) {
    var told = entry.activity();
    var data =
        told.data().entrySet().stream()
            .filter(each -> IMPERSONAL.contains(each.getKey()))
            .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    return new Entry(
        entry.position(),
        new Activity(told.at(), told.who(), told.kind(), told.contact(), told.run(), data));
  }

  private IdentityId anonymous() {
    return IdentityId.of(new ContactId(HostKey.of("forgotten-" + UUID.randomUUID())));
  }

  private void tell(Collection<Set<ContactId>> others) {
    var who = Activity.Who.of(actor);
    var forgotten = Activity.Kind.CONTACT_FORGOTTEN;
    stores
        .activities()
        .append(List.of(new Activity(stores.now(), who, forgotten, null, null, Map.of())));
    stores
        .changes()
        .append(
            others.stream().flatMap(Set::stream).map(Change.OfContact::new).distinct().toList());
  }
}
