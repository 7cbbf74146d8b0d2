package io.github.portalinvites.storage;

import java.time.Instant;

/** Rows that have become too old. Each call removes up to a limit of them, and tells how many. */
public interface OldRows {

  /**
   * Removes messages and recipients of runs that ended before {@code before}, and of plans that
   * expired before it without being started. The runs and their tallies stay.
   */
  int removeLedgers(Instant before, int limit);

  /**
   * Removes invitations that were revoked, failed or ended before {@code before}; but none that is
   * the last one of its identity or of a contact whom it covers, that tells the last hand-over to
   * its identity, or that was handed over since {@code sends}.
   */
  int removeInvitations(Instant before, Instant sends, int limit);

  /** Removes activities of before {@code before}. */
  int removeActivities(Instant before, int limit);

  /**
   * Removes access requests that were received and, if anybody did, decided before {@code before},
   * and wait neither for a worker nor for staff.
   */
  int removeRequests(Instant before, int limit);
}
