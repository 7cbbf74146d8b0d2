package io.github.portalinvites.memory;

import static java.util.Comparator.comparing;

import io.github.portalinvites.delivery.RunId;
import io.github.portalinvites.storage.Delivery;
import java.util.Comparator;

record MessageId(RunId run, long number) {

  static final Comparator<MessageId> IN_ORDER =
      comparing(MessageId::run, MemoryRuns.BY_ID).thenComparing(MessageId::number);

  static MessageId of(Delivery message) {
    return new MessageId(message.run(), message.number());
  }
}
