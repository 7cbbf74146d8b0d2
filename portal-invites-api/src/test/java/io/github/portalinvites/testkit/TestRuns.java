package io.github.portalinvites.testkit;

import static io.github.portalinvites.testkit.MutableClock.START;

import io.github.portalinvites.audience.FilterFingerprint;
import io.github.portalinvites.bulk.RunState;
import io.github.portalinvites.delivery.FailureReason;
import io.github.portalinvites.delivery.Outcome;
import io.github.portalinvites.delivery.RunId;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.permission.Actor;
import io.github.portalinvites.storage.Delivery;
import io.github.portalinvites.storage.Delivery.Attempt;
import io.github.portalinvites.storage.Delivery.Result;
import io.github.portalinvites.storage.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Runs and their messages. Message <i>n</i> goes to contact <i>n</i> + 1 for account <i>n</i> + 1,
 * with the address {@code contact<n + 1>@example.org}.
 */
public record TestRuns(Keys keys) {

  public static final Actor DANA = Actor.of("u-7", "Dana");

  /** A new run. Nothing is planned yet. */
  public static Run run(RunState state) {
    return new Run(
        new RunId(UUID.randomUUID()),
        DANA,
        null,
        new FilterFingerprint("fingerprint"),
        "document",
        state,
        new Run.Planned(0, 0, 0, Map.of(), Map.of(), START.plus(Duration.ofHours(1))),
        Run.Going.NOT_YET,
        0);
  }

  /** Messages {@code from} to {@code to}, both included. */
  public List<Delivery> messages(RunId run, int from, int to) {
    return IntStream.rangeClosed(from, to).mapToObj(n -> message(run, n)).toList();
  }

  public Delivery message(RunId run, int n) {
    return message(run, n, keys.contact(n + 1));
  }

  public Delivery message(RunId run, int n, ContactId... recipients) {
    var mailbox = TestInvitations.mailbox("contact%d@example.org".formatted(n + 1));
    return Delivery.planned(run, n, mailbox, keys.account(n + 1), Set.of(recipients));
  }

  public static Delivery sent(Delivery message) {
    return tried(message, new Result(Outcome.SENT, null, null, START, "250 2.0.0 Ok"));
  }

  public static Delivery failed(Delivery message, FailureReason reason) {
    return tried(message, new Result(Outcome.FAILED, reason, null, null, "550 5.1.1 Unknown"));
  }

  public static Delivery inDoubt(Delivery message) {
    return tried(message, new Result(Outcome.IN_DOUBT, null, null, START, null));
  }

  public static Delivery skipped(Delivery message) {
    return message.with(message.attempt(), Result.SKIPPED);
  }

  /** To be tried again at {@code at}. */
  public static Delivery putOff(Delivery message, @Nullable Instant at) {
    return tried(message, new Result(Outcome.OPEN, null, at, null, "451 4.7.1 Greylisted"));
  }

  private static Delivery tried(Delivery message, Result result) {
    var last = message.attempt();
    var next = new Attempt(last.count() + 1, last.doubts(), START, START, null, 0);
    return message.with(next, result);
  }
}
