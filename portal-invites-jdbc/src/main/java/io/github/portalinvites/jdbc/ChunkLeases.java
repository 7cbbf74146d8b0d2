package io.github.portalinvites.jdbc;

import io.github.portalinvites.delivery.RunId;
import io.github.portalinvites.storage.Lease;
import io.github.portalinvites.storage.Lease.Window;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** Who holds which chunk: each statement is fenced by the lease's token. */
final class ChunkLeases {

  /** Those with a window in flight first, whatever their run's state. */
  private static final String ABANDONED =
      """
      select chunk, run, next, hi, mark_lo, mark_hi
        from pi_chunk
       where portal = :portal and stage = 'LEASED' and lease_until <= :now
         and (mark_lo is not null or run in %s)
       order by case when mark_lo is null then 1 else 0 end, chunk
       limit 1
         for update skip locked
      """
          .formatted(RunTable.RUNNING);

  private static final String FREE =
      """
      select chunk, run, next, hi, mark_lo, mark_hi
        from pi_chunk
       where portal = :portal and stage = 'FREE' and run in %s
       order by portal, stage, chunk
       limit 1
         for update skip locked
      """
          .formatted(RunTable.RUNNING);

  private static final String LEASE =
      """
      update pi_chunk
         set stage = 'LEASED', token = :token, lease_until = :until
       where chunk = :chunk
      """;

  private static final String RUN_ID = "select run_id from pi_run where run = :run order by run";

  private static final String BEGIN =
      """
      update pi_chunk c
         set mark_lo = :from, mark_hi = :to, lease_until = :until
       where c.chunk = :chunk and c.portal = :portal and c.token = :token
         and exists (select 1 from pi_run r where r.run = c.run and r.state = 'RUNNING')
      """;

  private static final String MOVE_ON =
      """
      update pi_chunk
         set next = :next, mark_lo = null, mark_hi = null,
             stage = case when hi < :next then 'CLOSED' else stage end, %s
       where chunk = :chunk and portal = :portal and token = :token and mark_lo is not null
      """
          .formatted(Counts.ADD);

  private static final String COUNT =
      """
      update pi_chunk
         set %s
       where chunk = :chunk and portal = :portal and token = :token
      """
          .formatted(Counts.ADD);

  /** A chunk that rests looks like one whose owner died: it is taken when that lease is over. */
  private static final String RELEASE =
      """
      update pi_chunk c
         set token = null, lease_until = :until,
             stage = case
               when c.hi < c.next then 'CLOSED'
               when c.mark_lo is not null then 'LEASED'
               when exists (select 1 from pi_run r where r.run = c.run and r.state = 'CANCELLED')
                 then 'CLOSED'
               when :resting then 'LEASED'
               else 'FREE' end
       where c.chunk = :chunk and c.portal = :portal and c.token = :token
      """;

  private final Session session;

  ChunkLeases(Session session) {
    this.session = session;
  }

  Optional<Lease> claim(Duration lease) {
    return find(ABANDONED).or(() -> find(FREE)).map(chunk -> lease(chunk, lease));
  }

  boolean begin(Lease lease, Window window, Duration prolonged) {
    return fenced(BEGIN, lease)
            .bind("from", window.from())
            .bind("to", window.to())
            .bind("until", Columns.argument(session.now().plus(prolonged)))
            .execute()
        > 0;
  }

  /** Ends the window in flight and counts what became of it. */
  boolean moveOn(Lease lease, long next, Counts counts) {
    return counts.bind(fenced(MOVE_ON, lease)).bind("next", next).execute() > 0;
  }

  void count(Lease lease, Counts counts) {
    counts.bind(fenced(COUNT, lease)).execute();
  }

  void release(Lease lease, Duration rest) {
    fenced(RELEASE, lease)
        .bind("until", Columns.argument(session.now().plus(rest)))
        .bind("resting", !rest.isZero())
        .execute();
  }

  private Update fenced(String sql, Lease lease) {
    return session.update(sql).bind("chunk", lease.chunk()).bind("token", lease.token());
  }

  private Optional<Chunk> find(String sql) {
    return session
        .query(sql)
        .bind("now", Columns.argument(session.now()))
        .map((row, context) -> Chunk.read(row))
        .findOne();
  }

  private Lease lease(Chunk chunk, Duration lease) {
    var token = UUID.randomUUID();
    session
        .update(LEASE)
        .bind("chunk", chunk.number)
        .bind("token", token)
        .bind("until", Columns.argument(session.now().plus(lease)))
        .execute();
    var run = session.query(RUN_ID).bind("run", chunk.run).mapTo(UUID.class).one();
    return new Lease(new RunId(run), chunk.number, chunk.next, chunk.last, token, chunk.left);
  }

  private record Chunk(long number, long run, long next, long last, @Nullable Window left) {

    static Chunk read(ResultSet row) throws SQLException {
      return new Chunk(
          row.getLong("chunk"),
          row.getLong("run"),
          row.getLong("next"),
          row.getLong("hi"),
          left(row));
    }

    private static @Nullable Window left(ResultSet row) throws SQLException {
      var from = Columns.number(row, "mark_lo");
      return from == null ? null : new Window(from, row.getLong("mark_hi"));
    }
  }
}
