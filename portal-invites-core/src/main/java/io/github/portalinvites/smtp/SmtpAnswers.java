package io.github.portalinvites.smtp;

import io.github.portalinvites.mail.SendResult;
import io.github.portalinvites.mail.SendResult.AddressRefused;
import io.github.portalinvites.mail.SendResult.InDoubt;
import io.github.portalinvites.mail.SendResult.MessageRefused;
import io.github.portalinvites.mail.SendResult.PolicyRefused;
import io.github.portalinvites.mail.SendResult.RelayRefused;
import io.github.portalinvites.mail.SendResult.RelayTrouble;
import io.github.portalinvites.mail.SendResult.RetryLater;
import io.github.portalinvites.mail.SendResult.Sent;
import io.github.portalinvites.mail.ServerReply;
import java.util.Set;

/**
 * What an answer that is not the wished one means at each stage. A reply with code 0 was not
 * readable: it counts as a refusal for now, after the final dot as none at all.
 */
final class SmtpAnswers {

  private static final int SERVICE_CLOSING = 421;
  private static final Set<Integer> NO_SUCH_MAILBOX = Set.of(550, 551, 553, 556);
  private static final int OVER_QUOTA = 552;

  /**
   * RFC 3463: these two speak of the sender's address, which servers may refuse as late as at RCPT.
   */
  private static final Set<String> SENDER_CODES = Set.of("5.1.7", "5.1.8");

  private SmtpAnswers() {}

  static SendResult meaning(SmtpStage stage, ServerReply reply) {
    if (reply.code() == SERVICE_CLOSING) {
      return new RelayTrouble(reply);
    }
    return switch (stage) {
      case CONNECT, AUTH -> isPermanent(reply) ? new RelayRefused(reply) : new RelayTrouble(reply);
      case HELLO, CONTENT -> new RelayTrouble(reply);
      case STARTTLS -> reply.code() >= 400 ? new RelayRefused(reply) : new RelayTrouble(reply);
      case MAIL -> isPermanent(reply) ? new RelayRefused(reply) : new RetryLater(reply);
      case RCPT -> isPermanent(reply) ? recipientRefused(reply) : new RetryLater(reply);
      case DATA -> isPermanent(reply) ? new MessageRefused(reply) : new RetryLater(reply);
      case END -> afterTheDot(reply);
    };
  }

  private static SendResult recipientRefused(ServerReply reply) {
    var enhanced = reply.enhancedCode();
    if (SENDER_CODES.contains(enhanced)) {
      return new RelayRefused(reply);
    }
    if (enhanced.startsWith("5.1.")) {
      return new AddressRefused(reply);
    }
    if (enhanced.startsWith("5.7.")) {
      return new PolicyRefused(reply);
    }
    if (reply.code() == OVER_QUOTA || enhanced.endsWith(".2.2")) {
      return new RetryLater(reply);
    }
    return NO_SUCH_MAILBOX.contains(reply.code())
        ? new AddressRefused(reply)
        : new PolicyRefused(reply);
  }

  private static SendResult afterTheDot(ServerReply reply) {
    return switch (reply.code() / 100) {
      case 2 -> new Sent(reply);
      case 4 -> new RetryLater(reply);
      case 5 -> new MessageRefused(reply);
      default -> new InDoubt(reply);
    };
  }

  private static boolean isPermanent(ServerReply reply) {
    return reply.code() >= 500;
  }
}
