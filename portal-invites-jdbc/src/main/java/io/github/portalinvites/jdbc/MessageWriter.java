package io.github.portalinvites.jdbc;

import static java.util.stream.Collectors.toMap;

import io.github.portalinvites.delivery.RunId;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.invitation.SkipReason;
import io.github.portalinvites.storage.Delivery;
import io.github.portalinvites.storage.Lease;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Keeps what becomes of messages. */
final class MessageWriter {

  private static final List<Bulk.Column> ATTEMPT =
      List.of(
          new Bulk.Column("number", SqlType.LONG),
          new Bulk.Column("attempts", SqlType.INTEGER),
          new Bulk.Column("doubts", SqlType.INTEGER),
          new Bulk.Column("first_tried", SqlType.INSTANT),
          new Bulk.Column("begun", SqlType.INSTANT),
          new Bulk.Column("invitation", SqlType.UUID),
          new Bulk.Column("generation", SqlType.INTEGER));

  private static final List<Bulk.Column> RESULT =
      Stream.concat(
              ATTEMPT.stream(),
              Stream.of(
                  new Bulk.Column("outcome", SqlType.TEXT),
                  new Bulk.Column("failed", SqlType.TEXT),
                  new Bulk.Column("retry_at", SqlType.INSTANT),
                  new Bulk.Column("handed_over", SqlType.INSTANT),
                  new Bulk.Column("reply", SqlType.TEXT)))
          .toList();

  private static final String KEEP =
      """
      merge into pi_message m
      using (select * from {rows}) s on m.run = %s and m.number = s.number
       when matched
       then update set {changes}
      """
          .formatted(RunTable.NUMBER);

  private static final String STORED =
      """
      select %s
        from pi_message
       where run = %s and number = any(:numbers)
       order by number
      """
          .formatted(StoredMessage.COLUMNS, RunTable.NUMBER);

  private static final String SKIP =
      """
      update pi_recipient
         set skipped = :reason
       where run = %s and contact = any(:contacts) and skipped is null
      """
          .formatted(RunTable.NUMBER);

  private static final String RECOUNT =
      """
      update pi_message m
         set recipients = (
               select count(*)
                 from pi_recipient p
                where p.run = m.run and p.position >= m.first_recipient
                  and p.position < m.first_recipient + m.planned and p.skipped is null)
       where m.run = %s
         and m.number in (
               select p.message
                 from pi_recipient p
                where p.run = %s and p.contact = any(:contacts))
      """
          .formatted(RunTable.NUMBER, RunTable.NUMBER);

  private final Session session;

  MessageWriter(Session session) {
    this.session = session;
  }

  /** What counters will change by when the results of {@code messages} are kept. */
  Counts changes(RunId run, Collection<Delivery> messages) {
    var counts = new Counts();
    var results = messages.stream().collect(toMap(Delivery::number, Delivery::result));
    for (var stored : stored(run, results.keySet())) {
      counts.takeBack(stored);
      counts.add(stored.with(Objects.requireNonNull(results.get(stored.number()))));
    }
    return counts;
  }

  void keepAttempts(RunId run, Collection<Delivery> messages) {
    keep(run, ATTEMPT, messages.stream().map(MessageWriter::attempt).toList());
  }

  void keepResults(RunId run, Collection<Delivery> messages) {
    keep(run, RESULT, messages.stream().map(MessageWriter::result).toList());
  }

  /** Returns how many were taken out that were not before. */
  long skip(Lease lease, Map<ContactId, SkipReason> recipients) {
    var reasons = new EnumMap<SkipReason, Set<Long>>(SkipReason.class);
    var numbers =
        Numbers.ofEntities(session)
            .find(recipients.keySet().stream().map(MessageWriter::key).toList());
    recipients.forEach(
        (contact, reason) ->
            reasons
                .computeIfAbsent(reason, none -> new TreeSet<>())
                .add(numbers.getOrDefault(key(contact), 0L)));
    var skipped = reasons.entrySet().stream().mapToLong(each -> skip(lease, each)).sum();
    if (skipped > 0) {
      recount(lease, numbers.values());
    }
    return skipped;
  }

  private List<StoredMessage> stored(RunId run, Collection<Long> messages) {
    return session
        .query(STORED)
        .bind("run", run.value())
        .bind("numbers", session.array(SqlType.LONG, messages))
        .map((row, context) -> StoredMessage.read(row))
        .list();
  }

  private long skip(Lease lease, Map.Entry<SkipReason, Set<Long>> contacts) {
    return session
        .update(SKIP)
        .bind("run", lease.run().value())
        .bind("reason", contacts.getKey().name())
        .bind("contacts", session.array(SqlType.LONG, contacts.getValue()))
        .execute();
  }

  private void recount(Lease lease, Collection<Long> contacts) {
    session
        .update(RECOUNT)
        .bind("run", lease.run().value())
        .bind("contacts", session.array(SqlType.LONG, contacts))
        .execute();
  }

  private void keep(RunId run, List<Bulk.Column> columns, List<List<@Nullable Object>> rows) {
    if (rows.isEmpty()) {
      return;
    }
    var changes =
        columns.stream().skip(1).map(Bulk.Column::name).map("%1$s = s.%1$s"::formatted).toList();
    var sql =
        KEEP.replace("{rows}", Bulk.unnest(session.dialect(), columns))
            .replace("{changes}", String.join(", ", changes));
    Bulk.bind(session, session.update(sql).bind("run", run.value()), columns, rows).execute();
  }

  private static List<@Nullable Object> attempt(Delivery message) {
    var attempt = message.attempt();
    var invitation = attempt.invitation();
    return Arrays.asList(
        message.number(),
        attempt.count(),
        attempt.doubts(),
        attempt.first(),
        attempt.begun(),
        invitation == null ? null : invitation.value(),
        attempt.generation());
  }

  private static List<@Nullable Object> result(Delivery message) {
    var result = message.result();
    var failed = result.failed();
    return Stream.<@Nullable Object>concat(
            attempt(message).stream(),
            Stream.of(
                result.outcome().name(),
                failed == null ? null : failed.name(),
                result.retryAt(),
                result.handedOver(),
                result.reply()))
        .toList();
  }

  private static Numbers.Key key(ContactId contact) {
    return Numbers.Key.of(NumberKind.CONTACT, contact);
  }
}
