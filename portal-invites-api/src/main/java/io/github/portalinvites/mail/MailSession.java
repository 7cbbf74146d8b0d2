package io.github.portalinvites.mail;

/** One worker's way out, which keeps its connection between messages. Not thread-safe. */
public interface MailSession extends AutoCloseable {

  /**
   * Hands {@code mail} over once, connecting if need be.
   *
   * <p>Whatever a relay, a network or a disk can do is a {@link SendResult}; an exception is a bug
   * of the sender or of the message, and leaves nothing handed over. The session stays usable after
   * either.
   */
  SendResult send(OutgoingMail mail);

  /** Ends the connection, if there is one. Never fails, and may be called again. */
  @Override
  void close();
}
