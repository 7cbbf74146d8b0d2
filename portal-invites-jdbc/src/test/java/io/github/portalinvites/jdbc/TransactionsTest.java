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
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TransactionsTest {

  private static final PortalId PORTAL = PortalId.DEFAULT;
  private static final String CHANGE = "update pi_setting set content = '2' where name = ?";

  /** The loser waits until the winner has what both want, so that it is the only deadlock. */
  @Test
  void deadlockRunsTheLoserAgainAfterAPause() {
    var database = TestDatabase.POSTGRESQL.installed();
    JdbiStorage.create(database).inTransaction(PORTAL, saving("a", "b"));
    var winnerIsDone = new CountDownLatch(1);
    var pauses = new CopyOnWriteArrayList<Integer>();
    var transactions =
        new Transactions(
            Jdbi.create(database),
            new PostgreSqlDialect(),
            attempt -> {
              pauses.add(attempt);
              await(winnerIsDone);
            });
    var bothHoldOne = new CyclicBarrier(2);
    var attempts = new AtomicInteger();
    Together.run(
        Stream.of(List.of("a", "b"), List.of("b", "a"))
            .<Callable<Integer>>map(
                names ->
                    () -> {
                      var done =
                          transactions.retrying(
                              () -> transactions.write(crossing(names, attempts, bothHoldOne)));
                      winnerIsDone.countDown();
                      return done;
                    })
            .toList());
    assertThat(pauses).containsExactly(1);
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

  /** As a connection pool throws it. */
  @ParameterizedTest
  @EnumSource
  void failureWithoutAStateIsAFailureOfTheStorage(TestDatabase kind) {
    var jdbi = Jdbi.create(kind.empty());
    var transactions = new Transactions(jdbi, Dialect.of(jdbi));
    assertThatThrownBy(
            () ->
                transactions.retrying(
                    () -> {
                      throw new ConnectionException(new SQLException("Connection is closed"));
                    }))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("SQL state unknown");
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
  private static HandleCallback<Integer, RuntimeException> crossing(
      List<String> names, AtomicInteger attempts, CyclicBarrier bothHoldOne) {
    return handle -> {
      var attempt = attempts.incrementAndGet();
      handle.execute(CHANGE, names.get(0));
      if (attempt <= 2) {
        await(bothHoldOne);
      }
      return handle.execute(CHANGE, names.get(1));
    };
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await(60, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
