package io.github.portalinvites.jdbc;

import static io.github.portalinvites.testkit.TestRequests.in;
import static io.github.portalinvites.testkit.TestRequests.received;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.portalinvites.portal.KeyType;
import io.github.portalinvites.registration.RequestState;
import io.github.portalinvites.storage.Stores;
import io.github.portalinvites.storage.contract.StorageContract;
import io.github.portalinvites.storage.contract.TestedStorage;
import io.github.portalinvites.testkit.Together;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What one transaction has in its hands, others pass over instead of waiting for it. */
class PassedOverRowsTest {

  private static final Duration HOUR = Duration.ofHours(1);

  /** H2 locks all that it sorts: the next worker finds nothing there, until the first is done. */
  @Test
  void nextWorkerTakesTheNextRequest() {
    var world = World.of(TestDatabase.POSTGRESQL);
    var first = received(1, world.now());
    var second = received(2, world.now());
    world.commit(stores -> stores.requests().add(first));
    world.commit(stores -> stores.requests().add(second));
    world.commit(
        stores -> {
          assertThat(stores.requests().takeDue()).contains(first);
          world.elsewhere(
              others -> {
                assertThat(others.requests().takeDue()).contains(second);
                world.elsewhere(third -> assertThat(third.requests().takeDue()).isEmpty());
              });
        });
    world.commit(stores -> assertThat(stores.requests().takeDue()).contains(first));
  }

  @ParameterizedTest
  @EnumSource
  void counterThatSomebodyCountsOnStays(TestDatabase kind) {
    var world = World.of(kind);
    world.commit(stores -> stores.throttles().hit("invoice 7", 1, 5, HOUR));
    world.commit(stores -> stores.throttles().hit("invoice 8", 1, 5, HOUR));
    world.tested().clock().advance(HOUR);
    world.commit(
        stores -> {
          stores.throttles().hit("invoice 7", 4, 5, HOUR);
          world.elsewhere(others -> assertThat(others.throttles().removeOld(9)).isEqualTo(1));
        });
    world.commit(
        stores -> assertThat(stores.throttles().hit("invoice 7", 5, 5, HOUR)).isEqualTo(1));
  }

  @ParameterizedTest
  @EnumSource
  void oldRequestThatSomebodyReopensStays(TestDatabase kind) {
    var world = World.of(kind);
    var request = in(RequestState.CLOSED, received(1, world.now().minus(HOUR)));
    world.commit(stores -> stores.requests().add(request));
    world.commit(
        stores -> {
          assertThat(stores.requests().change(in(RequestState.WAITING, request))).isTrue();
          world.elsewhere(
              others -> assertThat(others.oldRows().removeRequests(world.now(), 9)).isZero());
        });
    world.commit(stores -> assertThat(stores.requests().find(request.request().id())).isPresent());
  }

  private record World(TestedStorage tested) implements StorageContract {

    static World of(TestDatabase kind) {
      return new World(TestDatabase.tested(kind.installed(), KeyType.WHOLE_NUMBER));
    }

    void elsewhere(Consumer<Stores> work) {
      Together.elsewhere(() -> commit(work));
    }
  }
}
