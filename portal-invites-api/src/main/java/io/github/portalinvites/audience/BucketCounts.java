package io.github.portalinvites.audience;

import io.github.portalinvites.invitation.StatusBucket;

/**
 * The four counts of a filter. They describe everyone whom it reaches, also contacts who cannot be
 * mailed.
 *
 * @param accepted <i>Portal Invite Accepted</i>
 * @param pending <i>Invite Acceptance Pending</i>
 * @param notSent <i>Portal Invite Not Sent</i>
 */
public record BucketCounts(Tally accepted, Tally pending, Tally notSent) {

  public static final BucketCounts ZERO = new BucketCounts(Tally.ZERO, Tally.ZERO, Tally.ZERO);

  /** <i>Total Contacts</i>. */
  public Tally total() {
    return accepted.plus(pending).plus(notSent);
  }

  public Tally of(StatusBucket bucket) {
    return switch (bucket) {
      case ACCEPTED -> accepted;
      case PENDING -> pending;
      case NOT_SENT -> notSent;
    };
  }
}
