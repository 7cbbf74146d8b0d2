package io.github.portalinvites.jdbc;

import io.github.portalinvites.invitation.InvitationStatus;
import io.github.portalinvites.invitation.StatusBucket;

/**
 * The status of a details row as shown at {@code :now}: what {@code Standing.shown} says, in SQL.
 */
final class ShownStatus {

  private static final String EXPIRED =
      "when d.status = %d and d.expires <= :now then %d"
          .formatted(
              StoredCodes.STATUS.of(InvitationStatus.PENDING),
              StoredCodes.STATUS.of(InvitationStatus.EXPIRED));

  private static final String QUEUED =
      "when a.bucket = %d and %s then %d"
          .formatted(
              StoredCodes.BUCKET.of(StatusBucket.NOT_SENT),
              QueuedIdentities.EXISTS,
              StoredCodes.STATUS.of(InvitationStatus.QUEUED));

  /** Does not look into the queue while no run is active. */
  static String sql(Session session) {
    var queued = new QueuedIdentities(session).any() ? QUEUED : "";
    return "case %s %s else d.status end".formatted(EXPIRED, queued);
  }

  private ShownStatus() {}
}
