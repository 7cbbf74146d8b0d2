package io.github.portalinvites.invitation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a contact's status without the clock and the queue.
 *
 * @param status never {@link InvitationStatus#EXPIRED} or {@link InvitationStatus#QUEUED}
 * @param expires when a pending invitation ends or ended, null without one
 * @param lastInviteSent the latest hand-over of any kind, null if there was none
 * @param lastLogin null if the host told of none
 */
public record Standing(
    InvitationStatus status,
    @Nullable Instant expires,
    @Nullable Instant lastInviteSent,
    @Nullable Instant lastLogin) {

  public static final Standing NEVER_INVITED =
      new Standing(InvitationStatus.NOT_SENT, null, null, null);

  public Standing {
    if (status == InvitationStatus.EXPIRED || status == InvitationStatus.QUEUED) {
      throw new IllegalArgumentException("%s is computed, never stored".formatted(status));
    }
  }

  /** The status as shown at {@code now}. */
  public InvitationStatus shown(Instant now, boolean queued) {
    if (status == InvitationStatus.PENDING && expires != null && !now.isBefore(expires)) {
      return InvitationStatus.EXPIRED;
    }
    return queued && status.bucket() == StatusBucket.NOT_SENT ? InvitationStatus.QUEUED : status;
  }
}
