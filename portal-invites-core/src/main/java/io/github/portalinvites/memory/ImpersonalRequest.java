package io.github.portalinvites.memory;

import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.registration.AccessRequest;
import io.github.portalinvites.registration.AccessRequest.Decision;
import io.github.portalinvites.registration.AccessRequest.Found;
import io.github.portalinvites.registration.AccessRequest.Typed;
import io.github.portalinvites.registration.RequestState;
import org.jspecify.annotations.Nullable;

/** What stays of a request once the person is forgotten. */
record ImpersonalRequest(AccessRequest request) {

  AccessRequest without(ContactId contact, ContactId nobody) {
    return new AccessRequest(
        request.id(),
        request.kind(),
        request.received(),
        new Typed("", "", "", null, null),
        request.client(),
        state(),
        request.reason(),
        found(contact, nobody),
        decision());
  }

  private RequestState state() {
    return switch (request.state()) {
      case RECEIVED, WAITING, STAGED, CLOSED -> RequestState.CLOSED;
      case INVITED, LINKED, DECLINED -> request.state();
    };
  }

  private Found found(ContactId contact, ContactId nobody) {
    var found = request.found();
    return contact.equals(found.contact()) ? found.contact(nobody) : found;
  }

  private @Nullable Decision decision() {
    var decision = request.decision();
    return decision == null ? null : new Decision(decision.by(), decision.at(), null);
  }
}
