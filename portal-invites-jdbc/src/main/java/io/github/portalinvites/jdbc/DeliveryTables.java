package io.github.portalinvites.jdbc;

import io.github.portalinvites.delivery.Outcome;
import io.github.portalinvites.delivery.RunId;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.invitation.IdentityId;
import io.github.portalinvites.invitation.SkipReason;
import io.github.portalinvites.storage.Delivery;
import io.github.portalinvites.storage.DeliveryStore;
import io.github.portalinvites.storage.Lease;
import io.github.portalinvites.storage.Lease.Window;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The queue and the ledger: {@code pi_message} and {@code pi_recipient} have every message and
 * recipient from the plan on, {@code pi_chunk} has who works on which.
 */
final class DeliveryTables implements DeliveryStore {

  private final Session session;

  DeliveryTables(Session session) {
    this.session = session;
  }

  @Override
  public void enqueue(RunId run, List<Delivery> messages, Map<ContactId, SkipReason> skipped) {
    new PlanWriter(session).enqueue(run, messages, skipped);
  }

  @Override
  public Set<ContactId> planned(RunId run, Collection<ContactId> contacts) {
    return new PlanWriter(session).planned(run, contacts);
  }

  @Override
  public Map<IdentityId, Long> firstTo(RunId run, Collection<IdentityId> identities) {
    return new MessageReader(session).firstTo(run, identities);
  }

  @Override
  public void open(RunId run, long from, long to, int size) {
    new ChunkTable(session).open(run, from, to, size);
  }

  @Override
  public Optional<Lease> claim(Duration lease) {
    return new ChunkLeases(session).claim(lease);
  }

  @Override
  public List<Delivery> messages(RunId run, long from, long to) {
    return new MessageReader(session).range(run, from, to);
  }

  @Override
  public List<Delivery> due(RunId run, long from, long to, int limit) {
    return new OpenMessages(session).due(run, from, to, limit);
  }

  @Override
  public boolean begin(Lease lease, Window window, Duration prolonged) {
    return new ChunkLeases(session).begin(lease, window, prolonged);
  }

  @Override
  public void prepare(Collection<Delivery> messages) {
    for (var run : messages.stream().map(Delivery::run).distinct().toList()) {
      var ofRun = messages.stream().filter(each -> each.run().equals(run)).toList();
      new MessageWriter(session).keepAttempts(run, ofRun);
    }
  }

  @Override
  public void skip(Lease lease, Map<ContactId, SkipReason> recipients) {
    if (recipients.isEmpty()) {
      return;
    }
    var counts = new Counts();
    counts.add(Counter.SKIPPED, new MessageWriter(session).skip(lease, recipients));
    new ChunkLeases(session).count(lease, counts);
  }

  /** Nobody else changes the messages between these statements: the last but one is the fence. */
  @Override
  public boolean complete(Lease lease, Collection<Delivery> messages, long done) {
    var writer = new MessageWriter(session);
    if (!new ChunkLeases(session).moveOn(lease, done + 1, writer.changes(lease.run(), messages))) {
      return false;
    }
    writer.keepResults(lease.run(), messages);
    return true;
  }

  @Override
  public void release(Lease lease, Duration rest) {
    new ChunkLeases(session).release(lease, rest);
  }

  @Override
  public int reopenDue(int limit) {
    return new Reopener(session).due(limit);
  }

  @Override
  public long reopenFailed(RunId run) {
    return new Reopener(session).failed(run);
  }

  @Override
  public List<Delivery> openWithInvitation(RunId run, long after, int limit) {
    return new OpenMessages(session).withInvitation(run, after, limit);
  }

  @Override
  public boolean isWorkedOff(RunId run) {
    return new OpenMessages(session).none(run);
  }

  @Override
  public RunTally tally(RunId run) {
    return new TallyReader(session).tally(run);
  }

  @Override
  public Backlog backlog() {
    return new BacklogReader(session).backlog();
  }

  @Override
  public Set<IdentityId> queued(Collection<IdentityId> identities, @Nullable RunId except) {
    return new QueuedIdentities(session).among(identities, except);
  }

  @Override
  public List<LedgerRow> ledger(
      RunId run, @Nullable Outcome outcome, boolean sharedOnly, long after, int limit) {
    return new LedgerReader(session).page(run, outcome, sharedOnly, after, limit);
  }
}
