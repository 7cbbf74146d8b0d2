package io.github.portalinvites.memory;

import io.github.portalinvites.delivery.Outcome;
import io.github.portalinvites.delivery.RunId;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.invitation.IdentityId;
import io.github.portalinvites.invitation.SkipReason;
import io.github.portalinvites.storage.Delivery;
import io.github.portalinvites.storage.Delivery.Result;
import java.time.Instant;
import java.util.HashSet;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Finds and removes persons and old runs in the queue and the ledger.
 *
 * @param takeOut takes a contact out of a message
 */
record MemoryTraces(
    MemoryRuns runs,
    MemoryChunks chunks,
    MemoryMessages messages,
    MemoryLedger ledger,
    BiConsumer<MessageId, ContactId> takeOut) {

  int removeOld(Instant before, int limit) {
    var removed = 0;
    for (var run : runs.over(before).filter(each -> !chunks.anyInFlight(each)).toList()) {
      removed += ledger.remove(run, limit - removed);
      var rest = messages.of(run, 0, Long.MAX_VALUE).limit(limit - removed).toList();
      rest.forEach(messages::remove);
      removed += rest.size();
    }
    return removed;
  }

  Stream<RunId> runs(ContactId contact) {
    return ledger.runs(contact);
  }

  Stream<IdentityId> identities(ContactId contact) {
    return messages(contact).map(Delivery::identity);
  }

  boolean anyTo(IdentityId identity) {
    return messages.anyTo(identity);
  }

  /** Takes a contact out of what is not done yet; false if any of it is in flight. */
  boolean withdraw(ContactId contact) {
    var open =
        messages(contact)
            .filter(each -> each.result().outcome() == Outcome.OPEN)
            .filter(each -> each.recipients().contains(contact))
            .toList();
    if (open.stream().anyMatch(each -> each.isDue() && chunks.isInFlight(MessageId.of(each)))) {
      return false;
    }
    open.forEach(each -> chunks.fence(MessageId.of(each)));
    open.stream()
        .map(Delivery::run)
        .filter(run -> !runs.isCancelled(run))
        .forEach(
            run ->
                ledger
                    .skip(run, contact, SkipReason.NOT_IN_AUDIENCE)
                    .forEach(id -> takeOut.accept(id, contact)));
    return true;
  }

  /** Takes the mailbox off messages in which nobody is left that {@code isSomebody}. */
  void replace(ContactId contact, ContactId nobody, Predicate<ContactId> isSomebody) {
    var its = messages(contact).toList();
    ledger.replace(contact, nobody);
    for (var message : its) {
      var deserted = ledger.of(MessageId.of(message)).noneMatch(isSomebody);
      messages.put(replaced(message, contact, nobody, deserted));
    }
  }

  private static Delivery replaced(
      Delivery message, ContactId contact, ContactId nobody, boolean deserted) {
    var recipients = new HashSet<>(message.recipients());
    if (recipients.remove(contact)) {
      recipients.add(nobody);
    }
    var result = message.result();
    return new Delivery(
        message.run(),
        message.number(),
        deserted ? IdentityId.of(nobody) : message.identity(),
        message.account(),
        recipients,
        message.shared(),
        message.attempt(),
        new Result(
            result.outcome(),
            result.failed(),
            result.retryAt(),
            result.handedOver(),
            deserted ? null : result.reply()));
  }

  private Stream<Delivery> messages(ContactId contact) {
    return ledger
        .of(contact)
        .flatMap(each -> Stream.ofNullable(each.message()))
        .flatMap(id -> Stream.ofNullable(messages.get(id)));
  }
}
