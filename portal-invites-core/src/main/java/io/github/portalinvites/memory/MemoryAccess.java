package io.github.portalinvites.memory;

import static io.github.portalinvites.memory.MemoryDirectoryTables.BY_KEY;
import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;

import io.github.portalinvites.access.AccessGrant;
import io.github.portalinvites.access.RoleId;
import io.github.portalinvites.directory.AccountId;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.directory.SiteId;
import io.github.portalinvites.storage.AccessStore;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Choices, and the sites that each of them ticks. */
final class MemoryAccess implements AccessStore {

  private static final Comparator<Key> BY_CONTACT =
      comparing(Key::contact, BY_KEY)
          .thenComparing(Key::account, nullsFirst(BY_KEY))
          .thenComparing(Key::effect, nullsFirst(naturalOrder()));
  private static final Comparator<SiteKey> BY_SITE =
      comparing(SiteKey::choice, BY_CONTACT).thenComparing(SiteKey::site, nullsFirst(BY_KEY));

  private final Table<Key, Choice> choices;
  private final Table<SiteKey, TickedSite> sites;

  MemoryAccess() {
    choices = Table.sortedBy(BY_CONTACT);
    sites = Table.sortedBy(BY_SITE);
  }

  MemoryAccess(MemoryAccess from, Session session) {
    choices = from.choices.in(session);
    sites = from.sites.in(session);
  }

  /** One transaction at a time writes anyway. */
  @Override
  public void lock(ContactId contact) {}

  @Override
  public void replace(ContactId contact, AccountId account, Effect effect, AccessGrant grant) {
    if (effect == Effect.WITH_LOGIN) {
      remove(new Key(contact, account, Effect.AT_NEXT_LOGIN));
    }
    var key = new Key(contact, account, effect);
    remove(key);
    var ticked = grant.sites();
    choices.put(
        key,
        new Choice(contact, account, effect, grant.wholeAccount(), grant.roles(), ticked.size()));
    ticked.forEach((site, roles) -> put(key, new TickedSite(site, roles)));
  }

  @Override
  public List<Choice> find(ContactId contact, AccountId account) {
    return of(contact).filter(each -> each.account().equals(account)).toList();
  }

  @Override
  public List<Choice> of(Collection<ContactId> contacts) {
    return contacts.stream().distinct().flatMap(this::of).toList();
  }

  @Override
  public Map<SiteId, Set<RoleId>> sites(Choice choice, Collection<SiteId> asked) {
    var found = new HashMap<SiteId, Set<RoleId>>();
    for (var site : asked) {
      var ticked = sites.get(new SiteKey(Key.of(choice), site));
      if (ticked != null) {
        found.put(site, ticked.roles());
      }
    }
    return found;
  }

  @Override
  public List<TickedSite> sitesAfter(Choice choice, @Nullable SiteId after, int limit) {
    return ticked(Key.of(choice), after).limit(limit).toList();
  }

  @Override
  public void remove(Collection<ContactId> contacts, AccountId account) {
    contacts.stream()
        .distinct()
        .flatMap(contact -> find(contact, account).stream())
        .map(Key::of)
        .forEach(this::remove);
  }

  @Override
  public List<Choice> makeEffective(Collection<ContactId> contacts) {
    var waiting =
        of(contacts).stream().filter(each -> each.effect() == Effect.AT_NEXT_LOGIN).toList();
    waiting.forEach(this::makeEffective);
    return waiting;
  }

  private void makeEffective(Choice waiting) {
    var ticked = new HashMap<SiteId, Set<RoleId>>();
    ticked(Key.of(waiting), null).forEach(each -> ticked.put(each.site(), each.roles()));
    var grant = new AccessGrant(waiting.allSites(), waiting.roles(), ticked);
    replace(waiting.contact(), waiting.account(), Effect.WITH_LOGIN, grant);
  }

  private Stream<Choice> of(ContactId contact) {
    return choices
        .after(new Key(contact, null, null))
        .takeWhile(each -> each.key().contact().equals(contact))
        .map(Tree::value);
  }

  private Stream<TickedSite> ticked(Key choice, @Nullable SiteId after) {
    return sites
        .after(new SiteKey(choice, after))
        .takeWhile(each -> each.key().choice().equals(choice))
        .map(Tree::value);
  }

  private void put(Key choice, TickedSite site) {
    sites.put(new SiteKey(choice, site.site()), site);
  }

  private void remove(Key choice) {
    ticked(choice, null).forEach(each -> sites.remove(new SiteKey(choice, each.site())));
    choices.remove(choice);
  }

  /** Without account and effect it stands before all of its contact. */
  private record Key(ContactId contact, @Nullable AccountId account, @Nullable Effect effect) {

    static Key of(Choice choice) {
      return new Key(choice.contact(), choice.account(), choice.effect());
    }
  }

  /** Without a site it stands before all of its choice. */
  private record SiteKey(Key choice, @Nullable SiteId site) {}
}
