package io.github.portalinvites.jdbc;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.github.portalinvites.audience.Restriction;
import io.github.portalinvites.portal.HostId;
import io.github.portalinvites.storage.AudienceLink;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Audience links as rows of their tables. All links of a contact are among them. */
final class AudienceLinkRows {

  private final Map<Numbers.Key, Long> entities;
  private final Map<Numbers.Key, Long> lists;
  private final Map<Object, Long> ofContact;
  private final Map<Object, Long> ofContactInDivision;

  private AudienceLinkRows(
      Map<Numbers.Key, Long> entities,
      Map<Numbers.Key, Long> lists,
      Collection<AudienceLink> links) {
    this.entities = entities;
    this.lists = lists;
    this.ofContact = links.stream().collect(groupingBy(link -> link.person().id(), counting()));
    this.ofContactInDivision =
        links.stream().collect(groupingBy(AudienceLinkRows::inDivision, counting()));
  }

  /** Gives a number to everything that has none yet. */
  static AudienceLinkRows of(Session session, Collection<AudienceLink> links) {
    var entities = links.stream().flatMap(AudienceLinkRows::entities).toList();
    var lists = links.stream().flatMap(AudienceLinkRows::lists).toList();
    return new AudienceLinkRows(
        Numbers.ofEntities(session).findOrAdd(entities),
        Numbers.ofLists(session).findOrAdd(lists),
        links);
  }

  /** The contact and its identity. */
  Stream<List<@Nullable Object>> having(AudienceLink link) {
    return Stream.concat(Stream.of(link.identity()), link.mailbox().stream())
        .map(each -> Arrays.asList(contact(link), entities.get(Numbers.Key.of(each))));
  }

  /** A row of {@code pi_audience}. */
  List<@Nullable Object> row(AudienceLink link) {
    var criteria = link.criteria();
    return Arrays.asList(
        contact(link),
        account(link),
        entities.get(Numbers.Key.of(link.identity())),
        list(NumberKind.DIVISION, link.account().division()),
        list(NumberKind.ACCOUNT_CLASS, criteria.accountClass()),
        list(NumberKind.BILL_GROUP, criteria.billGroup()),
        list(NumberKind.ACCOUNT_SOURCE, criteria.accountSource()),
        StoredCodes.ACCOUNT_STATUS.of(criteria.accountStatus()),
        StoredCodes.BUCKET.of(link.standing().status().bucket()),
        criteria.satisfied().contains(Restriction.ACTIVE_SERVICES),
        criteria.satisfied().contains(Restriction.BALANCE_DUE),
        criteria.satisfied().contains(Restriction.BILLING_CONTACTS),
        criteria.satisfied().contains(Restriction.WITHOUT_AUTOMATIC_PAYMENT),
        several(ofContact.get(link.person().id())),
        several(ofContactInDivision.get(inDivision(link))),
        criteria.siteSources().stream()
            .map(source -> requireNonNull(list(NumberKind.SITE_SOURCE, source)))
            .toList());
  }

  /** A row of {@code pi_audience_detail}. */
  List<@Nullable Object> detail(AudienceLink link) {
    var person = link.person();
    var account = link.account();
    var standing = link.standing();
    return Arrays.asList(
        contact(link),
        account(link),
        person.name(),
        person.email(),
        account.number(),
        account.name(),
        account.automaticPayment(),
        link.keys().name(),
        link.keys().account(),
        link.keys().search(),
        StoredCodes.STATUS.of(standing.status()),
        standing.expires(),
        Never.or(standing.lastInviteSent()),
        Never.or(standing.lastLogin()));
  }

  /** A row of {@code pi_audience_contact}, the same for all links of a contact. */
  List<@Nullable Object> person(AudienceLink link) {
    var mailbox = link.mailbox().map(Numbers.Key::of).map(entities::get).orElse(null);
    return Arrays.asList(contact(link), mailbox, link.keys().firstName());
  }

  private @Nullable Long contact(AudienceLink link) {
    return entities.get(Numbers.Key.of(NumberKind.CONTACT, link.person().id()));
  }

  private @Nullable Long account(AudienceLink link) {
    return entities.get(Numbers.Key.of(NumberKind.ACCOUNT, link.account().id()));
  }

  private @Nullable Long list(NumberKind kind, @Nullable HostId id) {
    return id == null ? null : lists.get(Numbers.Key.of(kind, id));
  }

  private static boolean several(@Nullable Long count) {
    return count != null && count > 1;
  }

  private static Object inDivision(AudienceLink link) {
    return List.of(link.person().id(), link.account().division());
  }

  private static Stream<Numbers.Key> entities(AudienceLink link) {
    var always =
        Stream.of(
            Numbers.Key.of(NumberKind.CONTACT, link.person().id()),
            Numbers.Key.of(NumberKind.ACCOUNT, link.account().id()),
            Numbers.Key.of(link.identity()));
    return Stream.concat(always, link.mailbox().stream().map(Numbers.Key::of));
  }

  private static Stream<Numbers.Key> lists(AudienceLink link) {
    var criteria = link.criteria();
    var single =
        Stream.of(
                key(NumberKind.DIVISION, link.account().division()),
                key(NumberKind.ACCOUNT_CLASS, criteria.accountClass()),
                key(NumberKind.BILL_GROUP, criteria.billGroup()),
                key(NumberKind.ACCOUNT_SOURCE, criteria.accountSource()))
            .flatMap(each -> each);
    var sources = criteria.siteSources().stream();
    return Stream.concat(
        single, sources.map(source -> Numbers.Key.of(NumberKind.SITE_SOURCE, source)));
  }

  private static Stream<Numbers.Key> key(NumberKind kind, @Nullable HostId id) {
    return Stream.ofNullable(id).map(each -> Numbers.Key.of(kind, each));
  }
}
