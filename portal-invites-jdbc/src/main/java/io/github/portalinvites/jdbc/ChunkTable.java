package io.github.portalinvites.jdbc;

import io.github.portalinvites.delivery.RunId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Parts of runs. A chunk is {@code FREE} until it is {@code LEASED}, and {@code CLOSED} when it is
 * done or its run cancelled; stages are all that is looked for, so that windows change no index.
 */
final class ChunkTable {

  /** The stages of chunks that are not done. */
  static final String LIVE = "('FREE', 'LEASED')";

  private static final Bulk CHUNKS =
      Bulk.of(
          "pi_chunk",
          Stream.concat(
                  Stream.of(
                      new Bulk.Column("run", SqlType.LONG),
                      new Bulk.Column("stage", SqlType.TEXT),
                      new Bulk.Column("lo", SqlType.LONG),
                      new Bulk.Column("hi", SqlType.LONG),
                      new Bulk.Column("next", SqlType.LONG),
                      new Bulk.Column("due_since", SqlType.INSTANT)),
                  Counts.columns())
              .toArray(Bulk.Column[]::new));

  private static final String NUMBER =
      "select run from pi_run where portal = :portal and run_id = :run order by run";

  private static final String CLOSE =
      """
      update pi_chunk
         set stage = 'CLOSED'
       where stage = 'FREE' and run = %s
      """
          .formatted(RunTable.NUMBER);

  private final Session session;

  ChunkTable(Session session) {
    this.session = session;
  }

  void add(Collection<Chunk> chunks) {
    CHUNKS.insert(session, chunks.stream().map(Chunk::row).toList());
  }

  /** Nothing if there is no such run. */
  void open(RunId run, long from, long to, int size) {
    session
        .query(NUMBER)
        .bind("run", run.value())
        .mapTo(Long.class)
        .findOne()
        .ifPresent(number -> add(chunks(number, from, to, size, session.now())));
  }

  /** Takes the chunks of a cancelled run that nobody holds out of the way. */
  void close(RunId run) {
    session.update(CLOSE).bind("run", run.value()).execute();
  }

  private static List<Chunk> chunks(long run, long from, long to, int size, Instant due) {
    return LongStream.iterate(from, lo -> lo <= to, lo -> lo + size)
        .mapToObj(lo -> new Chunk(run, lo, Math.min(lo + size - 1, to), due, new Counts()))
        .toList();
  }

  /**
   * A new chunk.
   *
   * @param due since when the first of its messages is due
   * @param counts what its counters begin with
   */
  record Chunk(long run, long lo, long hi, Instant due, Counts counts) {

    private List<@Nullable Object> row() {
      return Stream.<@Nullable Object>concat(
              Stream.of(run, "FREE", lo, hi, lo, due), counts.values())
          .toList();
    }
  }
}
