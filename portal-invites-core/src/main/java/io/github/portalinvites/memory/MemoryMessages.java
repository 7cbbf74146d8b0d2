package io.github.portalinvites.memory;

import static java.util.Comparator.comparing;

import io.github.portalinvites.delivery.Outcome;
import io.github.portalinvites.delivery.RunId;
import io.github.portalinvites.invitation.IdentityId;
import io.github.portalinvites.storage.Delivery;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The messages of all runs. */
final class MemoryMessages {

  private final Table<MessageId, Delivery> messages;
  private final Index<IdentityId, MessageId> byIdentity;
  private final Index<RunId, Waiting> waiting;

  MemoryMessages() {
    messages = Table.sortedBy(MessageId.IN_ORDER);
    byIdentity = Index.sortedBy(comparing(IdentityId::value), MessageId.IN_ORDER);
    waiting =
        Index.sortedBy(MemoryRuns.BY_ID, comparing(Waiting::until).thenComparing(Waiting::message));
  }

  MemoryMessages(MemoryMessages from, Session session) {
    messages = from.messages.in(session);
    byIdentity = from.byIdentity.in(session);
    waiting = from.waiting.in(session);
  }

  @Nullable Delivery get(MessageId id) {
    return messages.get(id);
  }

  void put(Delivery message) {
    var id = MessageId.of(message);
    var before = messages.get(id);
    if (before != null) {
      byIdentity.remove(before.identity(), id);
    }
    byIdentity.add(message.identity(), id);
    if (before != null && before.result().retryAt() != null) {
      waiting.remove(id.run(), new Waiting(before.result().retryAt(), id.number()));
    }
    if (message.result().retryAt() != null) {
      waiting.add(id.run(), new Waiting(message.result().retryAt(), id.number()));
    }
    messages.put(id, message);
  }

  void remove(Delivery message) {
    var id = MessageId.of(message);
    byIdentity.remove(message.identity(), id);
    if (message.result().retryAt() != null) {
      waiting.remove(id.run(), new Waiting(message.result().retryAt(), id.number()));
    }
    messages.remove(id);
  }

  Stream<Delivery> of(RunId run, long from, long to) {
    return messages
        .after(new MessageId(run, from - 1))
        .map(Tree::value)
        .takeWhile(each -> each.run().equals(run) && each.number() <= to);
  }

  /** Those that wait to be tried again, the first due first. */
  Stream<Delivery> waiting(RunId run) {
    return waiting
        .of(run)
        .flatMap(each -> Stream.ofNullable(messages.get(new MessageId(run, each.message))));
  }

  boolean anyTo(IdentityId identity) {
    return byIdentity.of(identity).findAny().isPresent();
  }

  /** The open messages to {@code identity}. */
  Stream<MessageId> openFor(IdentityId identity) {
    return byIdentity
        .of(identity)
        .flatMap(id -> Stream.ofNullable(messages.get(id)))
        .filter(each -> each.result().outcome() == Outcome.OPEN)
        .map(MessageId::of);
  }

  /** The number of the first message of {@code run} to {@code identity}. */
  Optional<Long> firstTo(RunId run, IdentityId identity) {
    return byIdentity
        .of(identity)
        .filter(each -> each.run().equals(run))
        .map(MessageId::number)
        .findFirst();
  }

  private record Waiting(Instant until, long message) {}
}
