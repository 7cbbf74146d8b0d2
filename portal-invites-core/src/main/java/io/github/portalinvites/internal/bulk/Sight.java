package io.github.portalinvites.internal.bulk;

import io.github.portalinvites.delivery.RunId;
import io.github.portalinvites.permission.PermittedDivisions;
import io.github.portalinvites.portal.NotFoundException;
import io.github.portalinvites.storage.Run;
import io.github.portalinvites.storage.Stores;

/**
 * Which plans and runs an actor may see and steer, as the host said before the transaction began.
 *
 * @param byFilter where the actor may send by filter
 * @param handPicked where it may send to hand-picked contacts
 */
record Sight(PermittedDivisions byFilter, PermittedDivisions handPicked) {

  boolean covers(Order order) {
    var permitted = order.isHandPicked() ? handPicked : byFilter;
    return permitted.all() || permitted.divisions().containsAll(order.choices().keySet());
  }

  boolean covers(Run run) {
    return covers(OrderText.read(run.document()));
  }

  /** A run that the actor may see; any other is not found. */
  Run find(Stores stores, RunId id) {
    return stores
        .runs()
        .find(id)
        .filter(this::covers)
        .orElseThrow(() -> new NotFoundException("plan or run", id));
  }
}
