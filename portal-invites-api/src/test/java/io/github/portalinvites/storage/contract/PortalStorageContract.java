package io.github.portalinvites.storage.contract;

import static io.github.portalinvites.testkit.TestInvitations.mailbox;
import static io.github.portalinvites.testkit.TestInvitations.queued;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.portalinvites.storage.Change;
import io.github.portalinvites.storage.Stores;
import io.github.portalinvites.testkit.Together;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Transactions and snapshots. */
public interface PortalStorageContract extends StorageContract {

  @Test
  default void transactionAnswersWhatItsWorkDid() {
    String answer = transaction(stores -> "done");
    assertThat(answer).isEqualTo("done");
  }

  @Test
  default void snapshotAnswersWhatItsWorkDid() {
    String answer = snapshot(stores -> "seen");
    assertThat(answer).isEqualTo("seen");
  }

  @Test
  default void transactionSeesItsOwnChanges() {
    commit(
        stores -> {
          stores.settings().save("a", "1");
          assertThat(stores.settings().load("a")).contains("1");
        });
  }

  @Test
  default void committedChangesAreThereForEveryoneAfterwards() {
    commit(stores -> stores.settings().save("a", "1"));
    assertThat(setting("a")).isEqualTo("1");
  }

  @Test
  default void exceptionRollsEverythingBack() {
    var identity = mailbox("ann@example.org");
    rollBack(
        stores -> {
          stores.settings().save("a", "1");
          stores.invitations().add(queued(identity, keys().contact(1)));
          stores.identities().recordLogin(identity, now());
          stores.changes().append(List.of(new Change.OfEverything()));
        });
    look(
        stores -> {
          assertThat(stores.settings().load("a")).isEmpty();
          assertThat(stores.invitations().of(Set.of(identity))).isEmpty();
          assertThat(stores.identities().of(Set.of(identity))).isEmpty();
          assertThat(stores.changes().oldest()).isEmpty();
        });
  }

  @Test
  default void errorRollsBackToo() {
    var mine = new StackOverflowError("on purpose");
    var thrown =
        catchThrowable(
            () ->
                commit(
                    stores -> {
                      stores.settings().save("a", "1");
                      throw mine;
                    }));
    assertThat(thrown).isSameAs(mine);
    assertThat(setting("a")).isEqualTo("none");
  }

  @Test
  default void rollBackBringsTheOldValueBack() {
    commit(stores -> stores.settings().save("a", "1"));
    rollBack(
        stores -> {
          stores.settings().save("a", "2");
          stores.settings().remove("a");
        });
    assertThat(setting("a")).isEqualTo("1");
  }

  @Test
  default void exceptionOfATransactionIsThrownOnAsItIs() {
    var mine = new IllegalArgumentException("mine");
    var thrown = catchThrowable(() -> transaction(stores -> raise(mine)));
    assertThat(thrown).isSameAs(mine);
  }

  @Test
  default void exceptionOfASnapshotIsThrownOnAsItIs() {
    var mine = new IllegalArgumentException("mine");
    var thrown = catchThrowable(() -> snapshot(stores -> raise(mine)));
    assertThat(thrown).isSameAs(mine);
  }

  @Test
  default void storageGoesOnAfterAnException() {
    rollBack(stores -> stores.settings().remove("a"));
    commit(stores -> stores.settings().save("a", "1"));
    assertThat(setting("a")).isEqualTo("1");
  }

  @Test
  default void snapshotDoesNotChangeWhileOthersCommit() {
    commit(stores -> stores.settings().save("a", "1"));
    look(
        stores -> {
          assertThat(stores.settings().load("a")).contains("1");
          Together.elsewhere(() -> commit(other -> other.settings().save("a", "2")));
          assertThat(stores.settings().load("a")).contains("1");
        });
    assertThat(setting("a")).isEqualTo("2");
  }

  @Test
  default void snapshotIsOnePictureOfAllStores() {
    var identity = mailbox("ann@example.org");
    look(
        stores -> {
          assertThat(stores.settings().load("a")).isEmpty();
          Together.elsewhere(
              () -> commit(other -> other.invitations().add(queued(identity, keys().contact(1)))));
          assertThat(stores.invitations().of(Set.of(identity))).isEmpty();
        });
  }

  @Test
  default void commitsOfManyThreadsAreAllKept() {
    var number = new AtomicInteger();
    Together.race(
        8, () -> transaction(stores -> save(stores, "setting " + number.incrementAndGet())));
    assertThat(IntStream.rangeClosed(1, 8).mapToObj(n -> setting("setting " + n)))
        .containsOnly("here");
  }

  @Test
  default void nowIsTheClocks() {
    tested().clock().advance(Duration.ofNanos(1_001_000));
    Instant committed = transaction(Stores::now);
    Instant seen = snapshot(Stores::now);
    assertThat(List.of(committed, seen)).containsOnly(now());
  }

  @Test
  default void nowStaysTheSameWithinOneTransaction() {
    commit(
        stores -> {
          var before = stores.now();
          tested().clock().advance(Duration.ofMinutes(1));
          assertThat(stores.now()).isEqualTo(before);
        });
    Instant next = transaction(Stores::now);
    assertThat(next).isEqualTo(now());
  }

  @Test
  default void nowStaysTheSameWithinOneSnapshot() {
    look(
        stores -> {
          var before = stores.now();
          tested().clock().advance(Duration.ofMinutes(1));
          assertThat(stores.now()).isEqualTo(before);
        });
  }

  private String setting(String name) {
    return snapshot(stores -> stores.settings().load(name)).orElse("none");
  }

  private static boolean save(Stores stores, String name) {
    stores.settings().save(name, "here");
    return true;
  }

  private static boolean raise(RuntimeException exception) {
    throw exception;
  }
}
