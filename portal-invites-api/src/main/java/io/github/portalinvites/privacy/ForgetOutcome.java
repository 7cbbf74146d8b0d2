package io.github.portalinvites.privacy;

/** What came of forgetting a contact. */
public enum ForgetOutcome {
  FORGOTTEN,
  /** Nothing was kept of it, perhaps because it was forgotten before. */
  NOTHING_KEPT,
  /**
   * A message to it is being handed over at this moment. Nothing was done: try again in a few
   * minutes.
   */
  MAIL_ON_ITS_WAY
}
