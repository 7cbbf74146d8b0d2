package io.github.portalinvites.smtp;

import io.github.portalinvites.mail.SendResult;
import io.github.portalinvites.mail.SendResult.RelayRefused;
import io.github.portalinvites.mail.SendResult.Sent;
import io.github.portalinvites.mail.ServerReply;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.util.Objects;
import java.util.Optional;

/** One connection to the mail server, from EHLO to QUIT. */
final class SmtpConnection {

  private static final SendResult NO_LOGIN =
      new RelayRefused(ServerReply.none("the server offers no AUTH, and a login is set"));

  private final ObservedTransport transport;
  private final ReplyGuard guard;
  private final boolean logsIn;
  private int handed;

  SmtpConnection(Session session, ReplyGuard guard) {
    var protocol = HostSession.protocol(session);
    transport = new ObservedTransport(session, protocol);
    logsIn =
        String.valueOf(session.getProperties().get("mail." + protocol + ".auth"))
            .equalsIgnoreCase("true");
    this.guard = guard;
  }

  /** Connects, or tells why not. */
  Optional<SendResult> connect() {
    try {
      transport.connect();
      return isLoginDue() ? Optional.of(NO_LOGIN) : Optional.empty();
    } catch (MessagingException failed) {
      return Optional.of(Verdict.of(transport, failed));
    }
  }

  SendResult hand(HandedMessage message) {
    handed++;
    try {
      transport.sendMessage(message, message.to());
      return new Sent(Objects.requireNonNull(transport.reply()));
    } catch (MessagingException failed) {
      return Verdict.of(transport, failed);
    }
  }

  int handed() {
    return handed;
  }

  boolean isReady() {
    return transport.readyForNext();
  }

  /**
   * Whether the server had left while the connection lay idle: it never took notice of the message.
   */
  boolean wasLeft() {
    var reply = transport.reply();
    return handed > 1
        && transport.stage() == SmtpStage.MAIL
        && (reply == null || reply.code() == 421);
  }

  void quit() {
    try {
      transport.close();
    } catch (MessagingException gone) {
      guard.cut();
    }
  }

  /** Closes without QUIT, which in the middle of a message would become part of it. */
  void cut() {
    guard.cut();
    quit();
  }

  /** Jakarta Mail would send without a login to a server that knows none. */
  private boolean isLoginDue() {
    return logsIn
        && !transport.supportsExtension("AUTH")
        && !transport.supportsExtension("AUTH=LOGIN");
  }
}
