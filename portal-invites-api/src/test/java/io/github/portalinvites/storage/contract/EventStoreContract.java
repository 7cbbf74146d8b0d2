package io.github.portalinvites.storage.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portalinvites.activity.Activity;
import io.github.portalinvites.activity.Activity.Kind;
import io.github.portalinvites.delivery.RunId;
import io.github.portalinvites.storage.EventStore.Untold;
import io.github.portalinvites.storage.EventStore.Waiting;
import io.github.portalinvites.testkit.Together;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What listeners are still to be told of. */
public interface EventStoreContract extends StorageContract {

  Duration TWO_MINUTES = Duration.ofMinutes(2);

  @Test
  default void nothingIsToBeToldWhereNobodyListens() {
    happens(1);
    assertThat(take(10)).isEmpty();
    keepEvents();
    assertThat(take(10)).isEmpty();
    assertThat(waiting()).isEqualTo(new Waiting(0, null));
  }

  @Test
  default void activityIsTakenAsItWasAppended() {
    keepEvents();
    var run = new RunId(UUID.randomUUID());
    var activity =
        new Activity(
            now(),
            new Activity.Who("dana", "Dana"),
            Kind.INVITATION_SENT,
            keys().contact(1),
            run,
            Map.of("address", "f***@x.com"));
    commit(stores -> stores.activities().append(List.of(activity)));
    assertThat(take(10)).extracting(Untold::activity).containsExactly(activity);
  }

  @Test
  default void eachIsTakenOnceUntilItsLeaseIsOver() {
    keepEvents();
    happens(3);
    assertThat(taken(2)).containsExactly(1, 2);
    assertThat(taken(10)).containsExactly(3);
    assertThat(taken(10)).isEmpty();
    tested().clock().advance(TWO_MINUTES);
    assertThat(take(10)).extracting(Untold::attempts).containsExactly(2, 2, 2);
  }

  @Test
  default void whatWasToldIsNotToldAgain() {
    keepEvents();
    happens(2);
    var first = take(1).get(0);
    commit(stores -> stores.events().told(List.of(first.position())));
    tested().clock().advance(TWO_MINUTES);
    assertThat(taken(10)).containsExactly(2);
    assertThat(waiting().events()).isEqualTo(1);
  }

  @Test
  default void whatIsPutOffIsDueThen() {
    keepEvents();
    happens(1);
    var event = take(1).get(0);
    var until = now().plus(Duration.ofHours(1));
    commit(stores -> stores.events().putOff(event.position(), until));
    tested().clock().advance(Duration.ofMinutes(59));
    assertThat(take(1)).isEmpty();
    tested().clock().advance(Duration.ofMinutes(1));
    assertThat(taken(1)).containsExactly(1);
  }

  @Test
  default void whatWasToldCannotBePutOff() {
    keepEvents();
    happens(1);
    var event = take(1).get(0);
    commit(stores -> stores.events().told(List.of(event.position())));
    commit(stores -> stores.events().putOff(event.position(), now()));
    assertThat(take(1)).isEmpty();
  }

  @Test
  default void eventsOfAnotherPortalAreNotTaken() {
    keepEvents();
    commitElsewhere(
        stores -> {
          stores.events().keep();
          stores.activities().append(List.of(numbered(7)));
        });
    assertThat(take(10)).isEmpty();
    happens(1);
    var own = take(1).get(0);
    commitElsewhere(stores -> stores.events().told(List.of(own.position())));
    assertThat(waiting().events()).isEqualTo(1);
  }

  @Test
  default void rolledBackActivityIsNoEvent() {
    keepEvents();
    rollBack(stores -> stores.activities().append(List.of(numbered(1))));
    assertThat(take(10)).isEmpty();
  }

  @Test
  default void oldestIsTheFirstThatHappened() {
    keepEvents();
    var first = now();
    happens(1);
    tested().clock().advance(TWO_MINUTES);
    happens(1);
    take(1);
    assertThat(waiting()).isEqualTo(new Waiting(2, first));
  }

  @Test
  default void severalWhoTakeShareTheEvents() {
    keepEvents();
    happens(100);
    Callable<List<Integer>> taker =
        () -> Stream.generate(() -> taken(7)).limit(8).flatMap(List::stream).toList();
    var all = Together.run(List.of(taker, taker, taker)).stream().flatMap(List::stream).toList();
    var rest = taken(100);
    assertThat(Stream.concat(all.stream(), rest.stream()).sorted().toList())
        .isEqualTo(IntStream.rangeClosed(1, 100).boxed().toList());
  }

  private void keepEvents() {
    commit(stores -> stores.events().keep());
  }

  /** Activities numbered from 1 on, in one transaction. */
  private void happens(int activities) {
    var all = IntStream.rangeClosed(1, activities).mapToObj(this::numbered).toList();
    commit(stores -> stores.activities().append(all));
  }

  private Activity numbered(int number) {
    var data = Map.of("number", String.valueOf(number));
    return new Activity(
        now(), new Activity.Who("dana", "Dana"), Kind.OPTIONS_SAVED, null, null, data);
  }

  private List<Untold> take(int limit) {
    return transaction(stores -> stores.events().take(limit, TWO_MINUTES));
  }

  private List<Integer> taken(int limit) {
    return take(limit).stream()
        .map(each -> Integer.valueOf(each.activity().data().get("number")))
        .toList();
  }

  private Waiting waiting() {
    return snapshot(stores -> stores.events().waiting());
  }
}
