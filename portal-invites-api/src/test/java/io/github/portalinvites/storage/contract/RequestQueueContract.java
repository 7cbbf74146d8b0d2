package io.github.portalinvites.storage.contract;

import static io.github.portalinvites.testkit.TestRequests.in;
import static io.github.portalinvites.testkit.TestRequests.received;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.portalinvites.registration.AccessRequest.Found;
import io.github.portalinvites.registration.AccessRequest.Typed;
import io.github.portalinvites.registration.RequestKind;
import io.github.portalinvites.registration.RequestReason;
import io.github.portalinvites.registration.RequestState;
import io.github.portalinvites.storage.RequestStore.Entry;
import io.github.portalinvites.storage.RequestStore.Query;
import io.github.portalinvites.storage.RequestStore.StoredRequest;
import io.github.portalinvites.storage.RequestStore.Tally;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What staff see of the access requests. */
public interface RequestQueueContract extends StorageContract {

  @Test
  default void latestComeFirstPageByPage() {
    var all = IntStream.range(0, 5).mapToObj(n -> add(received(n, now().minusSeconds(n)))).toList();
    var first = page(Query.ALL, Long.MAX_VALUE, 2);
    assertThat(requests(first)).containsExactly(all.get(4), all.get(3));
    var second = page(Query.ALL, first.get(1).position(), 2);
    assertThat(requests(second)).containsExactly(all.get(2), all.get(1));
    assertThat(requests(page(Query.ALL, second.get(1).position(), 2))).containsExactly(all.get(0));
    assertThat(page(Query.ALL, 0, 2)).isEmpty();
  }

  @Test
  default void positionStaysThroughChanges() {
    var request = add(received(1, now()));
    var before = page(Query.ALL, Long.MAX_VALUE, 9).get(0).position();
    commit(stores -> stores.requests().change(in(RequestState.WAITING, request)));
    assertThat(page(Query.ALL, Long.MAX_VALUE, 9))
        .singleElement()
        .satisfies(each -> assertThat(each.position()).isEqualTo(before));
  }

  @Test
  default void statesReasonsAndKindsNarrow() {
    var waiting = add(in(RequestState.WAITING, RequestReason.REVOKED, received(1, now())));
    var closed = add(in(RequestState.CLOSED, RequestReason.WRONG_CODE, received(2, now())));
    var typed = new Typed("1 Main St", "Asker 3", "asker3@example.net", "555", null);
    var byAddress = received(typed, RequestKind.ADDRESS, now());
    var third = add(in(RequestState.WAITING, RequestReason.ADDRESS_NOT_FOUND, byAddress));
    assertThat(found(Query.ALL.states(Set.of(RequestState.WAITING))))
        .containsExactly(third, waiting);
    assertThat(found(Query.ALL.states(Set.of(RequestState.WAITING, RequestState.CLOSED))))
        .containsExactly(third, closed, waiting);
    assertThat(found(Query.ALL.states(Set.of(RequestState.LINKED)))).isEmpty();
    assertThat(found(Query.ALL.reasons(Set.of(RequestReason.REVOKED, RequestReason.WRONG_CODE))))
        .containsExactly(closed, waiting);
    assertThat(found(Query.ALL.kinds(Set.of(RequestKind.ADDRESS)))).containsExactly(third);
    var both = Query.ALL.kinds(Set.of(RequestKind.INVOICE)).states(Set.of(RequestState.WAITING));
    assertThat(found(both)).containsExactly(waiting);
  }

  @Test
  default void divisionsNarrowToTheirRequestsAndThoseOfNone() {
    var nowhere = add(received(1, now()));
    var first = add(inDivision(1, received(2, now())));
    var second = add(inDivision(2, received(3, now())));
    assertThat(found(Query.ALL)).containsExactly(second, first, nowhere);
    assertThat(found(Query.ALL.divisions(Set.of(keys().division(1)))))
        .containsExactly(first, nowhere);
    assertThat(found(Query.ALL.divisions(Set.of(keys().division(1), keys().division(2)))))
        .containsExactly(second, first, nowhere);
    assertThat(found(Query.ALL.divisions(Set.of()))).containsExactly(nowhere);
    assertThat(tally(Query.ALL.divisions(Set.of()))).hasSize(1);
  }

  @Test
  default void searchIsForPartsAndToTheLetter() {
    var percent = add(keyed("i1 100% 'ann_lee' !a"));
    var other = add(keyed("i2 1000 annxlee ba"));
    assertThat(found(Query.ALL.search("i"))).containsExactly(other, percent);
    assertThat(found(Query.ALL.search("0% 'ann_l"))).containsExactly(percent);
    assertThat(found(Query.ALL.search("!a"))).containsExactly(percent);
    assertThat(found(Query.ALL.search("annxlee b"))).containsExactly(other);
    assertThat(found(Query.ALL.search("I2"))).isEmpty();
  }

  @Test
  default void timeOfReceiptNarrowsFromItsFirstInstantToBeforeItsLast() {
    var first = add(received(1, now().minusSeconds(20)));
    var second = add(received(2, now().minusSeconds(10)));
    var third = add(received(3, now()));
    assertThat(found(Query.ALL.received(now().minusSeconds(10), null)))
        .containsExactly(third, second);
    assertThat(found(Query.ALL.received(null, now().minusSeconds(10)))).containsExactly(first);
    assertThat(found(Query.ALL.received(now().minusSeconds(20), now())))
        .containsExactly(second, first);
  }

  @Test
  default void eachStateAndReasonIsCounted() {
    add(in(RequestState.WAITING, RequestReason.REVOKED, received(1, now())));
    add(in(RequestState.WAITING, RequestReason.REVOKED, received(2, now())));
    add(in(RequestState.WAITING, RequestReason.SEVERAL_MATCHES, received(3, now())));
    add(in(RequestState.CLOSED, RequestReason.REVOKED, received(4, now().minusSeconds(60))));
    assertThat(tally(Query.ALL))
        .containsExactlyInAnyOrder(
            new Tally(RequestState.WAITING, RequestReason.REVOKED, 2),
            new Tally(RequestState.WAITING, RequestReason.SEVERAL_MATCHES, 1),
            new Tally(RequestState.CLOSED, RequestReason.REVOKED, 1));
    assertThat(tally(Query.ALL.states(Set.of(RequestState.CLOSED)))).hasSize(1);
    assertThat(tally(Query.ALL.received(now(), null).search("asker 3"))).hasSize(1);
  }

  private StoredRequest add(StoredRequest request) {
    commit(stores -> stores.requests().add(request));
    return request;
  }

  private StoredRequest inDivision(int division, StoredRequest stored) {
    var found = Found.NOTHING.account(keys().division(division), keys().account(1), null);
    return stored.request(stored.request().found(found));
  }

  private StoredRequest keyed(String searchKey) {
    var stored = received(1, now());
    return new StoredRequest(stored.request(), stored.mailbox(), "", searchKey, 0, 0);
  }

  private List<Entry> page(Query query, long before, int limit) {
    return snapshot(stores -> stores.requests().page(query, before, limit));
  }

  private List<Tally> tally(Query query) {
    return snapshot(stores -> stores.requests().tally(query));
  }

  private List<StoredRequest> found(Query query) {
    return requests(page(query, Long.MAX_VALUE, 9));
  }

  private static List<StoredRequest> requests(List<Entry> entries) {
    return entries.stream().map(Entry::stored).toList();
  }
}
