package io.github.portalinvites.memory;

import static java.util.Comparator.naturalOrder;
import static java.util.stream.Collectors.toMap;

import io.github.portalinvites.delivery.RunId;
import io.github.portalinvites.storage.Delivery;
import io.github.portalinvites.storage.Lease;
import io.github.portalinvites.storage.Lease.Window;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The parts of runs that workers take. */
final class MemoryChunks {

  /** Messages in one of the chunks that are opened again. */
  private static final int MOST = 100;

  private final Table<Long, Chunk> chunks;
  private final Instant now;
  private long lastNumber;
  private long lastToken;

  MemoryChunks() {
    chunks = Table.sortedBy(naturalOrder());
    now = Instant.EPOCH;
  }

  MemoryChunks(MemoryChunks from, Session session) {
    chunks = from.chunks.in(session);
    now = session.now();
    lastNumber = from.lastNumber;
    lastToken = from.lastToken;
  }

  void open(RunId run, long from, long to) {
    open(run, from, to, now);
  }

  private void open(RunId run, long from, long to, Instant due) {
    lastNumber++;
    chunks.put(lastNumber, new Chunk(run, from, to, due, null, Instant.EPOCH, null));
  }

  /** Opens chunks that reach from message to message, but into no other chunk. */
  void open(Collection<Delivery> messages) {
    var due =
        messages.stream().collect(toMap(MessageId::of, each -> dueSince(each.result().retryAt())));
    var sorted = due.keySet().stream().sorted(MessageId.IN_ORDER).toList();
    for (var from = 0; from < sorted.size(); ) {
      var to = from + 1;
      while (to < sorted.size() && to - from < MOST && isFree(sorted.get(to - 1), sorted.get(to))) {
        to++;
      }
      var chunk = sorted.subList(from, to);
      var first = chunk.stream().map(due::get).min(naturalOrder()).orElse(now);
      open(chunk.get(0).run(), chunk.get(0).number(), chunk.get(chunk.size() - 1).number(), first);
      from = to;
    }
  }

  private Instant dueSince(@Nullable Instant retry) {
    return retry == null ? now : retry;
  }

  /** Since when each chunk of a run has something to do. */
  Stream<Instant> dueSince(RunId run) {
    return chunks
        .values()
        .filter(chunk -> chunk.run.equals(run) && !chunk.isDone())
        .map(Chunk::due);
  }

  /** Whether both are of one run, and no chunk lies between them. */
  private boolean isFree(MessageId before, MessageId message) {
    return message.run().equals(before.run())
        && chunks
            .values()
            .filter(chunk -> !chunk.isDone() && chunk.run.equals(message.run()))
            .noneMatch(chunk -> before.number() < chunk.next && chunk.next <= message.number());
  }

  /** Takes the first free chunk that {@code wanted} accepts. */
  Optional<Lease> claim(Predicate<Chunk> wanted, Instant until) {
    var found =
        chunks
            .after(null)
            .filter(each -> each.value().isFree(now) && wanted.test(each.value()))
            .findFirst();
    return found.map(each -> lease(each.key(), each.value(), until));
  }

  boolean prolong(Lease lease, Window inFlight, Instant until) {
    var chunk = owned(lease);
    if (chunk != null) {
      chunks.put(lease.chunk(), chunk.with(chunk.next, lease.token(), until, inFlight));
    }
    return chunk != null;
  }

  /** Ends the window in flight. */
  boolean moveOn(Lease lease, long next) {
    var chunk = owned(lease);
    if (chunk == null || chunk.inFlight == null) {
      return false;
    }
    chunks.put(lease.chunk(), chunk.with(next, lease.token(), chunk.until, null));
    return true;
  }

  void release(Lease lease, Instant from) {
    var chunk = owned(lease);
    if (chunk != null && chunk.isDone()) {
      chunks.remove(lease.chunk());
    } else if (chunk != null) {
      chunks.put(lease.chunk(), chunk.with(chunk.next, null, from, chunk.inFlight));
    }
  }

  long left(RunId run) {
    return chunks.values().filter(chunk -> chunk.run.equals(run) && !chunk.isDone()).count();
  }

  /** Takes the lease of the message's chunk from whoever has not begun a window of it. */
  void fence(MessageId message) {
    chunks
        .after(null)
        .filter(each -> each.value().run.equals(message.run()))
        .filter(each -> each.value().token != null && each.value().inFlight == null)
        .filter(each -> each.value().next <= message.number())
        .filter(each -> message.number() <= each.value().last)
        .forEach(
            each ->
                chunks.put(
                    each.key(), each.value().with(each.value().next, null, Instant.EPOCH, null)));
  }

  /** Whether a chunk has yet to pass by the message. */
  boolean isAhead(MessageId message) {
    return chunks
        .values()
        .filter(chunk -> chunk.run.equals(message.run()))
        .anyMatch(chunk -> chunk.next <= message.number() && message.number() <= chunk.last);
  }

  boolean anyInFlight(RunId run) {
    return chunks.values().anyMatch(chunk -> chunk.run.equals(run) && chunk.inFlight != null);
  }

  /** Whether the message lies within a window in flight. */
  boolean isInFlight(MessageId message) {
    return chunks
        .values()
        .filter(chunk -> chunk.run.equals(message.run()))
        .flatMap(chunk -> Stream.ofNullable(chunk.inFlight))
        .anyMatch(each -> each.from() <= message.number() && message.number() <= each.to());
  }

  private Lease lease(long number, Chunk chunk, Instant until) {
    lastToken++;
    var token = new UUID(0, lastToken);
    chunks.put(number, chunk.with(chunk.next, token, until, chunk.inFlight));
    return new Lease(chunk.run, number, chunk.next, chunk.last, token, chunk.inFlight);
  }

  private @Nullable Chunk owned(Lease lease) {
    var chunk = chunks.get(lease.chunk());
    return chunk != null && lease.token().equals(chunk.token) ? chunk : null;
  }

  /**
   * Some messages that follow each other.
   *
   * @param next the first one that is not done
   * @param due since when the first of its messages is due
   * @param token its owner's, null without one
   * @param until when it may be taken
   */
  record Chunk(
      RunId run,
      long next,
      long last,
      Instant due,
      @Nullable UUID token,
      Instant until,
      @Nullable Window inFlight) {

    private boolean isDone() {
      return next > last;
    }

    private boolean isFree(Instant now) {
      return !isDone() && !now.isBefore(until);
    }

    private Chunk with(
        long nextMessage, @Nullable UUID owner, Instant leased, @Nullable Window window) {
      return new Chunk(run, nextMessage, last, due, owner, leased, window);
    }
  }
}
