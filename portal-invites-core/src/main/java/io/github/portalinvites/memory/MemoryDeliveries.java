package io.github.portalinvites.memory;

import static java.util.Comparator.naturalOrder;
import static java.util.stream.Collectors.toSet;

import io.github.portalinvites.delivery.Outcome;
import io.github.portalinvites.delivery.RunId;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.invitation.IdentityId;
import io.github.portalinvites.invitation.SkipReason;
import io.github.portalinvites.storage.Delivery;
import io.github.portalinvites.storage.Delivery.Attempt;
import io.github.portalinvites.storage.Delivery.Result;
import io.github.portalinvites.storage.DeliveryStore;
import io.github.portalinvites.storage.Lease;
import io.github.portalinvites.storage.Lease.Window;
import io.github.portalinvites.storage.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The queue, made of chunks, messages and recipients. */
final class MemoryDeliveries implements DeliveryStore {

  private final MemoryRuns runs;
  private final MemoryChunks chunks;
  private final MemoryMessages messages;
  private final MemoryLedger ledger;
  private final MemoryTallies tallies;
  private final Instant now;

  MemoryDeliveries(MemoryRuns runs) {
    this.runs = runs;
    chunks = new MemoryChunks();
    messages = new MemoryMessages();
    ledger = new MemoryLedger();
    tallies = new MemoryTallies();
    now = Instant.EPOCH;
  }

  MemoryDeliveries(MemoryDeliveries from, Session session, MemoryRuns runs) {
    this.runs = runs;
    chunks = new MemoryChunks(from.chunks, session);
    messages = new MemoryMessages(from.messages, session);
    ledger = new MemoryLedger(from.ledger, session);
    tallies = new MemoryTallies(from.tallies, session);
    now = session.now();
  }

  @Override
  public void enqueue(RunId run, List<Delivery> added, Map<ContactId, SkipReason> skipped) {
    for (var message : added) {
      messages.put(message);
      ledger.add(message);
      tallies.count(run, Outcome.OPEN, message.recipients().size());
    }
    skipped.forEach((contact, reason) -> ledger.addSkipped(run, contact, reason));
    tallies.count(run, Outcome.SKIPPED, skipped.size());
  }

  @Override
  public Set<ContactId> planned(RunId run, Collection<ContactId> contacts) {
    return ledger.planned(run, contacts);
  }

  @Override
  public Map<IdentityId, Long> firstTo(RunId run, Collection<IdentityId> identities) {
    var first = new HashMap<IdentityId, Long>();
    identities.forEach(
        each -> messages.firstTo(run, each).ifPresent(number -> first.put(each, number)));
    return first;
  }

  @Override
  public void open(RunId run, long from, long to, int size) {
    for (var first = from; first <= to; first += size) {
      chunks.open(run, first, Math.min(first + size - 1, to));
    }
  }

  @Override
  public Optional<Lease> claim(Duration lease) {
    var until = now.plus(lease);
    return chunks
        .claim(chunk -> chunk.inFlight() != null, until)
        .or(() -> chunks.claim(chunk -> runs.isRunning(chunk.run()), until));
  }

  @Override
  public List<Delivery> messages(RunId run, long from, long to) {
    return messages.of(run, from, to).toList();
  }

  @Override
  public List<Delivery> due(RunId run, long from, long to, int limit) {
    return messages.of(run, from, to).filter(Delivery::isDue).limit(limit).toList();
  }

  @Override
  public boolean begin(Lease lease, Window window, Duration prolonged) {
    return runs.isRunning(lease.run()) && chunks.prolong(lease, window, now.plus(prolonged));
  }

  @Override
  public void prepare(Collection<Delivery> prepared) {
    for (var message : prepared) {
      var stored = messages.get(MessageId.of(message));
      if (stored != null) {
        messages.put(stored.with(message.attempt(), stored.result()));
      }
    }
  }

  @Override
  public void skip(Lease lease, Map<ContactId, SkipReason> recipients) {
    recipients.forEach(
        (contact, reason) ->
            ledger.skip(lease.run(), contact, reason).forEach(id -> takeOut(id, contact)));
  }

  @Override
  public boolean complete(Lease lease, Collection<Delivery> completed, long done) {
    if (!chunks.moveOn(lease, done + 1)) {
      return false;
    }
    completed.forEach(this::keep);
    return true;
  }

  @Override
  public void release(Lease lease, Duration rest) {
    chunks.release(lease, rest.isZero() ? Instant.EPOCH : now.plus(rest));
  }

  @Override
  public int reopenDue(int limit) {
    var due =
        runs.running()
            .flatMap(run -> messages.waiting(run).takeWhile(this::isDue))
            .filter(message -> !chunks.isAhead(MessageId.of(message)))
            .limit(limit)
            .toList();
    due.forEach(
        message -> replace(message, message.with(message.attempt(), retried(message.result()))));
    chunks.open(due);
    return due.size();
  }

