package io.github.portalinvites.storage;

import io.github.portalinvites.delivery.Outcome;
import io.github.portalinvites.delivery.RunId;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.invitation.IdentityId;
import io.github.portalinvites.invitation.SkipReason;
import io.github.portalinvites.storage.Lease.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The durable queue and, being the same rows, the ledger. Workers hold chunks of messages by
 * leases; times are of the storage's own clock.
 */
public interface DeliveryStore {

  /**
   * Adds a part of a plan.
   *
   * @param messages not tried yet, numbered on from those that are there
   * @param skipped contacts who get nothing; neither they nor the recipients are in the plan yet
   */
  void enqueue(RunId run, List<Delivery> messages, Map<ContactId, SkipReason> skipped);

  /** Those of {@code contacts} that a plan holds already, as recipients or skipped. */
  Set<ContactId> planned(RunId run, Collection<ContactId> contacts);

  /**
   * For those of {@code identities} to which a run holds a message, whatever became of it: the
   * number of the first one.
   */
  Map<IdentityId, Long> firstTo(RunId run, Collection<IdentityId> identities);

  /**
   * Lets workers take the messages {@code from} to {@code to}, both included, in chunks of up to
   * {@code size}.
   */
  void open(RunId run, long from, long to, int size);

  /**
   * Takes the oldest free chunk with messages left, of a running run; or, before these and whatever
   * its run's state, one whose owner died with a window in flight. The window stays in flight until
   * the new owner completes it or begins another. Never waits for another worker.
   */
  Optional<Lease> claim(Duration lease);

  /** The messages {@code from} to {@code to}, both included, in order; of a window or a chunk. */
  List<Delivery> messages(RunId run, long from, long to);

  /** Up to {@code limit} of the messages {@code from} to {@code to} that are due, in order. */
  List<Delivery> due(RunId run, long from, long to, int limit);

  /**
   * Marks a window as in flight and prolongs the lease.
   *
   * @return false if the lease was lost or the run is not running; nothing was written
   */
  boolean begin(Lease lease, Window window, Duration prolonged);

  /** Keeps the attempts, and these only, of messages of a window that this transaction began. */
  void prepare(Collection<Delivery> messages);

  /**
   * Takes contacts out of their messages, in a window that this transaction began. Those who were
   * taken out before are passed over.
   */
  void skip(Lease lease, Map<ContactId, SkipReason> recipients);

  /**
   * Ends the window in flight: keeps attempts and results of its messages and moves the lease on
   * behind {@code done}. Also where the run does not run any more.
   *
   * @param done the last message that needs no further look; one before the window's first if none
   *     is done
   * @return false if the lease was lost, or no window is in flight, as when a commit that completed
   *     it was not answered and is tried again; nothing was written
   */
  boolean complete(Lease lease, Collection<Delivery> messages, long done);

  /**
   * Gives a lease back: for good if the chunk is done, else for others to take, not before {@code
   * rest} is over. A window that is in flight stays so, as if the owner had died. No effect if the
   * lease was lost.
   */
  void release(Lease lease, Duration rest);

  /**
   * Opens chunks for messages of running runs whose time to be tried again has come, up to {@code
   * limit}; but not for those that a chunk has yet to pass by. They wait no longer then. A chunk
   * holds up to a hundred of them, however far apart, but nothing that another has yet to do.
   *
   * @return how many messages
   */
  int reopenDue(int limit);

  /**
   * Opens chunks for the retryable failures of a run that has no chunks left. Their result is open
   * again; their attempts stay counted, but {@link Delivery.Attempt#first} is null as before the
   * first one.
   *
   * @return how many messages
   */
  long reopenFailed(RunId run);

  /**
   * Up to {@code limit} open messages of a run that have an invitation, in order, from the one
   * after {@code after}; without those of a window that is in flight.
   */
  List<Delivery> openWithInvitation(RunId run, long after, int limit);

  /**
   * Whether nothing of what was opened of a run is left to do: no chunk, and no message that waits
   * to be tried again. Asked after each chunk.
   */
  boolean isWorkedOff(RunId run);

  /** How a run stands; cheap, since it is polled. */
  RunTally tally(RunId run);

  /** What waits in running runs; cheap, since it is polled. */
  Backlog backlog();

  /**
   * Those of {@code identities} to which a running or paused run has an open message, or a
   * cancelled run one within a window in flight: what becomes of it is not known yet.
   *
   * @param except a run that does not count, null for none
   */
  Set<IdentityId> queued(Collection<IdentityId> identities, @Nullable RunId except);

  /**
   * Up to {@code limit} recipients after {@code after}, in a stable order.
   *
   * @param outcome null for all; never {@link Outcome#CANCELLED}
   * @param sharedOnly only those whose mailbox was shared when it was planned
   * @param after the position of the last one that is known, 0 at the start
   */
  List<LedgerRow> ledger(
      RunId run, @Nullable Outcome outcome, boolean sharedOnly, long after, int limit);

  /**
   * How a run stands.
   *
   * @param outcomes recipients by outcome, without those that nobody has; those skipped when
   *     planned included, {@link Outcome#CANCELLED} never
   * @param done messages with an outcome
   * @param policyRefused messages that failed for {@code POLICY_REFUSED}
   * @param messageRefused messages that failed for {@code MESSAGE_REFUSED}
   * @param chunksLeft chunks that are not done
   * @param waiting messages that wait to be tried again
   */
  record RunTally(
      Map<Outcome, Long> outcomes,
      long done,
      long policyRefused,
      long messageRefused,
      long chunksLeft,
      long waiting) {

    public RunTally {
      outcomes = Map.copyOf(outcomes);
    }
  }

  /**
   * What waits to be sent.
   *
   * @param messages planned, and without an outcome
   * @param since when the one that is due longest became due: when it was opened, was to be tried
   *     again, or its run became active again, whatever was last; null if none is due
   */
  record Backlog(long messages, @Nullable Instant since) {

    public static final Backlog NONE = new Backlog(0, null);

    /**
     * That of one run.
     *
     * @param due since when a message would be due had the run always been active, null if none is
     * @param active since when the run is
     */
    public static Backlog of(long messages, @Nullable Instant due, @Nullable Instant active) {
      var late = due != null && active != null && active.isAfter(due);
      return new Backlog(messages, late ? active : due);
    }

    /** Both together. */
    public Backlog plus(Backlog other) {
      var first =
          Stream.of(this, other)
              .flatMap(each -> Stream.ofNullable(each.since))
              .min(Comparator.naturalOrder());
      return new Backlog(messages + other.messages, first.orElse(null));
    }
  }

  /**
   * One recipient of a run.
   *
   * @param position above 0, in the order of planning
   * @param skipped why nothing is sent to this contact, null if it is a recipient
   * @param changedSincePlan true if it was skipped after the plan was made
   * @param message null if it was skipped when planned; else with all who are still its recipients
   */
  record LedgerRow(
      long position,
      ContactId contact,
      @Nullable SkipReason skipped,
      boolean changedSincePlan,
      @Nullable Delivery message) {

    /** What came of it so far: never {@link Outcome#CANCELLED}. */
    public Outcome outcome() {
      return skipped != null || message == null ? Outcome.SKIPPED : message.result().outcome();
    }
  }
}
