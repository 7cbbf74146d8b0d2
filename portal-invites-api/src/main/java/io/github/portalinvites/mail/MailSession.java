package io.github.portalinvites.mail;

/** One worker's way out, which keeps its connection between messages. Not thread-safe. */
public interface MailSession extends AutoCloseable {

  /**
   * Hands {@code mail} over once, connecting if need be.
   *
   * <p>Whatever a relay, a network or a disk can do is a {@link SendResult}. An exception is a bug
   * of the sender: nobody knows whether the message left, so it counts as {@link
   * SendResult.InDoubt}. The session stays usable after either.
   */
  SendResult send(OutgoingMail mail);

  /** Ends the connection, if there is one. Never fails, and may be called again. */
  @Override
  void close();
}
