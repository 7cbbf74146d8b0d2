package io.github.portalinvites.memory;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.github.portalinvites.audience.BucketCounts;
import io.github.portalinvites.directory.AccountId;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.invitation.IdentityId;
import io.github.portalinvites.invitation.Standing;
import io.github.portalinvites.portal.HostKey;
import io.github.portalinvites.storage.AudienceLink;
import io.github.portalinvites.storage.AudienceQuery;
import io.github.portalinvites.storage.AudienceRows;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Audience rows, found by looking at each. */
final class MemoryAudience implements AudienceRows {

  private static final Comparator<PersonPosition> PEOPLE =
      Comparator.comparing(PersonPosition::firstName).thenComparingLong(PersonPosition::contact);

  private final Table<ContactId, List<MemoryRow>> rows;
  private final Index<IdentityId, ContactId> contacts;
  private final Index<ContactId, IdentityId> former;
  private final Index<IdentityId, ContactId> formerContacts;
  private final Table<Long, IdentityId> identities;
  private final Numbers<ContactId> contactNumbers;
  private final Numbers<AccountId> accountNumbers;
  private final Numbers<IdentityId> identityNumbers;
  private final ShownStatus shown;

  MemoryAudience(ShownStatus shown) {
    Comparator<IdentityId> byValue = Comparator.comparing(IdentityId::value);
    rows = Table.sortedBy(MemoryDirectoryTables.BY_KEY);
    contacts = Index.sortedBy(byValue, MemoryDirectoryTables.BY_KEY);
    former = Index.sortedBy(MemoryDirectoryTables.BY_KEY, byValue);
    formerContacts = Index.sortedBy(byValue, MemoryDirectoryTables.BY_KEY);
    identities = Table.sortedBy(Comparator.naturalOrder());
    contactNumbers = Numbers.sortedBy(MemoryDirectoryTables.BY_KEY);
    accountNumbers = Numbers.sortedBy(MemoryDirectoryTables.BY_KEY);
    identityNumbers = Numbers.sortedBy(byValue);
    this.shown = shown;
  }

  MemoryAudience(MemoryAudience from, Session session, ShownStatus shown) {
    rows = from.rows.in(session);
    contacts = from.contacts.in(session);
    former = from.former.in(session);
    formerContacts = from.formerContacts.in(session);
    identities = from.identities.in(session);
    contactNumbers = from.contactNumbers.in(session);
    accountNumbers = from.accountNumbers.in(session);
    identityNumbers = from.identityNumbers.in(session);
    this.shown = shown;
  }

  @Override
  public void replace(Set<ContactId> replaced, Collection<AudienceLink> links) {
    replaced.forEach(this::remove);
    links.forEach(this::add);
  }

  @Override
  public void restate(Map<ContactId, Standing> standings) {
    standings.forEach(
        (contact, standing) ->
            rows.change(contact, all -> all.stream().map(row -> row.standing(standing)).toList()));
  }

  @Override
  public Map<IdentityId, Set<ContactId>> contactsOf(Collection<IdentityId> sought) {
    return sought.stream()
        .distinct()
        .filter(identity -> contacts.of(identity).findAny().isPresent())
        .collect(toMap(Function.identity(), identity -> contacts.of(identity).collect(toSet())));
  }

  @Override
  public List<AudienceLink> of(Collection<ContactId> sought) {
    return sought.stream().distinct().flatMap(this::rowsOf).map(MemoryRow::link).toList();
  }

  @Override
  public List<ContactId> contactsAfter(@Nullable ContactId after, int limit) {
    return rows.after(after).limit(limit).map(Tree::key).toList();
  }

  @Override
  public BucketCounts counts(AudienceQuery query) {
    var tallies = new Tallies();
    matching(query).forEach(tallies::add);
    return tallies.counts();
  }

