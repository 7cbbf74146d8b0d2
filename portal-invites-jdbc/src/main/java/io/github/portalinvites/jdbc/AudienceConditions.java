package io.github.portalinvites.jdbc;

import io.github.portalinvites.audience.Restriction;
import io.github.portalinvites.portal.HostId;
import io.github.portalinvites.storage.AudienceQuery;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * The conditions of a query on {@code pi_audience a} and, for search words, {@code
 * pi_audience_detail d}. Each set of values is one parameter, however many there are.
 */
final class AudienceConditions {

  private final Session session;
  private final AudienceQuery query;
  private final List<String> conditions = new ArrayList<>(List.of("a.portal = :portal"));
  private final Map<String, Object> parameters = new LinkedHashMap<>();

  private AudienceConditions(Session session, AudienceQuery query) {
    this.session = session;
    this.query = query;
  }

  static AudienceConditions of(Session session, AudienceQuery query) {
    var conditions = new AudienceConditions(session, query);
    conditions.addLists();
    conditions.addAccount();
    conditions.addContacts();
    conditions.addBucket();
    conditions.addWords();
    return conditions;
  }

  /** All conditions, to follow {@code where}. */
  String sql() {
    return String.join(" and ", conditions);
  }

  /** The tables that the conditions are on, to follow {@code from}. */
  String tables() {
    return query.words().isEmpty() ? "pi_audience a" : AudienceTables.BOTH;
  }

  /** True for rows of a contact that may have several among those that match. */
  String multi() {
    return query.filter().divisions().size() == 1 ? "a.multi_in_division" : "a.multi";
  }

  <S extends SqlStatement<S>> S bind(S statement) {
    parameters.forEach(statement::bind);
    return statement;
  }

  private void addLists() {
    var lists = query.filter().lists();
    var wanted = new LinkedHashMap<NumberKind, Set<? extends HostId>>();
    wanted.put(NumberKind.DIVISION, query.filter().divisions());
    wanted.put(NumberKind.ACCOUNT_CLASS, lists.accountClasses());
    wanted.put(NumberKind.BILL_GROUP, lists.billGroups());
    wanted.put(NumberKind.ACCOUNT_SOURCE, lists.accountSources());
    wanted.put(NumberKind.SITE_SOURCE, lists.siteSources());
    wanted.values().removeIf(Set::isEmpty);
    var all = wanted.entrySet().stream().flatMap(each -> keys(each.getKey(), each.getValue()));
    var numbers = Numbers.ofLists(session).find(all.toList());
    wanted.forEach((kind, ids) -> addList(kind, known(numbers, keys(kind, ids))));
  }

  private void addList(NumberKind kind, List<Long> numbers) {
    var column = AudienceTables.column(kind);
    parameters.put(column, session.array(SqlType.INTEGER, numbers));
    conditions.add(
        kind == NumberKind.SITE_SOURCE
            ? session.dialect().anySiteSource()
            : "a.%s = any(:%s)".formatted(column, column));
  }

  private void addAccount() {
    var statuses = query.filter().accountStatuses();
    if (!statuses.isEmpty()) {
      conditions.add("a.account_status = any(:account_status)");
      var codes = statuses.stream().map(StoredCodes.ACCOUNT_STATUS::of).toList();
      parameters.put("account_status", session.array(SqlType.SMALL, codes));
    }
    Stream.of(Restriction.values())
        .filter(query.filter().restrictions()::contains)
        .forEach(restriction -> conditions.add("a." + AudienceTables.column(restriction)));
  }

  private void addContacts() {
    var contacts = query.filter().contacts();
    if (!contacts.isEmpty()) {
      var keys = keys(NumberKind.CONTACT, contacts).toList();
      var numbers = known(Numbers.ofEntities(session).find(keys), keys.stream());
      conditions.add("a.contact = any(:contacts)");
      parameters.put("contacts", session.array(SqlType.LONG, numbers));
    }
  }

  private void addBucket() {
    var bucket = query.bucket();
    if (bucket != null) {
      conditions.add("a.bucket = :bucket");
      parameters.put("bucket", StoredCodes.BUCKET.of(bucket));
    }
  }

  private void addWords() {
    for (var word : query.words()) {
      var name = "word" + parameters.size();
      conditions.add("d.search_key like :%s escape '!'".formatted(name));
      parameters.put(name, "%" + word.replaceAll("[!%_]", "!$0") + "%");
    }
  }

  private static Stream<Numbers.Key> keys(NumberKind kind, Set<? extends HostId> ids) {
    return ids.stream().map(id -> Numbers.Key.of(kind, id));
  }

  /** A key without a number is on no row. */
  private static List<Long> known(Map<Numbers.Key, Long> numbers, Stream<Numbers.Key> keys) {
    return keys.map(numbers::get).filter(Objects::nonNull).toList();
  }
}
