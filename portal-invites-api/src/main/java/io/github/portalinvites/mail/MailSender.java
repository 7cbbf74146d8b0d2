package io.github.portalinvites.mail;

import java.time.Duration;

/** The way out for mail: a relay, an HTTP API, a folder. Thread-safe; its sessions are not. */
@FunctionalInterface
public interface MailSender {

  /**
   * A session for one worker. Connects to nothing yet and so does not fail because a relay is away.
   */
  MailSession open();

  /** What staff know it by, without a secret [mail sender]; a relay's host and port, say. */
  default String name() {
    return "mail sender";
  }

  /**
   * The longest that one {@link MailSession#send} takes before it answers, connecting included [2
   * minutes]. A lease on messages outlasts it, or another worker sends them again.
   */
  default Duration longestSend() {
    return Duration.ofMinutes(2);
  }
}
