package io.github.portalinvites.invitation;

/** What to do where several contacts share one mailbox. */
public enum SharedMailbox {
  /** One message, one invitation and one login for all of them. */
  COLLAPSE,
  /**
   * A message, an invitation and a login for each of them, under a username of the host's. A portal
   * keeps to this from its first day on, or never begins.
   */
  SEPARATE,
  /** None of them gets an invitation. */
  REFUSE
}
