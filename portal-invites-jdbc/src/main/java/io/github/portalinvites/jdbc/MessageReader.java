package io.github.portalinvites.jdbc;

import io.github.portalinvites.bulk.RunId;
import io.github.portalinvites.delivery.FailureReason;
import io.github.portalinvites.delivery.Outcome;
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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.statement.Query;

/** Reads messages with those who are still their recipients: two statements. */
final class MessageReader {

  private static final String MESSAGES =
      """
      select m.number, i.host_key as identity_key, a.host_key as account_key, m.attempts,
             m.doubts, m.generation, m.first_tried, m.begun, m.retry_at, m.handed_over,
             m.invitation, m.outcome, m.failed, m.reply
        from pi_message m
        join pi_number i on i.number = m.identity
        join pi_number a on a.number = m.account
       where m.run = %s and {which}
       order by m.number
      """
          .formatted(RunTable.NUMBER);

  private static final String RECIPIENTS =
      """
      select p.message, c.host_key as contact_key
        from pi_message m
        join pi_recipient p on p.run = m.run and p.position >= m.first_recipient
                           and p.position < m.first_recipient + m.planned
        join pi_number c on c.number = p.contact
       where m.run = %s and {which} and p.skipped is null
       order by p.position
      """
          .formatted(RunTable.NUMBER);

  private static final String RANGE = "m.number between :from and :to";
  private static final String LISTED = "m.number = any(:numbers)";

  private final Session session;

  MessageReader(Session session) {
    this.session = session;
  }

  /** The messages {@code from} to {@code to}, in order. */
  List<Delivery> range(RunId run, long from, long to) {
    return read(run, RANGE, query -> query.bind("from", from).bind("to", to));
  }

  /** The messages with {@code numbers}, in order. */
  List<Delivery> listed(RunId run, Collection<Long> numbers) {
    if (numbers.isEmpty()) {
      return List.of();
    }
    var wanted = session.array(SqlType.LONG, Set.copyOf(numbers));
    return read(run, LISTED, query -> query.bind("numbers", wanted));
  }

  private List<Delivery> read(RunId run, String which, UnaryOperator<Query> binding) {
    var recipients = recipients(binding.apply(query(run, RECIPIENTS, which)));
    return binding
        .apply(query(run, MESSAGES, which))
        .map((row, context) -> message(run, row, recipients))
        .list();
  }

  private Query query(RunId run, String sql, String which) {
    return session.query(sql.replace("{which}", which)).bind("run", run.value());
  }

  private static Map<Long, Set<ContactId>> recipients(Query query) {
    return query.reduceResultSet(
        new HashMap<>(),
        (found, row, context) -> {
          var contact = new ContactId(KeyText.read(row.getString("contact_key")));
          found.computeIfAbsent(row.getLong("message"), none -> new HashSet<>()).add(contact);
          return found;
        });
  }

  private static Delivery message(RunId run, ResultSet row, Map<Long, Set<ContactId>> recipients)
      throws SQLException {
    var number = row.getLong("number");
    return new Delivery(
        run,
        number,
        new IdentityId(row.getString("identity_key")),
        new AccountId(KeyText.read(row.getString("account_key"))),
        recipients.getOrDefault(number, Set.of()),
        attempt(row),
        result(row));
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
