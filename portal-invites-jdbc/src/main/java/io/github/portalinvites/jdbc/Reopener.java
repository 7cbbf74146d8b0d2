package io.github.portalinvites.jdbc;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import io.github.portalinvites.delivery.FailureReason;
import io.github.portalinvites.delivery.RunId;
import io.github.portalinvites.storage.Delivery.Result;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.statement.Query;

/**
 * Opens chunks for messages that are to be tried again. A chunk passes by what does not wait any
 * more but is not due either; so it may reach far, but never into what another has yet to do.
 */
final class Reopener {

  private static final int LARGEST_CHUNK = 100;
  private static final int AT_ONCE = 10_000;
  private static final NavigableSet<Long> NOWHERE = Collections.emptyNavigableSet();

  /** One process at a time opens a run's messages: chunks of two would reach into each other. */
  private static final String RUNS =
      """
      select r.run
        from pi_run r
       where r.portal = :portal and r.state = 'RUNNING'
         and exists (select 1 from pi_message m where m.run = r.run and m.retry_at <= :now)
       order by r.run
         for update skip locked
      """;

  private static final String LIVE =
      """
      select run, next
        from pi_chunk
       where run = any(:runs) and stage in %s
       order by run, next
      """
          .formatted(ChunkTable.LIVE);

  private static final String DUE =
      """
      select run, %s
        from pi_message m
       where run = any(:runs) and retry_at <= :now
         and not exists (select 1
                           from pi_chunk c
                          where c.run = m.run and c.stage in %s
                            and c.next <= m.number and c.hi >= m.number)
       order by run, number
       limit :limit
         for update skip locked
      """
          .formatted(StoredMessage.COLUMNS, ChunkTable.LIVE);

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
    var now = Columns.argument(session.now());
    var runs = session.query(RUNS).bind("now", now).mapTo(Long.class).list();
    if (runs.isEmpty()) {
      return 0;
    }
    var these = session.array(SqlType.LONG, runs);
    var due =
        reopenable(session.query(DUE).bind("runs", these).bind("now", now).bind("limit", limit));
    reopen(due, RETRY, live(these));
    return due.size();
  }

  /** Where each live chunk of {@code runs} goes on. */
  private Map<Long, NavigableSet<Long>> live(Argument runs) {
    return session
        .query(LIVE)
        .bind("runs", runs)
        .reduceResultSet(
            new HashMap<>(),
            (found, row, context) -> {
              found
                  .computeIfAbsent(row.getLong("run"), none -> new TreeSet<>())
                  .add(row.getLong("next"));
              return found;
            });
  }

  long failed(RunId run) {
    var count = 0L;
    var after = -1L;
    for (var failed = failed(run, after); !failed.isEmpty(); failed = failed(run, after)) {
      reopen(failed, RENEW, Map.of());
      count += failed.size();
      after = failed.get(failed.size() - 1).message.number();
    }
    return count;
  }

  private List<Reopenable> failed(RunId run, long after) {
    return reopenable(
        session.query(FAILED).bind("run", run.value()).bind("after", after).bind("limit", AT_ONCE));
  }

  private void reopen(
      List<Reopenable> messages, String change, Map<Long, NavigableSet<Long>> live) {
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
    new ChunkTable(session).add(chunks(messages, live, session.now()));
  }

  private static List<ChunkTable.Chunk> chunks(
      List<Reopenable> messages, Map<Long, NavigableSet<Long>> live, Instant now) {
    var chunks = new ArrayList<ChunkTable.Chunk>();
    for (var from = 0; from < messages.size(); ) {
      var to = endOfChunk(messages, from, live.getOrDefault(messages.get(from).run, NOWHERE));
      chunks.add(chunk(messages.subList(from, to), now));
      from = to;
    }
    return chunks;
  }

  private static int endOfChunk(List<Reopenable> messages, int from, NavigableSet<Long> live) {
    var to = from + 1;
    while (to < messages.size()
        && to - from < LARGEST_CHUNK
        && messages.get(to).mayShareAChunkWith(messages.get(to - 1), live)) {
      to++;
    }
    return to;
  }

  private static ChunkTable.Chunk chunk(List<Reopenable> messages, Instant now) {
    var counts = new Counts();
    for (var each : messages) {
      counts.takeBack(each.message);
      counts.add(each.message.with(Result.OPEN));
    }
    var first = messages.get(0);
    var last = messages.get(messages.size() - 1);
    return new ChunkTable.Chunk(
        first.run, first.message.number(), last.message.number(), due(messages, now), counts);
  }

  private static Instant due(List<Reopenable> messages, Instant now) {
    return messages.stream()
        .flatMap(each -> Stream.ofNullable(each.message.retryAt()))
        .min(Comparator.naturalOrder())
        .orElse(now);
  }

  private static List<Reopenable> reopenable(Query query) {
    return query
        .map((row, context) -> new Reopenable(row.getLong("run"), StoredMessage.read(row)))
        .list();
  }

  private record Reopenable(long run, StoredMessage message) {

    /** Whether no live chunk lies between. */
    private boolean mayShareAChunkWith(Reopenable before, NavigableSet<Long> live) {
      var next = live.higher(before.message.number());
      return run == before.run && (next == null || next > message.number());
    }
  }
}
