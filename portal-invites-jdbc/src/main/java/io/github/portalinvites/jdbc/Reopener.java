package io.github.portalinvites.jdbc;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import io.github.portalinvites.bulk.RunId;
import io.github.portalinvites.delivery.FailureReason;
import io.github.portalinvites.storage.Delivery.Result;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.jdbi.v3.core.statement.Query;

/** Opens chunks for messages that are to be tried again: one for each stretch without a gap. */
final class Reopener {

  private static final int LONGEST_STRETCH = 100;
  private static final int AT_ONCE = 10_000;

  // a chunk that is done has its next message behind its last one
  private static final String DUE =
      """
      select run, %s
        from pi_message m
       where run in %s and retry_at <= :now
         and not exists (select 1
                           from pi_chunk c
                          where c.run = m.run and c.next <= m.number and c.hi >= m.number)
       order by run, number
       limit :limit
         for update skip locked
      """
          .formatted(StoredMessage.COLUMNS, RunTable.RUNNING);

  private static final String FAILED =
      """
      select run, %s
        from pi_message
       where run = %s and number > :after and failed in (%s)
       order by run, number
       limit :limit
      """
          .formatted(
              StoredMessage.COLUMNS,
              RunTable.NUMBER,
              Arrays.stream(FailureReason.values())
                  .filter(FailureReason::retryable)
                  .map("'%s'"::formatted)
                  .collect(joining(", ")));

  private static final String RETRY =
      """
      update pi_message
         set retry_at = null
       where run = :run and number = any(:numbers)
      """;

  private static final String RENEW =
      """
      update pi_message
         set outcome = 'OPEN', failed = null, handed_over = null, reply = null, first_tried = null
       where run = :run and number = any(:numbers)
      """;

  private final Session session;

  Reopener(Session session) {
    this.session = session;
  }

  int due(int limit) {
    var due =
        reopenable(
            session.query(DUE).bind("now", Columns.argument(session.now())).bind("limit", limit));
    reopen(due, RETRY);
    return due.size();
  }

  long failed(RunId run) {
    var count = 0L;
    var after = -1L;
    for (var failed = failed(run, after); !failed.isEmpty(); failed = failed(run, after)) {
      reopen(failed, RENEW);
      count += failed.size();
      after = failed.get(failed.size() - 1).message.number();
    }
    return count;
  }

  private List<Reopenable> failed(RunId run, long after) {
    return reopenable(
        session.query(FAILED).bind("run", run.value()).bind("after", after).bind("limit", AT_ONCE));
  }

  private void reopen(List<Reopenable> messages, String change) {
    messages.stream()
        .collect(groupingBy(Reopenable::run, TreeMap::new, toList()))
        .forEach(
            (run, ofRun) -> {
              var numbers = ofRun.stream().map(each -> each.message.number()).toList();
              session
                  .update(change)
                  .bind("run", run)
                  .bind("numbers", session.array(SqlType.LONG, numbers))
                  .execute();
            });
    new ChunkTable(session).add(chunks(messages));
  }

  private static List<ChunkTable.Chunk> chunks(List<Reopenable> messages) {
    var chunks = new ArrayList<ChunkTable.Chunk>();
    for (var from = 0; from < messages.size(); ) {
      var to = endOfStretch(messages, from);
      var stretch = messages.subList(from, to);
      chunks.add(chunk(stretch));
      from = to;
    }
    return chunks;
  }

  private static int endOfStretch(List<Reopenable> messages, int from) {
    var to = from + 1;
    while (to < messages.size()
        && to - from < LONGEST_STRETCH
        && messages.get(to).follows(messages.get(to - 1))) {
      to++;
    }
    return to;
  }

  private static ChunkTable.Chunk chunk(List<Reopenable> stretch) {
    var counts = new Counts();
    for (var each : stretch) {
      counts.takeBack(each.message);
      counts.add(each.message.with(Result.OPEN));
    }
    var first = stretch.get(0);
    var last = stretch.get(stretch.size() - 1);
    return new ChunkTable.Chunk(first.run, first.message.number(), last.message.number(), counts);
  }

  private static List<Reopenable> reopenable(Query query) {
    return query
        .map((row, context) -> new Reopenable(row.getLong("run"), StoredMessage.read(row)))
        .list();
  }

  private record Reopenable(long run, StoredMessage message) {

    private boolean follows(Reopenable other) {
      return run == other.run && message.number() == other.message.number() + 1;
    }
  }
}
