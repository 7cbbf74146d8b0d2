package io.github.portalinvites.storage.contract;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.portalinvites.directory.DirectoryRecord;
import io.github.portalinvites.storage.Stores;
import io.github.portalinvites.testkit.DirectoryRecords;
import io.github.portalinvites.testkit.Keys;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** What all contracts stand on: one storage, and short ways to use it. */
public interface StorageContract {

  /** The same one during a test, another one for each test. */
  TestedStorage tested();

  default <T> T transaction(Function<Stores, T> work) {
    return tested().storage().inTransaction(tested().portal(), work);
  }

  default <T> T snapshot(Function<Stores, T> work) {
    return tested().storage().inSnapshot(tested().portal(), work);
  }

  /** Runs work without a result in a snapshot. */
  default void look(Consumer<Stores> work) {
    snapshot(
        stores -> {
          work.accept(stores);
          return true;
        });
  }

  /** Runs work without a result in a transaction. */
  default void commit(Consumer<Stores> work) {
    commit(tested(), work);
  }

  /** Runs work in a transaction that fails at its end. */
  default void rollBack(Consumer<Stores> work) {
    var failure = new IllegalStateException("on purpose");
    assertThatThrownBy(
            () ->
                commit(
                    stores -> {
                      work.accept(stores);
                      throw failure;
                    }))
        .isSameAs(failure);
  }

  /** Runs work without a result in a transaction of another portal. */
  default void commitElsewhere(Consumer<Stores> work) {
    commit(tested().otherPortal(), work);
  }

  private static void commit(TestedStorage where, Consumer<Stores> work) {
    where
        .storage()
        .inTransaction(
            where.portal(),
            stores -> {
              work.accept(stores);
              return true;
            });
  }

  /** Fills the directory; to be overridden where it is read through views. */
  default void given(Collection<? extends DirectoryRecord> records) {
    commit(stores -> stores.directoryTables().orElseThrow().save(records));
  }

  default void given(DirectoryRecord... records) {
    given(List.of(records));
  }

  default Keys keys() {
    return tested().keys();
  }

  default DirectoryRecords records() {
    return new DirectoryRecords(keys());
  }

  default Instant now() {
    return tested().clock().instant();
  }
}