  @Override
  public long reopenFailed(RunId run) {
    var failed = messages.of(run, 0, Long.MAX_VALUE).filter(MemoryDeliveries::isRetryable).toList();
    failed.forEach(
        message -> replace(message, message.with(untried(message.attempt()), Result.OPEN)));
    chunks.open(failed);
    return failed.size();
  }

  @Override
  public List<Delivery> openWithInvitation(RunId run, long after, int limit) {
    return messages
        .of(run, after + 1, Long.MAX_VALUE)
        .filter(each -> each.result().outcome() == Outcome.OPEN)
        .filter(each -> each.attempt().invitation() != null)
        .filter(each -> !each.isDue() || !chunks.isInFlight(MessageId.of(each)))
        .limit(limit)
        .toList();
  }

  @Override
  public boolean isWorkedOff(RunId run) {
    return chunks.left(run) == 0 && tallies.of(run).waiting() == 0;
  }

  @Override
  public RunTally tally(RunId run) {
    var counts = tallies.of(run);
    return new RunTally(
        counts.outcomes(),
        counts.done(),
        counts.policyRefused(),
        counts.messageRefused(),
        chunks.left(run),
        counts.waiting());
  }

  @Override
  public Backlog backlog() {
    return runs.running()
        .flatMap(id -> runs.find(id).stream())
        .map(this::backlog)
        .reduce(Backlog.NONE, Backlog::plus);
  }

  private Backlog backlog(Run run) {
    var waiting =
        messages
            .waiting(run.id())
            .takeWhile(this::isDue)
            .flatMap(each -> Stream.ofNullable(each.result().retryAt()))
            .limit(1);
    var due = Stream.concat(chunks.dueSince(run.id()), waiting).min(naturalOrder()).orElse(null);
    var left = run.planned().messages() - tallies.of(run.id()).done();
    return Backlog.of(left, due, run.going().activeSince());
  }

  @Override
  public Set<IdentityId> queued(Collection<IdentityId> identities, @Nullable RunId except) {
    return identities.stream().filter(each -> isQueued(each, except)).collect(toSet());
  }

  boolean isQueued(IdentityId identity) {
    return isQueued(identity, null);
  }

  private boolean isQueued(IdentityId identity, @Nullable RunId except) {
    return messages
        .openFor(identity)
        .filter(message -> !message.run().equals(except))
        .anyMatch(message -> runs.isActive(message.run()) || chunks.isInFlight(message));
  }

  @Override
  public List<LedgerRow> ledger(
      RunId run, @Nullable Outcome outcome, boolean sharedOnly, long after, int limit) {
    return ledger
        .after(run, after)
        .filter(each -> !sharedOnly || each.recipient().shared())
        .map(this::row)
        .filter(row -> outcome == null || outcome == row.outcome())
        .limit(limit)
        .toList();
  }

  /** What is found of persons and of old runs. */
  MemoryTraces traces() {
    return new MemoryTraces(runs, chunks, messages, ledger, this::takeOut);
  }

  private void keep(Delivery completed) {
    var stored = messages.get(MessageId.of(completed));
    if (stored != null) {
      replace(stored, stored.with(completed.attempt(), completed.result()));
    }
  }

  private void replace(Delivery stored, Delivery next) {
    tallies.move(stored, next);
    messages.put(next);
  }

  private void takeOut(MessageId id, ContactId contact) {
    var message = messages.get(id);
    if (message != null) {
      var rest = new HashSet<>(message.recipients());
      rest.remove(contact);
      replace(message, message.to(rest));
      tallies.count(id.run(), Outcome.SKIPPED, 1);
    }
  }

  private boolean isDue(Delivery waiting) {
    var at = waiting.result().retryAt();
    return at != null && !at.isAfter(now);
  }

  private static boolean isRetryable(Delivery message) {
    var failed = message.result().failed();
    return failed != null && failed.retryable();
  }

  private static Result retried(Result waiting) {
    return new Result(Outcome.OPEN, null, null, waiting.handedOver(), waiting.reply());
  }

  private static Attempt untried(Attempt last) {
    return new Attempt(
        last.count(), last.doubts(), null, last.begun(), last.invitation(), last.generation());
  }

  private LedgerRow row(MemoryLedger.Placed placed) {
    var recipient = placed.recipient();
    var message = recipient.message() == null ? null : messages.get(recipient.message());
    var changed = recipient.skipped() != null && message != null;
    return new LedgerRow(
        placed.position(), recipient.contact(), recipient.skipped(), changed, message);
  }
}
