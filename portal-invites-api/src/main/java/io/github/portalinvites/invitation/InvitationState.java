package io.github.portalinvites.invitation;

/** What became of an invitation. Expiry is not a state: it follows from the clock. */
public enum InvitationState {
  /** Made, and its first message is on the way. */
  QUEUED,
  HANDED_OVER,
  /** Perhaps handed over; see {@code InDoubtPolicy}. */
  IN_DOUBT,
  ACCEPTED,
  /** Ended by a person. */
  REVOKED,
  /** Never handed over: the mail server refused it for good. */
  FAILED,
  /** Ended by the library: its run was cancelled, its contacts were unlinked or switched off. */
  ENDED;

  /** True while a link of it may still be accepted; at most one per identity. */
  public boolean outstanding() {
    return this == QUEUED || this == HANDED_OVER || this == IN_DOUBT;
  }
}
