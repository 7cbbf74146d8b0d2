package io.github.portalinvites.memory;

import io.github.portalinvites.registration.AccessRequest;
import io.github.portalinvites.storage.RequestStore.Query;
import io.github.portalinvites.storage.RequestStore.StoredRequest;
import java.util.Set;
import java.util.function.Predicate;

/** Whether a request passes all conditions of a query. */
record RequestFilter(Query query) implements Predicate<StoredRequest> {

  @Override
  public boolean test(StoredRequest stored) {
    var request = stored.request();
    return passes(query.states(), request.state())
        && passes(query.reasons(), request.reason())
        && passes(query.kinds(), request.kind())
        && inDivisions(request)
        && inTime(request)
        && stored.searchKey().contains(query.search());
  }

  private boolean inDivisions(AccessRequest request) {
    var divisions = query.divisions();
    var division = request.found().division();
    return divisions == null || division == null || divisions.contains(division);
  }

  private boolean inTime(AccessRequest request) {
    var from = query.from();
    var to = query.to();
    return (from == null || !request.received().isBefore(from))
        && (to == null || request.received().isBefore(to));
  }

  private static <T> boolean passes(Set<T> wanted, T value) {
    return wanted.isEmpty() || wanted.contains(value);
  }
}
