package io.github.portalinvites.jdbc;

import io.github.portalinvites.invitation.InvitationStatus;

/**
 * The status of a details row as shown at {@code :now}: what {@code Standing.shown} says, in SQL.
 * Being queued is to be added here once there is a queue.
 */
final class ShownStatus {

  static final String SQL =
      "case when d.status = %d and d.expires <= :now then %d else d.status end"
          .formatted(
              StoredCodes.STATUS.of(InvitationStatus.PENDING),
              StoredCodes.STATUS.of(InvitationStatus.EXPIRED));

  private ShownStatus() {}
}
