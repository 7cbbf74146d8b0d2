package io.github.portalinvites.storage.contract;

import static io.github.portalinvites.testkit.TestInvitations.mailbox;
import static io.github.portalinvites.testkit.TestRequests.in;
import static io.github.portalinvites.testkit.TestRequests.received;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.portalinvites.delivery.RunId;
import io.github.portalinvites.permission.Actor;
import io.github.portalinvites.registration.AccessRequest.Decision;
import io.github.portalinvites.registration.AccessRequest.Found;
import io.github.portalinvites.registration.AccessRequest.Typed;
import io.github.portalinvites.registration.RequestKind;
import io.github.portalinvites.registration.RequestState;
import io.github.portalinvites.storage.RequestStore.Query;
import io.github.portalinvites.storage.RequestStore.StoredRequest;
import io.github.portalinvites.testkit.Together;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Access requests, and the worker's turn on them. */
public interface RequestStoreContract extends StorageContract {

  Duration PAUSE = Duration.ofMinutes(5);

  @Test
  default void requestComesBackAsItWas() {
    var any = DirectoryContract.ANY_TEXT;
    var typed = new Typed(any, any, "a@example.net", any, Locale.forLanguageTag("de-CH"));
    var request = received(typed, RequestKind.ADDRESS, now());
    var bare = received(1, now());
    add(request);
    add(bare);
    assertThat(find(request)).contains(request);
    assertThat(find(bare)).contains(bare);
    assertThat(find(received(2, now()))).isEmpty();
  }

  @Test
  default void changedRequestComesBackAsItWasChanged() {
    var request = add(received(1, now()));
    var found =
        new Found(
            keys().division(1),
            keys().account(2),
            keys().site(3),
            keys().contact(4),
            new RunId(new UUID(7, 7)));
    var decision = new Decision(Actor.of("u-7", "Dana"), now(), "by phone");
    var changed = in(RequestState.DECLINED, request).request().found(found).decided(decision);
    assertThat(change(request.request(changed).withoutCode())).isTrue();
    assertThat(find(request)).contains(at(1, request.request(changed).withoutCode()));
    var undone = at(1, request.request(changed.found(Found.NOTHING)));
    assertThat(change(undone)).isTrue();
    assertThat(find(request)).contains(at(2, undone));
  }

  @Test
  default void onlyTheFirstOfTwoChangesCounts() {
    var request = add(received(1, now()));
    assertThat(change(in(RequestState.WAITING, request))).isTrue();
    assertThat(change(in(RequestState.CLOSED, request))).isFalse();
    assertThat(find(request)).contains(at(1, in(RequestState.WAITING, request)));
    assertThat(change(received(2, now()))).as("gone").isFalse();
  }

  @Test
  default void newRequestsAreDueInTheirOrderUntilTheyAreChanged() {
    var first = add(received(1, now()));
    var second = add(received(2, now()));
    tested().clock().advance(PAUSE);
    var third = add(received(3, now().minus(PAUSE.multipliedBy(9))));
    assertThat(takeDue()).contains(first);
    assertThat(takeDue()).contains(first);
    change(in(RequestState.WAITING, first));
    assertThat(takeDue()).contains(second);
    change(in(RequestState.CLOSED, second));
    assertThat(takeDue()).contains(third);
    change(in(RequestState.INVITED, third));
    assertThat(takeDue()).isEmpty();
  }

  @Test
  default void whateverIsAddedIsDueAtOnce() {
    var request = add(in(RequestState.WAITING, received(1, now())));
    assertThat(takeDue()).contains(request);
  }

  @Test
  default void whatIsStillToBeLookedAtKeepsItsTurn() {
    var first = add(received(1, now()));
    tested().clock().advance(PAUSE);
    add(received(2, now()));
    change(first.withoutCode());
    assertThat(takeDue()).contains(at(1, first.withoutCode()));
  }

  @Test
  default void whatIsToBeLookedAtAgainIsDueAgain() {
    var request = add(received(1, now()));
    change(in(RequestState.WAITING, request));
    assertThat(change(at(1, request))).isTrue();
    assertThat(takeDue()).contains(at(2, request));
  }

  @Test
  default void postponedRequestIsDueAfterThePauseAndItsFailuresAreCounted() {
    var request = add(received(1, now()));
    var other = add(received(2, now()));
    postpone(request);
    assertThat(takeDue()).contains(other);
    change(in(RequestState.CLOSED, other));
    tested().clock().advance(PAUSE.minusNanos(1_000));
    assertThat(takeDue()).isEmpty();
    tested().clock().advance(Duration.ofNanos(1_000));
    assertThat(takeDue()).contains(failed(1, request));
    postpone(request);
    assertThat(find(request)).contains(failed(2, request));
    assertThat(change(in(RequestState.WAITING, request))).isTrue();
    assertThat(find(request)).contains(failed(2, at(1, in(RequestState.WAITING, request))));
  }

