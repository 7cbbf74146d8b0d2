package io.github.portalinvites.delivery;

/** What happens to a message of which nobody knows whether the mail server took it. */
public enum InDoubtPolicy {
  /** Send it once more, with the same Message-ID and secrets; if that is in doubt too, leave it. */
  RESEND_ONCE_THEN_HOLD,
  /** Leave it <i>in doubt</i>. */
  HOLD,
  /** Count it as sent. */
  ASSUME_SENT
}
