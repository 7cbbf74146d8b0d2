package io.github.portalinvites.smtp;

import io.github.portalinvites.mail.MailSession;
import io.github.portalinvites.mail.OutgoingMail;
import io.github.portalinvites.mail.SendResult;
import jakarta.mail.Session;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Sends over one connection, made when first needed and kept as long as its limits allow. */
final class SmtpMailSession implements MailSession {

  private final Session session;
  private final ReplyGuard guard;
  private final ConnectionLimits limits;
  private final LongSupplier nanoTime;
  private @Nullable SmtpConnection kept;
  private long keptSince;

  SmtpMailSession(
      Session session, ReplyGuard guard, ConnectionLimits limits, LongSupplier nanoTime) {
    this.session = session;
    this.guard = guard;
    this.limits = limits;
    this.nanoTime = nanoTime;
  }

  @Override
  public SendResult send(OutgoingMail mail) {
    var message = new HandedMessage(mail);
    guard.startSend();
    if (kept != null && isWornOut(kept)) {
      close();
    }
    if (kept == null) {
      return sendAnew(message);
    }
    var connection = kept;
    var result = handOver(connection, message);
    return connection.wasLeft() ? sendAnew(message) : result;
  }

  @Override
  public void close() {
    if (kept != null) {
      guard.startSend();
      kept.quit();
      kept = null;
    }
  }

  private SendResult sendAnew(HandedMessage message) {
    var connection = new SmtpConnection(session, guard);
    var refused = connection.connect();
    if (refused.isPresent()) {
      connection.cut();
      return refused.get();
    }
    keptSince = nanoTime.getAsLong();
    return handOver(connection, message);
  }

  private SendResult handOver(SmtpConnection connection, HandedMessage message) {
    kept = null;
    try {
      return connection.hand(message);
    } finally {
      if (connection.isReady()) {
        kept = connection;
      } else {
        connection.cut();
      }
    }
  }

  private boolean isWornOut(SmtpConnection connection) {
    return connection.handed() >= limits.messages()
        || nanoTime.getAsLong() - keptSince >= limits.age().toNanos();
  }
}