  @Test
  default void whatIsDueNoMoreIsNotPostponed() {
    var request = add(received(1, now()));
    change(in(RequestState.WAITING, request));
    postpone(request);
    postpone(received(2, now()));
    tested().clock().advance(PAUSE);
    assertThat(takeDue()).isEmpty();
    assertThat(find(request)).contains(at(1, in(RequestState.WAITING, request)));
  }

  @Test
  default void rolledBackTurnIsTakenAgain() {
    var request = add(received(1, now()));
    rollBack(
        stores -> {
          var taken = stores.requests().takeDue().orElseThrow();
          assertThat(stores.requests().change(in(RequestState.CLOSED, taken))).isTrue();
          stores.requests().add(received(2, now()));
        });
    assertThat(takeDue()).contains(request);
    assertThat(page()).containsExactly(request);
  }

  @Test
  default void severalWorkersNeverLookAtTheSame() {
    var all = IntStream.range(0, 40).mapToObj(n -> add(received(n, now()))).toList();
    var taken = Together.race(4, this::workThrough).stream().flatMap(List::stream).toList();
    assertThat(taken).doesNotHaveDuplicates();
    var rest = workThrough();
    assertThat(Stream.concat(taken.stream(), rest.stream()))
        .containsExactlyInAnyOrderElementsOf(all);
  }

  @Test
  default void requestsOfAMailboxAreFoundOldestFirst() {
    var first = add(received(1, now()));
    var second = add(received(1, now().minusSeconds(60)));
    add(received(2, now()));
    var closed = add(in(RequestState.CLOSED, received(1, now())));
    assertThat(of(1, RequestState.RECEIVED, RequestState.STAGED)).containsExactly(first, second);
    assertThat(of(1, RequestState.RECEIVED, RequestState.CLOSED))
        .containsExactly(first, second, closed);
    assertThat(of(1)).isEmpty();
    assertThat(of(3, RequestState.RECEIVED)).isEmpty();
  }

  @Test
  default void requestsOfAnotherPortalAreNotTouched() {
    var request = add(received(1, now()));
    commitElsewhere(
        stores -> {
          var requests = stores.requests();
          assertThat(requests.find(request.request().id())).isEmpty();
          assertThat(requests.takeDue()).isEmpty();
          assertThat(requests.change(in(RequestState.CLOSED, request))).isFalse();
          requests.postpone(request.request().id(), PAUSE);
          assertThat(requests.of(request.mailbox(), Set.of(RequestState.RECEIVED))).isEmpty();
          assertThat(requests.page(Query.ALL, Long.MAX_VALUE, 9)).isEmpty();
          assertThat(requests.tally(Query.ALL)).isEmpty();
        });
    assertThat(takeDue()).contains(request);
  }

  /** Closes one after the other, until none is left that nobody else has. */
  private List<StoredRequest> workThrough() {
    var closed = new ArrayList<StoredRequest>();
    for (var next = closeNext(); next.isPresent(); next = closeNext()) {
      closed.add(next.get());
    }
    return closed;
  }

  private Optional<StoredRequest> closeNext() {
    return transaction(
        stores -> {
          var taken = stores.requests().takeDue();
          taken.ifPresent(
              each -> assertThat(stores.requests().change(in(RequestState.CLOSED, each))).isTrue());
          return taken;
        });
  }

  private StoredRequest add(StoredRequest request) {
    commit(stores -> stores.requests().add(request));
    return request;
  }

  private Optional<StoredRequest> find(StoredRequest request) {
    return snapshot(stores -> stores.requests().find(request.request().id()));
  }

  private Optional<StoredRequest> takeDue() {
    return transaction(stores -> stores.requests().takeDue());
  }

  private boolean change(StoredRequest request) {
    return transaction(stores -> stores.requests().change(request));
  }

  private void postpone(StoredRequest request) {
    commit(stores -> stores.requests().postpone(request.request().id(), PAUSE));
  }

  private List<StoredRequest> of(int asker, RequestState... states) {
    var mailbox = mailbox("asker%d@example.net".formatted(asker));
    return snapshot(stores -> stores.requests().of(mailbox, Set.of(states)));
  }

  private List<StoredRequest> page() {
    return snapshot(stores -> stores.requests().page(Query.ALL, Long.MAX_VALUE, 9)).stream()
        .map(each -> each.stored())
        .toList();
  }

  private static StoredRequest at(long version, StoredRequest stored) {
    return new StoredRequest(
        stored.request(),
        stored.mailbox(),
        stored.code(),
        stored.searchKey(),
        stored.failures(),
        version);
  }

  private static StoredRequest failed(int failures, StoredRequest stored) {
    return new StoredRequest(
        stored.request(),
        stored.mailbox(),
        stored.code(),
        stored.searchKey(),
        failures,
        stored.version());
  }
}
