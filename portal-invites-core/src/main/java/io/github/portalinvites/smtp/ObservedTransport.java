package io.github.portalinvites.smtp;

import io.github.portalinvites.mail.ServerReply;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.OutputStream;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/**
 * Jakarta Mail's SMTP transport, which also remembers how far the conversation got and what the
 * server said to that. Its exceptions alone do not tell: the RSET after a refusal may fail and then
 * hides the refusal.
 */
final class ObservedTransport extends SMTPTransport {

  private static final String END_OF_STREAM = "[EOF]";
  private static final int NO_CODE = -1;

  private SmtpStage stage = SmtpStage.CONNECT;
  private @Nullable ServerReply reply;
  private boolean aside;
  private boolean readyForNext;

  ObservedTransport(Session session, String protocol) {
    super(
        session,
        new URLName(protocol, null, -1, null, null, null),
        protocol,
        protocol.equals("smtps"));
  }

  SmtpStage stage() {
    return stage;
  }

  /** What the server said at this stage; null if it said nothing. */
  @Nullable ServerReply reply() {
    return reply;
  }

  /** Whether another message can follow on this connection. */
  boolean readyForNext() {
    return readyForNext;
  }

  @Override
  protected void sendCommand(String command) throws MessagingException {
    var said = stageOf(command);
    aside = said == null;
    readyForNext = false;
    if (said != null) {
      reach(said);
    }
    super.sendCommand(command);
  }

  @Override
  protected int readServerResponse() throws MessagingException {
    return aside ? answerAside() : answer();
  }

  @Override
  protected OutputStream data() throws MessagingException {
    var out = super.data();
    reach(SmtpStage.CONTENT);
    return out;
  }

  private int answer() throws MessagingException {
    reply = null;
    super.readServerResponse();
    var raw = getLastServerResponse();
    if (raw.equals(END_OF_STREAM)) {
      return NO_CODE;
    }
    reply = ReplyReader.read(raw);
    if (reply.code() == 421) {
      throw new MessagingException("The server is closing", new ServiceClosingException());
    }
    readyForNext = stage == SmtpStage.END && reply.code() == 250;
    return reply.code() == 0 ? NO_CODE : reply.code();
  }

  private int answerAside() throws MessagingException {
    int code = super.readServerResponse();
    readyForNext = code == 250;
    return code;
  }

  private void reach(SmtpStage next) {
    stage = next;
    reply = null;
  }

  /** Null for what only tidies up: RSET, NOOP, QUIT. */
  private static @Nullable SmtpStage stageOf(String command) {
    return switch (verb(command)) {
      case "EHLO", "HELO" -> SmtpStage.HELLO;
      case "STARTTLS" -> SmtpStage.STARTTLS;
      case "AUTH" -> SmtpStage.AUTH;
      case "MAIL" -> SmtpStage.MAIL;
      case "RCPT" -> SmtpStage.RCPT;
      case "DATA" -> SmtpStage.DATA;
      case "." -> SmtpStage.END;
      default -> null;
    };
  }

  private static String verb(String command) {
    int blank = command.indexOf(' ');
    return blank < 0 ? command : command.substring(0, blank);
  }
}
