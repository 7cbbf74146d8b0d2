package io.github.portalinvites.memory;

import io.github.portalinvites.storage.OldRows;
import java.time.Instant;

/** Has each store remove its own. */
record MemoryOldRows(
    MemoryTraces traces,
    MemoryInvitations invitations,
    MemoryActivities activities,
    MemoryRequests requests)
    implements OldRows {

  @Override
  public int removeLedgers(Instant before, int limit) {
    return traces.removeOld(before, limit);
  }

  @Override
  public int removeInvitations(Instant before, Instant sends, int limit) {
    return invitations.removeOld(before, sends, limit);
  }

  @Override
  public int removeActivities(Instant before, int limit) {
    return activities.removeOld(before, limit);
  }

  @Override
  public int removeRequests(Instant before, int limit) {
    return requests.removeOld(before, limit);
  }
}
