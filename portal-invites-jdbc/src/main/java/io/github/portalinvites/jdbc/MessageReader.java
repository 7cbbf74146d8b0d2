package io.github.portalinvites.jdbc;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.github.portalinvites.delivery.FailureReason;
import io.github.portalinvites.delivery.Outcome;
import io.github.portalinvites.delivery.RunId;
import io.github.portalinvites.directory.AccountId;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.invitation.IdentityId;
import io.github.portalinvites.invitation.InvitationId;
import io.github.portalinvites.storage.Delivery;
import io.github.portalinvites.storage.Delivery.Attempt;
import io.github.portalinvites.storage.Delivery.Result;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;

/** Reads messages with those who are still their recipients: one statement. */
final class MessageReader {

  /**
   * Neither joins nor a range: whatever the planner believes of these tables, it looks each number
   * up, and it does not plan anew each time.
   */
  private static final String MESSAGES =
      """
      select m.number, m.shared, m.attempts, m.doubts, m.generation, m.first_tried, m.begun, m.retry_at,
             m.handed_over, m.invitation, m.outcome, m.failed, m.reply,
             (select i.host_key from pi_number i where i.number = m.identity) as identity_key,
             (select a.host_key from pi_number a where a.number = m.account) as account_key,
             (select array_agg((select c.host_key from pi_number c where c.number = p.contact))
                from pi_recipient p
               where p.run = m.run and p.position >= m.first_recipient
                 and p.position < m.first_recipient + m.planned and p.skipped is null) as contacts
        from pi_message m
       where m.run = %s and m.number = any(:numbers)
       order by m.number
      """
          .formatted(RunTable.NUMBER);

  private static final String FIRST =
      """
      select i.host_key as identity_key, min(m.number) as first_number
        from pi_number i
        join pi_message m on m.identity = i.number
       where i.portal = :portal and i.kind = 'i' and i.host_key = any(:identities) and m.run = %s
       group by i.host_key
       order by i.host_key
      """
          .formatted(RunTable.NUMBER);

  private final Session session;

  MessageReader(Session session) {
    this.session = session;
  }

  /** The messages {@code from} to {@code to}, in order. */
  List<Delivery> range(RunId run, long from, long to) {
    return listed(run, LongStream.rangeClosed(from, to).boxed().toList());
  }

  /** The first message to each of {@code identities} that has any. */
  Map<IdentityId, Long> firstTo(RunId run, Collection<IdentityId> identities) {
    var wanted = identities.stream().map(IdentityId::value).distinct().toList();
    return session
        .query(FIRST)
        .bind("run", run.value())
        .bind("identities", session.array(SqlType.TEXT, wanted))
        .reduceRows(
            new HashMap<>(),
            (found, row) -> {
              var identity = new IdentityId(row.getColumn("identity_key", String.class));
              found.put(identity, row.getColumn("first_number", Long.class));
              return found;
            });
  }

  /** The messages with {@code numbers}, in order. */
  List<Delivery> listed(RunId run, Collection<Long> numbers) {
    if (numbers.isEmpty()) {
      return List.of();
    }
    return session
        .query(MESSAGES)
        .bind("run", run.value())
        .bind("numbers", session.array(SqlType.LONG, Set.copyOf(numbers)))
        .map((row, context) -> message(run, row))
        .list();
  }

  private static Delivery message(RunId run, ResultSet row) throws SQLException {
    return new Delivery(
        run,
        row.getLong("number"),
        new IdentityId(row.getString("identity_key")),
        new AccountId(KeyText.read(row.getString("account_key"))),
        contacts(row),
        row.getBoolean("shared"),
        attempt(row),
        result(row));
  }

  private static Set<ContactId> contacts(ResultSet row) throws SQLException {
    return Columns.texts(row, "contacts").stream()
        .map(key -> new ContactId(KeyText.read(key)))
        .collect(toUnmodifiableSet());
  }

  private static Attempt attempt(ResultSet row) throws SQLException {
    var invitation = row.getObject("invitation", UUID.class);
    return new Attempt(
        row.getInt("attempts"),
        row.getInt("doubts"),
        Columns.instant(row, "first_tried"),
        Columns.instant(row, "begun"),
        invitation == null ? null : new InvitationId(invitation),
        row.getInt("generation"));
  }

  private static Result result(ResultSet row) throws SQLException {
    return new Result(
        Columns.constant(Outcome.class, row, "outcome"),
        Columns.constantOrNull(FailureReason.class, row, "failed"),
        Columns.instant(row, "retry_at"),
        Columns.instant(row, "handed_over"),
        row.getString("reply"));
  }
}
