package io.github.portalinvites.jdbc;

import static io.github.portalinvites.testkit.TestRequests.received;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.portalinvites.registration.RequestState;
import io.github.portalinvites.storage.RequestStore.Query;
import io.github.portalinvites.storage.RequestStore.StoredRequest;
import io.github.portalinvites.storage.contract.StorageContract;
import io.github.portalinvites.testkit.TestRequests;
import java.sql.SQLException;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** However many access requests there are, worker and staff read those that they are about. */
class RequestCostTest extends OwnConnection implements StorageContract {

  private static final int MANY = 20_000;
  private static final int WAITING = 5;
  private static final int PAGE = 10;
  private static final int FEW = 60;

  /** Long ago some that still wait, since then many that are closed, and two that are due. */
  @Test
  void whatIsOverIsNotRead() throws SQLException {
    add(0, WAITING, RequestState.WAITING);
    add(WAITING, MANY, RequestState.CLOSED);
    add(WAITING + MANY, 2, RequestState.RECEIVED);
    try (var statement = connection().createStatement()) {
      statement.execute("analyze");
    }
    assertFewerRowsAreRead(
        FEW, () -> commit(stores -> assertThat(stores.requests().takeDue()).isPresent()));
    assertFewAreRead(Query.ALL.states(Set.of(RequestState.WAITING)), WAITING);
    assertFewAreRead(Query.ALL.states(Set.of(RequestState.WAITING, RequestState.STAGED)), WAITING);
    assertFewAreRead(Query.ALL.states(Set.of(RequestState.CLOSED)), PAGE);
    assertFewAreRead(Query.ALL, PAGE);
  }

  private void assertFewAreRead(Query query, int found) throws SQLException {
    assertFewerRowsAreRead(
        FEW,
        () ->
            commit(
                stores ->
                    assertThat(stores.requests().page(query, Long.MAX_VALUE, PAGE))
                        .hasSize(found)));
  }

  private void add(int from, int count, RequestState state) {
    var requests = IntStream.range(from, from + count).mapToObj(n -> request(n, state)).toList();
    commit(
        stores -> {
          requests.forEach(stores.requests()::add);
          requests.forEach(each -> assertThat(stores.requests().change(each)).isTrue());
        });
  }

  private StoredRequest request(int n, RequestState state) {
    return TestRequests.in(state, received(n, now()));
  }
}
