package io.github.portalinvites.invitation;

import org.jspecify.annotations.Nullable;

/**
 * The door at which an invited person knocks, with a link or a temporary password. Asks for no
 * permission: whoever has the secret is let in. Thread-safe.
 *
 * <p>To whatever is no secret of this portal every answer is the same. A link may be brought as
 * often as somebody likes; only {@link #accept} changes anything.
 */
public interface Acceptance {

  /** What a link is good for. Only reads, so that scanners and previews change nothing. */
  LinkState peek(@Nullable String token);

  /**
   * Accepts an invitation: of any number of simultaneous calls one wins. Credentials, grants and
   * history are kept in one transaction.
   */
  AcceptOutcome accept(@Nullable String token, Credentials credentials);

  /**
   * Accepts an invitation for a host that keeps no password for its logins; its {@link LoginKeeper}
   * is not asked.
   */
  AcceptOutcome accept(@Nullable String token);

  /**
   * Looks at a temporary password. Attempts are counted per {@code username} and per {@code
   * client}, and never harm the invitation.
   *
   * @param username an e-mail address, or the host's username where contacts do not share mailboxes
   * @param client where the attempt comes from, such as its network address
   */
  PasswordCheck check(String username, String temporaryPassword, String client);

  /** Like {@link #accept(String, Credentials)}, after a right temporary password. */
  AcceptOutcome accept(PasswordTicket ticket, Credentials credentials);

  /**
   * <i>Send me a new one</i>: mails a new link to whoever a dead one was mailed to, as far as
   * cooldown and cap allow. Says nothing, whatever was brought.
   */
  void sendNewLink(@Nullable String token);
}
