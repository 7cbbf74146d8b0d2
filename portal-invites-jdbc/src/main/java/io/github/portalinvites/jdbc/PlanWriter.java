package io.github.portalinvites.jdbc;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.github.portalinvites.delivery.RunId;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.invitation.SkipReason;
import io.github.portalinvites.portal.HostId;
import io.github.portalinvites.storage.Delivery;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Adds messages, recipients and skipped contacts to a plan: a statement for each of them. */
final class PlanWriter {

  private static final List<Bulk.Column> MESSAGE =
      List.of(
          new Bulk.Column("number", SqlType.LONG),
          new Bulk.Column("identity", SqlType.LONG),
          new Bulk.Column("account", SqlType.LONG),
          new Bulk.Column("first_recipient", SqlType.LONG),
          new Bulk.Column("planned", SqlType.INTEGER),
          new Bulk.Column("recipients", SqlType.INTEGER),
          new Bulk.Column("shared", SqlType.BOOLEAN));

  private static final List<Bulk.Column> RECIPIENT =
      List.of(
          new Bulk.Column("position", SqlType.LONG),
          new Bulk.Column("contact", SqlType.LONG),
          new Bulk.Column("message", SqlType.LONG),
          new Bulk.Column("skipped", SqlType.TEXT));

  private static final String LOCK =
      """
      select run, queued_recipients + queued_skipped as size
        from pi_run
       where portal = :portal and run_id = :run
       order by run
         for update
      """;

  private static final String COUNT =
      """
      update pi_run
         set queued_recipients = queued_recipients + :recipients,
             queued_skipped = queued_skipped + :skipped
       where run = :run
      """;

  private static final String PLANNED =
      """
      select c.host_key
        from pi_number c
        join pi_recipient p on p.run = %s and p.contact = c.number
       where c.portal = :portal and c.kind = 'c' and c.host_key = any(:contacts)
       order by p.position
      """
          .formatted(RunTable.NUMBER);

  private final Session session;

  PlanWriter(Session session) {
    this.session = session;
  }

  void enqueue(RunId run, List<Delivery> messages, Map<ContactId, SkipReason> skipped) {
    var stored = lock(run);
    var rows = new Rows(numbers(messages, skipped.keySet()), stored.size + 1);
    messages.forEach(rows::add);
    skipped.forEach(rows::addSkipped);
    insert("pi_message", stored.run, MESSAGE, rows.messages);
    insert("pi_recipient", stored.run, RECIPIENT, rows.recipients);
    session
        .update(COUNT)
        .bind("run", stored.run)
        .bind("recipients", rows.recipients.size() - skipped.size())
        .bind("skipped", skipped.size())
        .execute();
  }

  Set<ContactId> planned(RunId run, Collection<ContactId> contacts) {
    var wanted = contacts.stream().map(contact -> KeyText.of(contact.key())).distinct().toList();
    return session
        .query(PLANNED)
        .bind("run", run.value())
        .bind("contacts", session.array(SqlType.TEXT, wanted))
        .map((row, context) -> new ContactId(KeyText.read(row.getString("host_key"))))
        .collect(toUnmodifiableSet());
  }

  private Stored lock(RunId run) {
    return session
        .query(LOCK)
        .bind("run", run.value())
        .map((row, context) -> new Stored(row.getLong("run"), row.getLong("size")))
        .one();
  }

  private void insert(
      String table, long run, List<Bulk.Column> columns, List<List<@Nullable Object>> rows) {
    if (rows.isEmpty()) {
      return;
    }
    var names = String.join(", ", columns.stream().map(Bulk.Column::name).toList());
    var sql =
        "insert into %s (run, %s) select cast(:run as bigint), %s from %s"
            .formatted(table, names, names, Bulk.unnest(session.dialect(), columns));
    Bulk.bind(session, session.update(sql).bind("run", run), columns, rows).execute();
  }

  private Map<Numbers.Key, Long> numbers(List<Delivery> messages, Set<ContactId> skipped) {
    var keys =
        Stream.concat(
            messages.stream().flatMap(PlanWriter::keys), skipped.stream().map(PlanWriter::key));
    return Numbers.ofEntities(session).findOrAdd(keys.distinct().toList());
  }

  private static Stream<Numbers.Key> keys(Delivery message) {
    return Stream.concat(
        Stream.of(
            Numbers.Key.of(message.identity()),
            Numbers.Key.of(NumberKind.ACCOUNT, message.account())),
        message.recipients().stream().map(PlanWriter::key));
  }

  private static Numbers.Key key(ContactId contact) {
    return Numbers.Key.of(NumberKind.CONTACT, contact);
  }

  private record Stored(long run, long size) {}

  /** The rows to add, from a position on. */
  private static final class Rows {

    private final Map<Numbers.Key, Long> numbers;
    private final List<List<@Nullable Object>> messages = new ArrayList<>();
    private final List<List<@Nullable Object>> recipients = new ArrayList<>();
    private long position;

    private Rows(Map<Numbers.Key, Long> numbers, long position) {
      this.numbers = numbers;
      this.position = position;
    }

    private void add(Delivery message) {
      messages.add(
          Arrays.asList(
              message.number(),
              numbers.get(Numbers.Key.of(message.identity())),
              numbers.get(Numbers.Key.of(NumberKind.ACCOUNT, message.account())),
              position,
              message.recipients().size(),
              message.recipients().size(),
              message.shared()));
      message.recipients().stream()
          .sorted(Comparator.comparing(HostId::key))
          .forEach(contact -> add(contact, message.number(), null));
    }

    private void addSkipped(ContactId contact, SkipReason reason) {
      add(contact, null, reason);
    }

    private void add(ContactId contact, @Nullable Long message, @Nullable SkipReason reason) {
      recipients.add(
          Arrays.asList(
              position, numbers.get(key(contact)), message, reason == null ? null : reason.name()));
      position++;
    }
  }
}
