package io.github.portalinvites.invitation;

/** What to do where several contacts share one mailbox. */
public enum SharedMailbox {
  /** One message and one invitation for all of them. */
  COLLAPSE,
  /** None of them gets an invitation. */
  REFUSE
}
