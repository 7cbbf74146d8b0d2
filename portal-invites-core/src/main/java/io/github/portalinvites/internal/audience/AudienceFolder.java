package io.github.portalinvites.internal.audience;

import io.github.portalinvites.audience.AudienceUpkeep.Drift;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.internal.invitation.Logins;
import io.github.portalinvites.internal.invitation.Owner;
import io.github.portalinvites.internal.invitation.Standings;
import io.github.portalinvites.invitation.IdentityId;
import io.github.portalinvites.invitation.Standing;
import io.github.portalinvites.storage.AudienceLink;
import io.github.portalinvites.storage.Change;
import io.github.portalinvites.storage.ContactFacts;
import io.github.portalinvites.storage.Stores;
import java.util.ArrayList;
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

  private final Logins logins;

  AudienceFolder(Logins logins) {
    this.logins = logins;
  }

  /**
   * Takes in one batch of changes.
   *
   * @return whether there may be more
   */
  boolean fold(Stores stores) {
    var changes = stores.changes().take(BATCH);
    if (changes.contains(new Change.OfEverything())) {
      Resync.begin(stores);
    }
    var contacts = touchedContacts(stores, changes);
    rebuild(stores, contacts);
    if (logins.byMailbox()) {
      restate(stores, touchedIdentities(changes), contacts);
    }
    return Resync.step(stores, this) || !changes.isEmpty();
  }

  /** Replaces the rows of {@code contacts} by what the facts give. */
  Drift rebuild(Stores stores, Set<ContactId> contacts) {
    if (!contacts.isEmpty()) {
      stores.audience().replace(contacts, rows(stores, stores.directory().facts(contacts)));
    }
    return new Drift(contacts.size(), contacts.size(), 0);
  }

  /** Rebuilds those of {@code contacts} whose rows differ from the facts. */
  Drift repair(Stores stores, Set<ContactId> contacts) {
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

  private List<AudienceLink> rows(Stores stores, List<ContactFacts> facts) {
    var owners = facts.stream().map(each -> logins.owner(each.contact())).toList();
    var standings = Standings.read(stores, owners);
    return facts.stream().flatMap(each -> RowMaker.rows(each, logins, standings).stream()).toList();
  }

  private static Map<ContactId, Set<AudienceLink>> byContact(List<AudienceLink> rows) {
    var result = new HashMap<ContactId, Set<AudienceLink>>();
    rows.forEach(row -> result.computeIfAbsent(row.person().id(), id -> new HashSet<>()).add(row));
    return result;
  }

  private Set<ContactId> touchedContacts(Stores stores, List<Change> changes) {
    var accounts = only(Change.OfAccount.class, changes).map(Change.OfAccount::account).toList();
    var contacts = new HashSet<>(stores.directory().contactsOf(accounts));
    only(Change.OfContact.class, changes).map(Change.OfContact::contact).forEach(contacts::add);
    if (!logins.byMailbox()) {
      // where a mailbox says nothing of whose logins changed, the directory does
      var touched = stores.audience().contactsOf(touchedIdentities(changes));
      touched.values().forEach(contacts::addAll);
    }
    return contacts;
  }

  private static List<IdentityId> touchedIdentities(List<Change> changes) {
    return only(Change.OfIdentity.class, changes).map(Change.OfIdentity::identity).toList();
  }

  private static <T extends Change> Stream<T> only(Class<T> kind, List<Change> changes) {
    return changes.stream().filter(kind::isInstance).map(kind::cast);
  }

  private void restate(Stores stores, List<IdentityId> identities, Set<ContactId> alreadyRebuilt) {
    if (identities.isEmpty()) {
      return;
    }
    var owners = new ArrayList<Owner>();
    stores
        .audience()
        .contactsOf(identities)
        .forEach(
            (identity, contacts) ->
                contacts.stream()
                    .filter(contact -> !alreadyRebuilt.contains(contact))
                    .forEach(contact -> owners.add(Owner.byMailbox(contact, identity))));
    var standings = Standings.read(stores, owners);
    var changed = new HashMap<ContactId, Standing>();
    owners.forEach(owner -> changed.put(owner.contact(), standings.of(owner)));
    stores.audience().restate(changed);
  }
}
