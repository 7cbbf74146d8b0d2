package io.github.portalinvites.jdbc;

import io.github.portalinvites.portal.PortalId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The number that stands for each portal in the library's own tables; never changes. */
final class PortalNumbers {

  private static final String FIND = "select portal from pi_portal where portal_id = :portal_id";

  private final Jdbi jdbi;
  private final Dialect dialect;
  private final Map<PortalId, Portal> known = new ConcurrentHashMap<>();

  PortalNumbers(Jdbi jdbi, Dialect dialect) {
    this.jdbi = jdbi;
    this.dialect = dialect;
  }

  /** The portal, which gets a number if it has none. */
  Portal of(PortalId id) {
    var there = known.get(id);
    return there == null ? remember(jdbi.inTransaction(handle -> findOrAdd(handle, id))) : there;
  }

  /** The portal to read from; one without a number has nothing to read. */
  Portal forReading(PortalId id) {
    var there = known.get(id);
    return there == null
        ? jdbi.withHandle(handle -> find(handle, id)).map(this::remember).orElse(new Portal(id, 0))
        : there;
  }

  private Portal findOrAdd(Handle handle, PortalId id) {
    return find(handle, id).orElseGet(() -> add(handle, id));
  }

  private Portal add(Handle handle, PortalId id) {
    var columns = List.of("portal_id");
    var row = "select cast(:portal_id as varchar(64)) as portal_id";
    var insert = dialect.insertIfAbsent("pi_portal", columns, columns, row);
    handle.createUpdate(insert).bind("portal_id", id.value()).execute();
    return find(handle, id).orElseThrow();
  }

  private static Optional<Portal> find(Handle handle, PortalId id) {
    return handle
        .createQuery(FIND)
        .bind("portal_id", id.value())
        .mapTo(Integer.class)
        .findOne()
        .map(number -> new Portal(id, number));
  }

  private Portal remember(Portal portal) {
    known.put(portal.id(), portal);
    return portal;
  }

  record Portal(PortalId id, int number) {}
}
