package io.github.portalinvites.internal.audience;

import io.github.portalinvites.audience.AudienceUpkeep.Drift;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.internal.invitation.Standings;
import io.github.portalinvites.invitation.IdentityId;
import io.github.portalinvites.invitation.Standing;
import io.github.portalinvites.storage.AudienceLink;
import io.github.portalinvites.storage.Change;
import io.github.portalinvites.storage.ContactFacts;
import io.github.portalinvites.storage.Stores;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Brings audience rows up to date with the facts, a batch at a time. Whatever changed, it looks at
 * the truth.
 */
final class AudienceFolder {

  static final int BATCH = 500;

  private AudienceFolder() {}

  /**
   * Takes in one batch of changes.
   *
   * @return whether there may be more
   */
  static boolean fold(Stores stores) {
    var changes = stores.changes().take(BATCH);
    if (changes.contains(new Change.OfEverything())) {
      Resync.begin(stores);
    }
    var contacts = touchedContacts(stores, changes);
    rebuild(stores, contacts);
    restate(stores, touchedIdentities(changes), contacts);
    return Resync.step(stores) || !changes.isEmpty();
  }

  /** Replaces the rows of {@code contacts} by what the facts give. */
  static Drift rebuild(Stores stores, Set<ContactId> contacts) {
    if (!contacts.isEmpty()) {
      stores.audience().replace(contacts, rows(stores, stores.directory().facts(contacts)));
    }
    return new Drift(contacts.size(), contacts.size(), 0);
  }

  /** Rebuilds those of {@code contacts} whose rows differ from the facts. */
  static Drift repair(Stores stores, Set<ContactId> contacts) {
    var facts = stores.directory().facts(contacts);
    var right = byContact(rows(stores, facts));
    var stored = byContact(stores.audience().of(contacts));
    var wrong = new HashSet<ContactId>();
    for (var contact : contacts) {
      if (!right.getOrDefault(contact, Set.of()).equals(stored.getOrDefault(contact, Set.of()))) {
        wrong.add(contact);
      }
    }
    rebuild(stores, wrong);
    var unreadable = facts.stream().mapToLong(ContactFacts::unreadable).sum();
    return new Drift(contacts.size(), wrong.size(), unreadable);
  }

  private static List<AudienceLink> rows(Stores stores, List<ContactFacts> facts) {
    var identities = new HashMap<ContactId, IdentityId>();
    facts.stream()
        .map(ContactFacts::contact)
        .forEach(contact -> identities.put(contact.id(), IdentityId.of(contact)));
    var standings = Standings.read(stores, identities);
    return facts.stream().flatMap(each -> RowMaker.rows(each, standings).stream()).toList();
  }

  private static Map<ContactId, Set<AudienceLink>> byContact(List<AudienceLink> rows) {
    var result = new HashMap<ContactId, Set<AudienceLink>>();
    rows.forEach(row -> result.computeIfAbsent(row.person().id(), id -> new HashSet<>()).add(row));
    return result;
  }

  private static Set<ContactId> touchedContacts(Stores stores, List<Change> changes) {
    var accounts = only(Change.OfAccount.class, changes).map(Change.OfAccount::account).toList();
    var contacts = new HashSet<>(stores.directory().contactsOf(accounts));
    only(Change.OfContact.class, changes).map(Change.OfContact::contact).forEach(contacts::add);
    return contacts;
  }

  private static List<IdentityId> touchedIdentities(List<Change> changes) {
    return only(Change.OfIdentity.class, changes).map(Change.OfIdentity::identity).toList();
  }

  private static <T extends Change> Stream<T> only(Class<T> kind, List<Change> changes) {
    return changes.stream().filter(kind::isInstance).map(kind::cast);
  }

  private static void restate(
      Stores stores, List<IdentityId> identities, Set<ContactId> alreadyRebuilt) {
    if (identities.isEmpty()) {
      return;
    }
    var owners = new HashMap<ContactId, IdentityId>();
    stores
        .audience()
        .contactsOf(identities)
        .forEach((identity, contacts) -> contacts.forEach(each -> owners.put(each, identity)));
    owners.keySet().removeAll(alreadyRebuilt);
    var standings = Standings.read(stores, owners);
    var changed = new HashMap<ContactId, Standing>();
    owners.forEach((contact, identity) -> changed.put(contact, standings.of(contact, identity)));
    stores.audience().restate(changed);
  }
}
