package io.github.portalinvites.jdbc;

import static java.util.stream.Collectors.toMap;

import io.github.portalinvites.delivery.Outcome;
import io.github.portalinvites.delivery.RunId;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.invitation.SkipReason;
import io.github.portalinvites.storage.Delivery;
import io.github.portalinvites.storage.DeliveryStore.LedgerRow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads who is in a run, in the order of planning. */
final class LedgerReader {

  private static final String RECIPIENTS =
      """
      select p.position, c.host_key as contact_key, p.skipped, p.message
        from pi_recipient p
        join pi_number c on c.number = p.contact
        left join pi_message m on m.run = p.run and m.number = p.message
       where p.run = %s and p.position > :after {conditions}
       order by p.position
       limit :limit
      """
          .formatted(RunTable.NUMBER);

  private static final String SKIPPED = " and (p.skipped is not null or m.outcome = 'SKIPPED')";
  private static final String ENDED = " and p.skipped is null and m.outcome = :outcome";
  private static final String SHARED = " and m.shared";

  private final Session session;

  LedgerReader(Session session) {
    this.session = session;
  }

  List<LedgerRow> page(
      RunId run, @Nullable Outcome outcome, boolean sharedOnly, long after, int limit) {
    var conditions = condition(outcome) + (sharedOnly ? SHARED : "");
    var found =
        session
            .query(RECIPIENTS.replace("{conditions}", conditions))
            .bind("run", run.value())
            .bind("outcome", outcome == null ? "" : outcome.name())
            .bind("after", after)
            .bind("limit", limit)
            .map((row, context) -> Recipient.read(row))
            .list();
    var messages = messages(run, found);
    return found.stream().map(recipient -> recipient.row(messages)).toList();
  }

  private static String condition(@Nullable Outcome outcome) {
    if (outcome == null) {
      return "";
    }
    return outcome == Outcome.SKIPPED ? SKIPPED : ENDED;
  }

  private Map<Long, Delivery> messages(RunId run, List<Recipient> recipients) {
    var numbers = recipients.stream().flatMap(each -> Stream.ofNullable(each.message)).toList();
    return new MessageReader(session)
        .listed(run, numbers).stream().collect(toMap(Delivery::number, Function.identity()));
  }

  private record Recipient(
      long position, ContactId contact, @Nullable SkipReason skipped, @Nullable Long message) {

    private static Recipient read(ResultSet row) throws SQLException {
      return new Recipient(
          row.getLong("position"),
          new ContactId(KeyText.read(row.getString("contact_key"))),
          Columns.constantOrNull(SkipReason.class, row, "skipped"),
          Columns.number(row, "message"));
    }

    private LedgerRow row(Map<Long, Delivery> messages) {
      var changed = skipped != null && message != null;
      return new LedgerRow(
          position, contact, skipped, changed, message == null ? null : messages.get(message));
    }
  }
}
