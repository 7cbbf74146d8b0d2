package io.github.portalinvites.delivery;

/** What a recipient's part in a run ended in. */
public enum Outcome {
  /** Not ended yet: waiting, on its way, or to be tried again. */
  OPEN,
  /** The mail server took the message. */
  SENT,
  /** Nothing was sent, for a {@code SkipReason}. */
  SKIPPED,
  /** The mail server refused it for good, or for too long. */
  FAILED,
  /** Perhaps sent: the mail server's answer was lost. */
  IN_DOUBT,
  /** The run was cancelled before. */
  CANCELLED
}