  @Override
  public Map<HostKey, BucketCounts> countsBy(Dimension dimension, AudienceQuery query) {
    var tallies = new HashMap<HostKey, Tallies>();
    matching(query)
        .forEach(
            row ->
                row.valuesOf(dimension)
                    .forEach(key -> tallies.computeIfAbsent(key, none -> new Tallies()).add(row)));
    return tallies.entrySet().stream()
        .collect(toMap(Map.Entry::getKey, each -> each.getValue().counts()));
  }

  @Override
  public List<RowAt> page(AudienceQuery query, Order order, @Nullable Position after, int limit) {
    var sorting = new RowOrder(order, shown);
    var first = new TreeSet<>(sorting);
    matching(query)
        .map(sorting::place)
        .filter(placed -> after == null || sorting.compare(placed.at(), after) > 0)
        .forEach(
            placed -> {
              first.add(placed);
              if (first.size() > limit) {
                first.pollLast();
              }
            });
    return first.stream().map(placed -> new RowAt(placed.row().shown(shown), placed.at())).toList();
  }

  @Override
  public List<PersonAt> people(AudienceQuery query, @Nullable PersonPosition after, int limit) {
    return matching(query)
        .map(MemoryRow::person)
        .distinct()
        .filter(person -> after == null || PEOPLE.compare(person.position(), after) > 0)
        .sorted(Comparator.comparing(PersonAt::position, PEOPLE))
        .limit(limit)
        .toList();
  }

  @Override
  public List<Candidate> candidates(AudienceQuery query, long after, int limit) {
    var filter = new RowFilter(query);
    return identities
        .after(after)
        .map(each -> new Candidate(each.key(), each.value(), matching(each.value(), filter)))
        .filter(candidate -> !candidate.contacts().isEmpty())
        .limit(limit)
        .toList();
  }

  /** Those that a contact has or had. */
  Stream<IdentityId> identitiesOf(ContactId contact) {
    return Stream.concat(former.of(contact), rowsOf(contact).flatMap(row -> ids(row.link())));
  }

  /** Whether a contact has or had {@code identity}. */
  boolean isKnown(IdentityId identity) {
    return Stream.concat(contacts.of(identity), formerContacts.of(identity)).findAny().isPresent();
  }

  void forget(ContactId contact) {
    former
        .of(contact)
        .forEach(
            identity -> {
              former.remove(contact, identity);
              formerContacts.remove(identity, contact);
            });
  }

  private void remember(ContactId contact, IdentityId identity) {
    former.add(contact, identity);
    formerContacts.add(identity, contact);
  }

  private Set<ContactId> matching(IdentityId identity, RowFilter filter) {
    return contacts
        .of(identity)
        .filter(contact -> rowsOf(contact).anyMatch(filter))
        .collect(toSet());
  }

  /** The rows of one contact follow each other. */
  private Stream<MemoryRow> matching(AudienceQuery query) {
    var picked = query.filter().contacts();
    var reached =
        picked.isEmpty()
            ? rows.values().flatMap(List::stream)
            : picked.stream().flatMap(this::rowsOf);
    return reached.filter(new RowFilter(query));
  }

  private Stream<MemoryRow> rowsOf(ContactId contact) {
    return rows.getOr(contact, List.of()).stream();
  }

  private void remove(ContactId contact) {
    rowsOf(contact)
        .forEach(
            row -> {
              ids(row.link()).forEach(each -> contacts.remove(each, contact));
              ids(row.link()).forEach(each -> remember(contact, each));
            });
    rows.remove(contact);
  }

  private void add(AudienceLink link) {
    var contact = link.person().id();
    var row =
        new MemoryRow(link, contactNumbers.of(contact), accountNumbers.of(link.account().id()));
    rows.put(contact, Stream.concat(rowsOf(contact), Stream.of(row)).toList());
    ids(link).forEach(each -> contacts.add(each, contact));
    identities.put(identityNumbers.of(link.identity()), link.identity());
  }

  /** The identity, and the mailbox where that is another. */
  private static Stream<IdentityId> ids(AudienceLink link) {
    return Stream.concat(Stream.of(link.identity()), link.mailbox().stream());
  }
}
