package io.github.portalinvites.storage.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portalinvites.storage.Change;
import io.github.portalinvites.storage.Change.OfAccount;
import io.github.portalinvites.storage.Change.OfContact;
import io.github.portalinvites.storage.Change.OfEverything;
import io.github.portalinvites.storage.Change.OfIdentity;
import io.github.portalinvites.testkit.TestInvitations;
import io.github.portalinvites.testkit.Together;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the audience rows must follow. */
public interface ChangeLogContract extends StorageContract {

  int EVERYTHING = 1_000;

  @Test
  default void everyKindOfChangeComesBackInOrder() {
    var changes =
        List.of(
            new OfContact(keys().contact(7)),
            new OfAccount(keys().account(7)),
            new OfIdentity(TestInvitations.mailbox("ann@example.org")),
            new OfEverything());
    append(changes);
    assertThat(take(EVERYTHING)).isEqualTo(changes);
  }

  @Test
  default void changeIsTakenOnlyOnce() {
    append(contacts(1, 3));
    assertThat(take(EVERYTHING)).hasSize(3);
    assertThat(take(EVERYTHING)).isEmpty();
  }

  @Test
  default void takenChangeIsGoneWithinTheSameTransaction() {
    append(contacts(1, 3));
    commit(
        stores -> {
          assertThat(stores.changes().take(2)).isEqualTo(contacts(1, 2));
          assertThat(stores.changes().take(2)).isEqualTo(contacts(3, 3));
          assertThat(stores.changes().take(2)).isEmpty();
        });
  }

  @Test
  default void ownAppendCanBeTaken() {
    commit(
        stores -> {
          stores.changes().append(contacts(1, 1));
          assertThat(stores.changes().take(EVERYTHING)).isEqualTo(contacts(1, 1));
        });
  }

  @Test
  default void oldestChangesAreTakenFirst() {
    append(contacts(5, 6));
    append(contacts(1, 2));
    assertThat(take(3))
        .containsExactly(
            new OfContact(keys().contact(5)),
            new OfContact(keys().contact(6)),
            new OfContact(keys().contact(1)));
  }

  @Test
  default void equalChangesComeOnce() {
    append(contacts(1, 2));
    append(contacts(1, 2));
    append(contacts(2, 3));
    assertThat(take(EVERYTHING)).isEqualTo(contacts(1, 3));
    assertThat(take(EVERYTHING)).isEmpty();
  }

  @Test
  default void takeIsEmptyOnlyIfTheLogIs() {
    IntStream.range(0, 10).forEach(n -> append(contacts(1, 1)));
    append(contacts(2, 2));
    var taken = new ArrayList<Change>();
    for (var some = take(3); !some.isEmpty(); some = take(3)) {
      taken.addAll(some);
    }
    assertThat(taken).contains(new OfContact(keys().contact(2)));
  }

  @Test
  default void rollBackBringsTakenChangesBack() {
    append(contacts(1, 3));
    var appended = now();
    tested().clock().advance(Duration.ofMinutes(1));
    rollBack(stores -> assertThat(stores.changes().take(2)).hasSize(2));
    assertThat(oldest()).contains(appended);
    assertThat(take(EVERYTHING)).isEqualTo(contacts(1, 3));
  }

  @Test
  default void rolledBackAppendLeavesNothing() {
    rollBack(stores -> stores.changes().append(contacts(1, 1)));
    assertThat(take(EVERYTHING)).isEmpty();
  }

  @Test
  default void oldestIsWhenTheFirstEntryOfTheLogWasAppended() {
    assertThat(oldest()).isEmpty();
    append(contacts(1, 1));
    var first = now();
    tested().clock().advance(Duration.ofMinutes(1));
    append(contacts(2, 2));
    assertThat(oldest()).contains(first);
    take(1);
    assertThat(oldest()).contains(now());
    take(1);
    assertThat(oldest()).isEmpty();
  }

  @Test
  default void appendingNothingChangesNothing() {
    append(List.of());
    assertThat(oldest()).isEmpty();
  }

  @Test
  default void manyChangesAreTakenAtOnce() {
    append(contacts(1, 5_000));
    assertThat(take(4_000)).isEqualTo(contacts(1, 4_000));
    assertThat(take(4_000)).isEqualTo(contacts(4_001, 5_000));
  }

  @Test
  default void changesOfAnotherPortalAreNotTaken() {
    append(contacts(1, 1));
    commitElsewhere(stores -> assertThat(stores.changes().take(EVERYTHING)).isEmpty());
    assertThat(take(EVERYTHING)).isEqualTo(contacts(1, 1));
  }

  @Test
  default void takersExcludeEachOtherAndShareTheLog() {
    append(contacts(1, 200));
    var inside = new AtomicInteger();
    var taken = Together.race(4, () -> takeAll(inside)).stream().flatMap(List::stream).toList();
    assertThat(taken).containsExactlyInAnyOrderElementsOf(contacts(1, 200));
  }

  @Test
  default void appendersLoseNothingToATaker() {
    var number = new AtomicInteger();
    var taken =
        Together.race(
            4,
            () -> {
              var n = number.incrementAndGet();
              append(contacts(10 * n, 10 * n + 9));
              return take(EVERYTHING);
            });
    var all = new ArrayList<>(taken.stream().flatMap(List::stream).toList());
    all.addAll(take(EVERYTHING));
    assertThat(all).containsExactlyInAnyOrderElementsOf(contacts(10, 49));
  }

  private List<Change> takeAll(AtomicInteger inside) {
    var mine = new ArrayList<Change>();
    for (var some = takeAlone(inside); !some.isEmpty(); some = takeAlone(inside)) {
      mine.addAll(some);
    }
    return mine;
  }

  private List<Change> takeAlone(AtomicInteger inside) {
    return transaction(
        stores -> {
          var some = stores.changes().take(10);
          assertThat(inside.incrementAndGet()).isEqualTo(1);
          stores.settings().save("last", some.toString());
          inside.decrementAndGet();
          return some;
        });
  }

  private void append(List<? extends Change> changes) {
    commit(stores -> stores.changes().append(changes));
  }

  private List<Change> take(int limit) {
    return transaction(stores -> stores.changes().take(limit));
  }

  private Optional<Instant> oldest() {
    return snapshot(stores -> stores.changes().oldest());
  }

  private List<Change> contacts(int from, int to) {
    return IntStream.rangeClosed(from, to)
        .<Change>mapToObj(n -> new OfContact(keys().contact(n)))
        .toList();
  }
}
