package io.github.portalinvites.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.portalinvites.portal.PortalId;
import io.github.portalinvites.storage.StorageException;
import io.github.portalinvites.storage.Stores;
import io.github.portalinvites.testkit.Together;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TransactionsTest {

  private static final PortalId PORTAL = PortalId.DEFAULT;

  @Test
  void deadlockRunsTheLoserAgain() {
    var storage = JdbiStorage.create(TestDatabase.POSTGRESQL.installed());
    storage.inTransaction(PORTAL, saving("a", "b"));
    var bothHoldOne = new CyclicBarrier(2);
    var attempts = new AtomicInteger();
    Together.run(
        List.of(
            () -> storage.inTransaction(PORTAL, crossing("a", "b", attempts, bothHoldOne)),
            () -> storage.inTransaction(PORTAL, crossing("b", "a", attempts, bothHoldOne))));
    assertThat(attempts).hasValue(3);
  }

  @ParameterizedTest
  @EnumSource
  void connectionComesBackAsItWas(TestDatabase kind) throws SQLException {
    try (var connection = kind.installed().getConnection()) {
      connection.setAutoCommit(false);
      var storage = JdbiStorage.create(OneConnection.of(connection));
      storage.inTransaction(PORTAL, saving("a", "b"));
      assertThatThrownBy(() -> storage.inSnapshot(PORTAL, stores -> stores.changes().take(-1)))
          .isInstanceOf(StorageException.class);
      assertThat(connection.getAutoCommit()).isFalse();
      assertThat(connection.isReadOnly()).isFalse();
      assertThat(connection.getTransactionIsolation())
          .isEqualTo(Connection.TRANSACTION_READ_COMMITTED);
    }
  }

  @Test
  void failureShowsNoneOfTheValues() {
    var storage = JdbiStorage.create(TestDatabase.H2.empty());
    assertThatThrownBy(
            () ->
                storage.inTransaction(PORTAL, stores -> stores.settings().load("ann@example.org")))
        .isInstanceOf(StorageException.class)
        .hasMessageStartingWith("The storage failed: SQL state 42S")
        .hasStackTraceContaining("pi_portal")
        .satisfies(e -> assertThat(e.getCause().getMessage()).doesNotContain("ann@example.org"));
  }

  private static Function<Stores, Boolean> saving(String first, String second) {
    return stores -> {
      stores.settings().save(first, "1");
      stores.settings().save(second, "1");
      return true;
    };
  }

  /** Meets the other one between its two writes, but only at the first attempt. */
  private static Function<Stores, Boolean> crossing(
      String first, String second, AtomicInteger attempts, CyclicBarrier bothHoldOne) {
    return stores -> {
      var attempt = attempts.incrementAndGet();
      stores.settings().save(first, "2");
      if (attempt <= 2) {
        await(bothHoldOne);
      }
      stores.settings().save(second, "2");
      return true;
    };
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await(60, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
