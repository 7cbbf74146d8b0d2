package io.github.portalinvites.invitation;

/** What came of revoking a contact's invitation. */
public enum RevokeOutcome {
  /** No secret of the contact's mailbox lets anybody in any more. */
  REVOKED,
  /** The invitation was accepted already, and stays so. */
  ALREADY_ACCEPTED,
  /** There was no invitation that could be accepted, nor one waiting to be mailed. */
  NOTHING_TO_REVOKE
}
