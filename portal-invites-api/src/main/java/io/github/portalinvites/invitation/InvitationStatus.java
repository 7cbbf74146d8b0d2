package io.github.portalinvites.invitation;

/**
 * How an identity stands, as shown on each of its contacts. The first that holds wins, in this
 * order.
 */
public enum InvitationStatus {
  ACCEPTED(StatusBucket.ACCEPTED),
  /** Handed over; the address bounced for good. */
  BOUNCED(StatusBucket.PENDING),
  /** Handed over, perhaps: the mail server's answer was lost. */
  IN_DOUBT(StatusBucket.PENDING),
  /** Handed over and outstanding, but no longer valid. Computed from the clock, never stored. */
  EXPIRED(StatusBucket.PENDING),
  PENDING(StatusBucket.PENDING),
  /** Waiting in a run that goes on or is paused. Computed from the queue, never stored. */
  QUEUED(StatusBucket.NOT_SENT),
  /** The last message failed and none was ever handed over. */
  FAILED(StatusBucket.NOT_SENT),
  /** A person revoked the last invitation. */
  REVOKED(StatusBucket.NOT_SENT),
  /** The contact's e-mail changed since an invitation last covered it. */
  ADDRESS_CHANGED(StatusBucket.NOT_SENT),
  /** Never invited, or the last invitation ended by unlinking or a switch. */
  NOT_SENT(StatusBucket.NOT_SENT);

  private final StatusBucket bucket;

  InvitationStatus(StatusBucket bucket) {
    this.bucket = bucket;
  }

  public StatusBucket bucket() {
    return bucket;
  }
}
