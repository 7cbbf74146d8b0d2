package io.github.portalinvites.invitation;

import java.time.Instant;

/** What came of a temporary password that somebody typed. */
public sealed interface PasswordCheck {

  /** It is right, and opens nothing but the choice of a password. */
  record Right(PasswordTicket ticket) implements PasswordCheck {}

  /** It is the right one of an invitation that lets nobody in any more. */
  record Dead(DeadLink why) implements PasswordCheck {}

  /** It is wrong, or nobody was invited under that name; the answer does not tell which. */
  record Wrong() implements PasswordCheck {}

  /**
   * Too many attempts; nothing was looked at.
   *
   * @param retryAfter when the next one counts
   */
  record TooMany(Instant retryAfter) implements PasswordCheck {}
}
