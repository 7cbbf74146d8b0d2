package io.github.portalinvites.testkit;

import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.invitation.IdentityId;
import io.github.portalinvites.mail.EmailAddress;
import io.github.portalinvites.registration.AccessRequest;
import io.github.portalinvites.registration.AccessRequest.Found;
import io.github.portalinvites.registration.AccessRequest.Typed;
import io.github.portalinvites.registration.RequestId;
import io.github.portalinvites.registration.RequestKind;
import io.github.portalinvites.registration.RequestReason;
import io.github.portalinvites.registration.RequestState;
import io.github.portalinvites.storage.RequestStore.StoredRequest;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/** Access requests. */
public final class TestRequests {

  private TestRequests() {}

  /** Asker <i>n</i> typed the invoice <i>In</i> and the address {@code asker<n>@example.net}. */
  public static StoredRequest received(int n, Instant at) {
    var email = "asker%d@example.net".formatted(n);
    var typed = new Typed("I" + n, "Asker " + n, email, null, null);
    return received(typed, RequestKind.INVOICE, at);
  }

  public static StoredRequest received(Typed typed, RequestKind kind, Instant at) {
    var request =
        new AccessRequest(
            new RequestId(UUID.randomUUID()),
            kind,
            at,
            typed,
            "client 7",
            RequestState.RECEIVED,
            RequestReason.NOT_LOOKED_AT,
            Found.NOTHING,
            null);
    var mailbox = IdentityId.of(EmailAddress.parse(typed.email()));
    var search = "%s %s %s".formatted(typed.about(), typed.name(), typed.email());
    return new StoredRequest(request, mailbox, "code", search.toLowerCase(Locale.ROOT), 0, 0);
  }

  public static StoredRequest in(RequestState state, StoredRequest stored) {
    return in(state, stored.request().reason(), stored);
  }

  public static StoredRequest in(RequestState state, RequestReason reason, StoredRequest stored) {
    return stored.request(stored.request().state(state, reason));
  }

  /** Found to be of {@code contact}. */
  public static StoredRequest of(ContactId contact, StoredRequest stored) {
    var request = stored.request();
    return stored.request(request.found(request.found().contact(contact)));
  }
}
