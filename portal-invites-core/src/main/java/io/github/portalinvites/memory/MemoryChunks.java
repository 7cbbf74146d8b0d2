package io.github.portalinvites.memory;

import static java.util.Comparator.naturalOrder;

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
    lastNumber++;
    chunks.put(lastNumber, new Chunk(run, from, to, null, Instant.EPOCH, null));
  }

  /** Opens chunks that reach from message to message, but into no other chunk. */
  void open(Collection<Delivery> messages) {
    var sorted = messages.stream().map(MessageId::of).sorted(MessageId.IN_ORDER).toList();
    for (var from = 0; from < sorted.size(); ) {
      var to = from + 1;
      while (to < sorted.size() && to - from < MOST && isFree(sorted.get(to - 1), sorted.get(to))) {
        to++;
      }
      open(sorted.get(from).run(), sorted.get(from).number(), sorted.get(to - 1).number());
      from = to;
    }
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
   * @param token its owner's, null without one
   * @param until when it may be taken
   */
  record Chunk(
      RunId run,
      long next,
      long last,
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
      return new Chunk(run, nextMessage, last, owner, leased, window);
    }
  }
}
