package io.github.portalinvites.internal.registration;

import io.github.portalinvites.internal.audience.FoldedText;
import io.github.portalinvites.internal.secret.Secrets;
import io.github.portalinvites.internal.settings.StoredSettings;
import io.github.portalinvites.invitation.IdentityId;
import io.github.portalinvites.portal.PortalId;
import io.github.portalinvites.registration.AccessRequest;
import io.github.portalinvites.registration.AccessRequest.Found;
import io.github.portalinvites.registration.FieldError.Fault;
import io.github.portalinvites.registration.FormField;
import io.github.portalinvites.registration.RequestAnswer;
import io.github.portalinvites.registration.RequestId;
import io.github.portalinvites.registration.RequestKind;
import io.github.portalinvites.registration.RequestReason;
import io.github.portalinvites.registration.RequestState;
import io.github.portalinvites.settings.SystemOptions;
import io.github.portalinvites.storage.PortalStorage;
import io.github.portalinvites.storage.RequestStore.StoredRequest;
import io.github.portalinvites.storage.Stores;
import java.util.UUID;

/**
 * Takes requests in: counters and one row, whatever they say. Nothing is looked up here, so that
 * neither the answer nor its time can tell anything.
 */
record Door(PortalStorage storage, PortalId portal, Secrets secrets, Attempts attempts) {

  static final String CODE = "request-code";

  RequestAnswer take(Form form, String client) {
    var errors = form.errors();
    if (errors.isEmpty()) {
      return storage.inTransaction(portal, stores -> take(stores, form, client));
    }
    if (errors.stream().anyMatch(each -> each.fault() == Fault.TOO_LONG)) {
      storage.inTransaction(
          portal,
          stores -> {
            attempts.countTooLong(stores, client);
            return true;
          });
    }
    return new RequestAnswer.Invalid(errors);
  }

  private RequestAnswer take(Stores stores, Form form, String client) {
    if (!isOffered(StoredSettings.in(stores), form.kind())) {
      return new RequestAnswer.NotOffered();
    }
    var reason = attempts.count(stores, form, client);
    stores.requests().add(stored(stores, form, client, reason));
    return new RequestAnswer.Received();
  }

  static boolean isOffered(SystemOptions options, RequestKind kind) {
    return options.portalEnabled()
        && switch (kind) {
          case INVOICE -> options.signIn().requestLogin();
          case ADDRESS -> options.addressRequests().enabled();
        };
  }

  private StoredRequest stored(Stores stores, Form form, String client, RequestReason reason) {
    var typed = form.typed();
    var request =
        new AccessRequest(
            new RequestId(UUID.randomUUID()),
            form.kind(),
            stores.now(),
            typed,
            attempts.mark(client),
            RequestState.RECEIVED,
            reason,
            Found.NOTHING,
            null);
    var code = form.get(FormField.CODE);
    return new StoredRequest(
        request,
        IdentityId.of(form.email()),
        code.isEmpty() ? "" : secrets.disguise(CODE, Typing.normal(code)),
        FoldedText.of("%s %s %s".formatted(typed.about(), typed.name(), typed.email())),
        0,
        0);
  }
}
