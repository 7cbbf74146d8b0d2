package io.github.portalinvites.storage.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portalinvites.bulk.RunState;
import io.github.portalinvites.delivery.RunId;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.invitation.SkipReason;
import io.github.portalinvites.storage.Delivery;
import io.github.portalinvites.storage.DeliveryStore;
import io.github.portalinvites.storage.DeliveryStore.RunTally;
import io.github.portalinvites.storage.Lease;
import io.github.portalinvites.storage.Run;
import io.github.portalinvites.testkit.TestRuns;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** What the contracts of the queue have in common: runs with messages, and a worker's steps. */
public interface QueueContract extends StorageContract {

  Duration LEASE = Duration.ofMinutes(2);

  default TestRuns runs() {
    return new TestRuns(keys());
  }

  default <T> T queue(Function<DeliveryStore, T> work) {
    return transaction(stores -> work.apply(stores.deliveries()));
  }

  /** A run with so many messages that no worker may take yet. */
  default RunId planned(RunState state, int messages) {
    var run = TestRuns.run(state);
    commit(
        stores -> {
          stores.runs().add(run);
          var all = runs().messages(run.id(), 0, messages - 1);
          stores.deliveries().enqueue(run.id(), all, Map.of());
        });
    return run.id();
  }

  /** A running run with so many messages, in chunks of up to {@code size}. */
  default RunId running(int messages, int size) {
    var run = planned(RunState.RUNNING, messages);
    commit(stores -> stores.deliveries().open(run, 0, messages - 1, size));
    return run;
  }

  /** Likewise, as one that was planned and started now. */
  default RunId started(int messages, int size) {
    var run = running(messages, size);
    activate(run, messages);
    return run;
  }

  /** Has a run of so many messages run from now on. */
  default void activate(RunId run, int messages) {
    commit(
        stores -> {
          var stored = stores.runs().find(run).orElseThrow();
          var expires = stored.planned().expires();
          var plan = new Run.Planned(0, messages, messages, Map.of(), Map.of(), expires);
          var going = new Run.Going(null, null, messages, now(), now(), 0, null);
          stores.runs().change(stored.with(RunState.RUNNING, plan, going));
        });
  }

  /** A running run of these messages, in one chunk. */
  default RunId running(Function<RunId, List<Delivery>> messages, Map<ContactId, SkipReason> skip) {
    var run = TestRuns.run(RunState.RUNNING);
    var all = messages.apply(run.id());
    commit(
        stores -> {
          stores.runs().add(run);
          stores.deliveries().enqueue(run.id(), all, skip);
          stores.deliveries().open(run.id(), 0, all.size() - 1, all.size());
        });
    return run.id();
  }

  default void change(RunId run, RunState state) {
    commit(
        stores -> {
          var stored = stores.runs().find(run).orElseThrow();
          stores.runs().change(stored.with(state, stored.planned(), stored.going()));
        });
  }

  default Optional<Lease> claimed() {
    return queue(queue -> queue.claim(LEASE));
  }

  default Lease claim() {
    return claimed().orElseThrow();
  }

  default boolean begin(Lease lease, long from, long to) {
    return queue(queue -> queue.begin(lease, new Lease.Window(from, to), LEASE));
  }

  default boolean complete(Lease lease, List<Delivery> messages, long done) {
    return queue(queue -> queue.complete(lease, messages, done));
  }

  /** Sends a window: what {@code result} makes of each of its messages is kept. */
  default boolean work(Lease lease, long from, long to, UnaryOperator<Delivery> result) {
    begin(lease, from, to);
    var messages = messages(lease.run(), from, to).stream().map(result).toList();
    return complete(lease, messages, to);
  }

  /** Takes the next chunk, begins all of it and takes some of its recipients out. */
  default Lease skipInWindow(Map<ContactId, SkipReason> recipients) {
    var lease = claim();
    commit(
        stores -> {
          var window = new Lease.Window(lease.next(), lease.last());
          assertThat(stores.deliveries().begin(lease, window, LEASE)).isTrue();
          stores.deliveries().skip(lease, recipients);
        });
    return lease;
  }

  /** Takes the next chunk, does all of it in one window and gives it back. */
  default void workNext(UnaryOperator<Delivery> result) {
    var lease = claim();
    work(lease, lease.next(), lease.last(), result);
    release(lease);
  }

  default void release(Lease lease) {
    commit(stores -> stores.deliveries().release(lease, Duration.ZERO));
  }

  default List<Delivery> messages(RunId run, long from, long to) {
    return snapshot(stores -> stores.deliveries().messages(run, from, to));
  }

  default Delivery message(RunId run, int n) {
    return messages(run, n, n).get(0);
  }

  default RunTally tally(RunId run) {
    return snapshot(stores -> stores.deliveries().tally(run));
  }

  default int reopenDue(int limit) {
    return queue(queue -> queue.reopenDue(limit));
  }

  default void leaseEnds() {
    tested().clock().advance(LEASE);
  }

  default ContactId contact(int n) {
    return keys().contact(n);
  }
}
