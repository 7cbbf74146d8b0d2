package io.github.portalinvites.jdbc;

import io.github.portalinvites.delivery.FailureReason;
import io.github.portalinvites.delivery.Outcome;
import java.util.Locale;

/** What chunks count of their messages: the first four recipients, the others messages. */
enum Counter {
  SENT,
  SKIPPED,
  FAILED,
  IN_DOUBT,
  DONE,
  POLICY_REFUSED,
  MESSAGE_REFUSED,
  WAITING;

  /** The column of {@code pi_chunk} that has it. */
  String column() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** How much a message that stands so adds to this. */
  long of(StoredMessage message) {
    return switch (this) {
      case SENT -> message.recipientsIf(Outcome.SENT);
      case SKIPPED -> message.recipientsIf(Outcome.SKIPPED);
      case FAILED -> message.recipientsIf(Outcome.FAILED);
      case IN_DOUBT -> message.recipientsIf(Outcome.IN_DOUBT);
      case DONE -> message.outcome() == Outcome.OPEN ? 0 : 1;
      case POLICY_REFUSED -> message.failed() == FailureReason.POLICY_REFUSED ? 1 : 0;
      case MESSAGE_REFUSED -> message.failed() == FailureReason.MESSAGE_REFUSED ? 1 : 0;
      case WAITING -> message.waiting() ? 1 : 0;
    };
  }
}
