package io.github.portalinvites.invitation;

/** What to do where several contacts share one mailbox. */
public enum SharedMailbox {
  /** One message and one invitation for all of them. */
  COLLAPSE,
  /** An invitation for each; the identity is the contact, with a username from the host. */
  SEPARATE,
  /** None of them gets an invitation. */
  REFUSE
}
