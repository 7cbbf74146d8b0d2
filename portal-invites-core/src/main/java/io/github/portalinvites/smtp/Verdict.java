package io.github.portalinvites.smtp;

import io.github.portalinvites.mail.SendResult;
import io.github.portalinvites.mail.SendResult.InDoubt;
import io.github.portalinvites.mail.SendResult.RelayRefused;
import io.github.portalinvites.mail.SendResult.RelayTrouble;
import io.github.portalinvites.mail.ServerReply;
import jakarta.mail.MessagingException;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * What a conversation that failed means, from its stage, the server's answer to it and the error.
 */
final class Verdict {

  private final SmtpStage stage;
  private final @Nullable ServerReply reply;
  private final MessagingException error;
  private final List<Throwable> causes;

  private Verdict(SmtpStage stage, @Nullable ServerReply reply, MessagingException error) {
    this.stage = stage;
    this.reply = reply;
    this.error = error;
    causes = causesOf(error);
  }

  static SendResult of(ObservedTransport transport, MessagingException error) {
    return new Verdict(transport.stage(), transport.reply(), error).result();
  }

  private SendResult result() {
    if (reply == null) {
      return silence();
    }
    boolean refusal = reply.code() == 0 || reply.code() >= 400;
    return refusal || stage == SmtpStage.END
        ? SmtpAnswers.meaning(stage, reply)
        : agreedAndFailed(reply);
  }

  private SendResult silence() {
    if (stage == SmtpStage.END) {
      return new InDoubt(nothing("no answer to"));
    }
    if (isCausedBy(EndlessReplyException.class)) {
      return SmtpAnswers.meaning(stage, nothing("no readable answer to"));
    }
    return isTlsRefused()
        ? new RelayRefused(nothing("TLS failed at"))
        : new RelayTrouble(nothing("no answer to"));
  }

  /** The server said yes, and yet Jakarta Mail gave up. */
  private SendResult agreedAndFailed(ServerReply yes) {
    return switch (stage) {
      case HELLO -> new RelayRefused(ServerReply.none(String.valueOf(error.getMessage())));
      case STARTTLS ->
          isLineLost()
              ? new RelayTrouble(nothing("TLS failed at"))
              : new RelayRefused(nothing("TLS failed at"));
      default ->
          SmtpAnswers.meaning(
              stage, ServerReply.none("unexpected reply to %s: %s".formatted(stage.words(), yes)));
    };
  }

  private boolean isTlsRefused() {
    return isCausedBy(SSLException.class) && !isLineLost();
  }

  private boolean isLineLost() {
    return isCausedBy(SocketTimeoutException.class)
        || isCausedBy(SocketException.class)
        || isCausedBy(EOFException.class);
  }

  private boolean isCausedBy(Class<? extends IOException> type) {
    return causes.stream().anyMatch(type::isInstance);
  }

  private ServerReply nothing(String what) {
    var root = causes.get(causes.size() - 1);
    var why =
        root instanceof IOException
            ? root.getClass().getSimpleName() + " " + root.getMessage()
            : "connection closed";
    return ServerReply.none("%s %s: %s".formatted(what, stage.words(), why));
  }

  private static List<Throwable> causesOf(Throwable error) {
    var causes = new ArrayList<Throwable>();
    for (Throwable cause = error;
        cause != null && !causes.contains(cause);
        cause = cause.getCause()) {
      causes.add(cause);
    }
    return causes;
  }
}
