package io.github.portalinvites.internal.bulk;

import io.github.portalinvites.delivery.FailureReason;
import io.github.portalinvites.delivery.InDoubtPolicy;
import io.github.portalinvites.delivery.Outcome;
import io.github.portalinvites.mail.SendResult;
import io.github.portalinvites.mail.ServerReply;
import io.github.portalinvites.storage.Delivery;
import io.github.portalinvites.storage.Delivery.Attempt;
import io.github.portalinvites.storage.Delivery.Result;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a mail server's answer makes of a message. */
final class Verdict {

  /** A message in doubt waits a little, so that a mail server that lost its breath may find it. */
  private static final Duration BEFORE_RESENDING = Duration.ofMinutes(1);

  /** A message that ran into trouble goes behind the others: it may be what upsets the relay. */
  private static final Duration AFTER_TROUBLE = Duration.ofSeconds(30);

  private final InDoubtPolicy inDoubt;
  private final Retry retry;
  private final Instant now;

  Verdict(InDoubtPolicy inDoubt, Retry retry, Instant now) {
    this.inDoubt = inDoubt;
    this.retry = retry;
    this.now = now;
  }

  Instant now() {
    return now;
  }

  Delivery on(Delivery message, SendResult answer) {
    var reply = answer.reply();
    if (answer instanceof SendResult.Sent) {
      return message.with(counted(message), sent(message, reply));
    }
    if (answer instanceof SendResult.InDoubt) {
      return inDoubt(message, reply, now.plus(retry.jittered(BEFORE_RESENDING)));
    }
    if (answer instanceof SendResult.RetryLater) {
      return later(message, reply);
    }
    if (answer instanceof SendResult.AddressRefused) {
      return failed(message, FailureReason.ADDRESS_REFUSED, reply);
    }
    if (answer instanceof SendResult.PolicyRefused) {
      return failed(message, FailureReason.POLICY_REFUSED, reply);
    }
    return answer instanceof SendResult.MessageRefused
        ? failed(message, FailureReason.MESSAGE_REFUSED, reply)
        : message.with(message.attempt(), waiting(message, AFTER_TROUBLE, reply));
  }

  /** A message of which a dead owner left nothing but that its hand-over had begun. */
  Delivery onLostOwner(Delivery message) {
    var reply = ServerReply.none("the process that sent it ended before it could tell");
    return inDoubt(message, reply, null);
  }

  /** A message that could not be made. */
  Delivery onNotComposed(Delivery message, RuntimeException cause) {
    var reply = ServerReply.none("not composed: " + cause.getClass().getSimpleName());
    return failed(message, FailureReason.NOT_COMPOSED, reply);
  }

  /** Whether a message that is in doubt now will be sent once more. */
  static boolean isToBeResent(Delivery message) {
    var result = message.result();
    return result.outcome() == Outcome.OPEN && result.handedOver() != null;
  }

  /** A message that stays in doubt, since it will not be sent once more. */
  static Delivery notResent(Delivery message) {
    var result = message.result();
    return isToBeResent(message)
        ? message.with(
            message.attempt(),
            new Result(Outcome.IN_DOUBT, null, null, result.handedOver(), result.reply()))
        : message;
  }

  private Delivery inDoubt(Delivery message, ServerReply reply, @Nullable Instant resendAt) {
    var attempt = doubted(message);
    if (inDoubt == InDoubtPolicy.ASSUME_SENT) {
      return message.with(attempt, sent(message, reply));
    }
    var again = inDoubt == InDoubtPolicy.RESEND_ONCE_THEN_HOLD && attempt.doubts() == 1;
    return message.with(
        attempt,
        new Result(
            again ? Outcome.OPEN : Outcome.IN_DOUBT,
            null,
            again ? resendAt : null,
            attempt.begun(),
            reply.toString()));
  }

  private Delivery later(Delivery message, ServerReply reply) {
    var attempt = counted(message);
    return retry
        .after(attempt.count(), first(message), now)
        .map(next -> message.with(attempt, waiting(message, next, reply)))
        .orElseGet(() -> failed(message, FailureReason.GIVEN_UP, reply));
  }

  private Delivery failed(Delivery message, FailureReason reason, ServerReply reply) {
    var handedOver = message.result().handedOver();
    return message.with(
        counted(message), new Result(Outcome.FAILED, reason, null, handedOver, reply.toString()));
  }

  private static Result sent(Delivery message, ServerReply reply) {
    return new Result(Outcome.SENT, null, null, message.attempt().begun(), reply.toString());
  }

  private Result waiting(Delivery message, Duration delay, ServerReply reply) {
    return waiting(message, now.plus(retry.jittered(delay)), reply);
  }

  private static Result waiting(Delivery message, Instant until, ServerReply reply) {
    var handedOver = message.result().handedOver();
    return new Result(Outcome.OPEN, null, until, handedOver, reply.toString());
  }

  private Attempt counted(Delivery message) {
    var before = message.attempt();
    return new Attempt(
        before.count() + 1,
        before.doubts(),
        first(message),
        before.begun(),
        before.invitation(),
        before.generation());
  }

  private Attempt doubted(Delivery message) {
    var counted = counted(message);
    return new Attempt(
        counted.count(),
        counted.doubts() + 1,
        counted.first(),
        counted.begun(),
        counted.invitation(),
        counted.generation());
  }

  /** Only an answer about the message itself begins its time, not trouble of the relay. */
  private Instant first(Delivery message) {
    var known = message.attempt().first();
    return known == null ? now : known;
  }
}
