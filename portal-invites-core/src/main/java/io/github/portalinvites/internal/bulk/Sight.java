package io.github.portalinvites.internal.bulk;

import io.github.portalinvites.delivery.RunId;
import io.github.portalinvites.permission.PermittedDivisions;
import io.github.portalinvites.portal.NotFoundException;
import io.github.portalinvites.storage.Run;
import io.github.portalinvites.storage.Stores;
import java.util.stream.Stream;

/**
 * Which plans and runs an actor may see and steer, as the host said before the transaction began.
 *
 * @param byFilter where the actor may send by filter
 * @param handPicked where it may send to hand-picked contacts
 * @param single where it may invite single contacts
 */
record Sight(
    PermittedDivisions byFilter, PermittedDivisions handPicked, PermittedDivisions single) {

  boolean isNone() {
    return byFilter.isNone() && handPicked.isNone() && single.isNone();
  }

  boolean covers(Order order) {
    var reach = order.choices().keySet();
    return ways(order).anyMatch(each -> reach.stream().allMatch(each::contains));
  }

  /** A run of one may be seen by whoever may send to its contact in any way. */
  private Stream<PermittedDivisions> ways(Order order) {
    if (order.occasion() != Occasion.BULK) {
      return Stream.of(single, byFilter, handPicked);
    }
    return Stream.of(order.isHandPicked() ? handPicked : byFilter);
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
