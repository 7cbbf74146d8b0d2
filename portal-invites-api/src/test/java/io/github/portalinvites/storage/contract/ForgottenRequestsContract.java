package io.github.portalinvites.storage.contract;

import static io.github.portalinvites.testkit.TestInvitations.mailbox;
import static io.github.portalinvites.testkit.TestRequests.in;
import static io.github.portalinvites.testkit.TestRequests.received;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.invitation.IdentityId;
import io.github.portalinvites.permission.Actor;
import io.github.portalinvites.portal.HostKey;
import io.github.portalinvites.registration.AccessRequest.Decision;
import io.github.portalinvites.registration.AccessRequest.Typed;
import io.github.portalinvites.registration.RequestKind;
import io.github.portalinvites.registration.RequestReason;
import io.github.portalinvites.registration.RequestState;
import io.github.portalinvites.storage.RequestStore.StoredRequest;
import io.github.portalinvites.testkit.TestRequests;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How persons are taken out of the access requests. */
public interface ForgottenRequestsContract extends StorageContract {

  ContactId NOBODY = new ContactId(HostKey.of("forgotten-7"));

  @Test
  default void nothingThatWasTypedStays() {
    var typed = new Typed("1 Main St", "Ann", "ann@example.net", "555", Locale.FRENCH);
    var decision = new Decision(Actor.of("u-7", "Dana"), now(), "Ann called");
    var asked = received(typed, RequestKind.ADDRESS, now());
    var request = in(RequestState.DECLINED, RequestReason.SEVERAL_MATCHES, of(1, asked));
    add(request.request(request.request().decided(decision)));
    forget(1);
    var left = find(request);
    assertThat(left.request().typed()).isEqualTo(new Typed("", "", "", null, null));
    assertThat(left.mailbox()).isEqualTo(IdentityId.of(NOBODY));
    assertThat(left.code()).isEmpty();
    assertThat(left.searchKey()).isEmpty();
    assertThat(left.version()).isEqualTo(1);
    assertThat(left.request().found().contact()).isEqualTo(NOBODY);
    assertThat(left.request().decision())
        .isEqualTo(new Decision(Actor.of("u-7", "Dana"), now(), null));
    assertThat(left.request().client()).isEqualTo(request.request().client());
    assertThat(left.request().received()).isEqualTo(now());
    assertThat(left.request().reason()).isEqualTo(RequestReason.SEVERAL_MATCHES);
  }

  @Test
  default void whatWaitsForAnythingIsClosed() {
    var requests =
        Stream.of(RequestState.values())
            .map(state -> add(of(1, in(state, received(1, now())))))
            .toList();
    forget(1);
    Map<RequestState, RequestState> states =
        requests.stream().collect(Collectors.toMap(each -> each.request().state(), this::stateOf));
    assertThat(states)
        .containsEntry(RequestState.RECEIVED, RequestState.CLOSED)
        .containsEntry(RequestState.WAITING, RequestState.CLOSED)
        .containsEntry(RequestState.STAGED, RequestState.CLOSED)
        .containsEntry(RequestState.CLOSED, RequestState.CLOSED)
        .containsEntry(RequestState.INVITED, RequestState.INVITED)
        .containsEntry(RequestState.LINKED, RequestState.LINKED)
        .containsEntry(RequestState.DECLINED, RequestState.DECLINED);
    commit(stores -> assertThat(stores.requests().takeDue()).isEmpty());
  }

  @Test
  default void whoeverIsAtWorkOnItComesTooLate() {
    var request = add(received(1, now()));
    forget(9, mailbox("asker1@example.net"));
    commit(
        stores ->
            assertThat(stores.requests().change(in(RequestState.INVITED, request))).isFalse());
    assertThat(find(request).request().typed().email()).isEmpty();
  }

  @Test
  default void requestsOfTheMailboxesAreForgottenToo() {
    var first = add(received(1, now()));
    var second = add(of(2, received(2, now())));
    var other = add(of(3, received(3, now())));
    forget(1, mailbox("asker1@example.net"), mailbox("asker2@example.net"));
    assertThat(find(first).request().typed().email()).isEmpty();
    assertThat(find(first).request().found().contact()).isNull();
    assertThat(find(second).request().typed().email()).isEmpty();
    assertThat(find(second).request().found().contact()).isEqualTo(contact(2));
    assertThat(find(other)).isEqualTo(other);
  }

  @Test
  default void nobodyIsKnown() {
    add(of(1, received(1, now())));
    assertThat(isKnown(contact(1))).isTrue();
    assertThat(isKnown(contact(2))).isFalse();
    commit(
        stores -> {
          stores.requests().forget(contact(1), Set.of(), NOBODY);
          stores.persons().forget(contact(1), NOBODY);
        });
    assertThat(isKnown(contact(1))).isFalse();
    assertThat(isKnown(NOBODY)).isFalse();
  }

  @Test
  default void requestsOfAnotherPortalStayAsTheyAre() {
    var request = add(of(1, received(1, now())));
    commitElsewhere(
        stores -> {
          assertThat(stores.persons().knows(contact(1))).isFalse();
          stores.requests().forget(contact(1), Set.of(request.mailbox()), NOBODY);
        });
    assertThat(find(request)).isEqualTo(request);
  }

  private StoredRequest add(StoredRequest request) {
    commit(stores -> stores.requests().add(request));
    return request;
  }

  private void forget(int contact, IdentityId... mailboxes) {
    commit(stores -> stores.requests().forget(contact(contact), List.of(mailboxes), NOBODY));
  }

  private StoredRequest find(StoredRequest request) {
    return snapshot(stores -> stores.requests().find(request.request().id())).orElseThrow();
  }

  private RequestState stateOf(StoredRequest request) {
    return find(request).request().state();
  }

  private boolean isKnown(ContactId contact) {
    return snapshot(stores -> stores.persons().knows(contact));
  }

  private StoredRequest of(int contact, StoredRequest request) {
    return TestRequests.of(contact(contact), request);
  }

  private ContactId contact(int n) {
    return keys().contact(n);
  }
}
