package io.github.portalinvites.internal.registration;

import io.github.portalinvites.activity.Activity;
import io.github.portalinvites.mail.EmailAddress;
import io.github.portalinvites.permission.Actor;
import io.github.portalinvites.registration.AccessRequest;
import io.github.portalinvites.registration.RequestReason;
import io.github.portalinvites.storage.Stores;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Rows of the activity history that concern access requests. */
final class RequestHistory {

  private RequestHistory() {}

  static void append(Stores stores, Actor who, Activity.Kind kind, AccessRequest request) {
    var data = new HashMap<String, String>();
    data.put("request", request.id().toString());
    data.put("by", request.kind().name());
    data.put("reason", request.reason().code());
    var found = request.found();
    if (found.contact() != null) {
      // what is not of a contact is not found when it is to be forgotten
      EmailAddress.find(request.typed().email())
          .ifPresent(address -> data.put("address", address.masked()));
    }
    stores
        .activities()
        .append(
            List.of(
                new Activity(
                    stores.now(), Activity.Who.of(who), kind, found.contact(), found.run(), data)));
  }

  /**
   * Tells staff that requests wait for them.
   *
   * @param division empty for a limit that is not of one
   */
  static void limitReached(Stores stores, RequestReason reason, String division) {
    var data =
        division.isEmpty()
            ? Map.of("reason", reason.code())
            : Map.of("reason", reason.code(), "division", division);
    stores
        .activities()
        .append(
            List.of(
                new Activity(
                    stores.now(),
                    Activity.Who.of(Actor.SYSTEM),
                    Activity.Kind.ACCESS_REQUEST_LIMIT_REACHED,
                    null,
                    null,
                    data)));
  }
}
