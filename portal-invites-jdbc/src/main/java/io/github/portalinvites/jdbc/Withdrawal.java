package io.github.portalinvites.jdbc;

import io.github.portalinvites.bulk.RunState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.Query;

/**
 * Takes a contact out of messages that wait. Chunks are locked first, as workers do it, so that no
 * worker can begin a window with them before the end of this transaction; then messages, so that
 * none is opened again. Whoever came in between is noticed by looking again.
 */
final class Withdrawal {

  private static final String OPEN =
      """
      select m.run, m.number, m.retry_at
        from pi_recipient p
        join pi_message m on m.run = p.run and m.number = p.message
       where p.contact = :contact and p.skipped is null and m.outcome = 'OPEN'
       order by m.run, m.number
      """;

  private static final List<Bulk.Column> MESSAGE =
      List.of(new Bulk.Column("run", SqlType.LONG), new Bulk.Column("number", SqlType.LONG));

  private static final String CHUNKS =
      """
      select c.chunk, c.run, c.mark_lo, c.mark_hi
        from pi_chunk c
       where c.run = any(:runs) and c.stage in %s
         and exists (select 1
                       from {messages}
                      where t.run = c.run and t.number between c.lo and c.hi)
       order by c.chunk
      """
          .formatted(ChunkTable.LIVE);

  private static final String LOCK_MESSAGES =
      """
      select m.run, m.number, m.retry_at
        from pi_message m
       where m.run = any(:runs) and m.outcome = 'OPEN'
         and exists (select 1 from {messages} where t.run = m.run and t.number = m.number)
       order by m.run, m.number
         for update
      """;

  /** A worker that has read the messages, but not marked its window yet, must not begin it. */
  private static final String FENCE =
      """
      update pi_chunk
         set token = null, lease_until = :now
       where chunk = any(:chunks) and stage = 'LEASED' and token is not null and mark_lo is null
      """;

  private static final String STATES =
      Arrays.stream(RunState.values())
          .filter(state -> state != RunState.CANCELLED && state != RunState.FINISHED)
          .map("'%s'"::formatted)
          .collect(Collectors.joining(", ", "(", ")"));

  private static final String WITHIN =
      """
      (select p.run
         from pi_recipient p
         join pi_message m on m.run = p.run and m.number = p.message
         join pi_run r on r.run = p.run
        where p.contact = :contact and p.skipped is null and m.outcome = 'OPEN'
          and r.state in %s)"""
          .formatted(STATES);

  private static final List<String> WITHDRAW =
      List.of(
          """
          update pi_run
             set queued_recipients = queued_recipients - 1, queued_skipped = queued_skipped + 1
           where run in %s
          """
              .formatted(WITHIN),
          """
          update pi_message
             set recipients = recipients - 1
           where run in %s
             and (run, number) in (select p.run, p.message
                                     from pi_recipient p
                                    where p.contact = :contact)
          """
              .formatted(WITHIN),
          """
          update pi_recipient
             set skipped = 'NOT_IN_AUDIENCE'
           where contact = :contact and run in %s
          """
              .formatted(WITHIN));

  private final Session session;

  Withdrawal(Session session) {
    this.session = session;
  }

  /**
   * Takes out the contact with a number.
   *
   * @return false if a message to it is in flight, or may be
   */
  boolean of(long contact) {
    var open = session.query(OPEN).bind("contact", contact).map((row, c) -> Open.read(row)).list();
    if (open.isEmpty()) {
      return true;
    }
    var chunks = chunks(open, " for update");
    if (chunks.stream().anyMatch(chunk -> open.stream().anyMatch(chunk::hasInFlight))) {
      return false;
    }
    var locked = on(LOCK_MESSAGES, open).map((row, c) -> Open.read(row)).list();
    if (!locked.equals(open) || !chunks(open, "").equals(chunks)) {
      return false;
    }
    fence(chunks);
    WITHDRAW.forEach(sql -> session.update(sql).bind("contact", contact).execute());
    return true;
  }

  private List<Chunk> chunks(List<Open> open, String lock) {
    return on(CHUNKS.stripTrailing() + lock, open).map((row, c) -> Chunk.read(row)).list();
  }

  private Query on(String sql, List<Open> open) {
    var query = session.query(sql.replace("{messages}", Bulk.unnest(session.dialect(), MESSAGE)));
    return query
        .bind("runs", session.array(SqlType.LONG, open.stream().map(Open::run).distinct().toList()))
        .bind("run", session.array(SqlType.LONG, open, Open::run))
        .bind("number", session.array(SqlType.LONG, open, Open::number));
  }

  private void fence(List<Chunk> chunks) {
    session
        .update(FENCE)
        .bind("now", Columns.argument(session.now()))
        .bind("chunks", session.array(SqlType.LONG, chunks, Chunk::number))
        .execute();
  }

  /** A message without an outcome. */
  private record Open(long run, long number, boolean waits) {

    static Open read(ResultSet row) throws SQLException {
      return new Open(
          row.getLong("run"), row.getLong("number"), Columns.instant(row, "retry_at") != null);
    }
  }

  /** A live chunk and what is in flight of it: messages 1 to 0 if nothing is. */
  private record Chunk(long number, long run, long from, long to) {

    static Chunk read(ResultSet row) throws SQLException {
      var from = Columns.number(row, "mark_lo");
      return new Chunk(
          row.getLong("chunk"),
          row.getLong("run"),
          from == null ? 1 : from,
          from == null ? 0 : row.getLong("mark_hi"));
    }

    /** A window holds only those of its messages that do not wait. */
    boolean hasInFlight(Open message) {
      return run == message.run && !message.waits && from <= message.number && message.number <= to;
    }
  }
}
