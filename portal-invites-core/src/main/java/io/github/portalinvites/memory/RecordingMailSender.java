package io.github.portalinvites.memory;

import io.github.portalinvites.mail.EmailAddress;
import io.github.portalinvites.mail.MailSender;
import io.github.portalinvites.mail.MailSession;
import io.github.portalinvites.mail.OutgoingMail;
import io.github.portalinvites.mail.SendResult;
import io.github.portalinvites.mail.SendResult.Sent;
import io.github.portalinvites.mail.ServerReply;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Keeps the mails that it is given, for a look in a test, and answers as told [accepted].
 * Thread-safe.
 */
public final class RecordingMailSender implements MailSender {

  private final List<OutgoingMail> attempts = new CopyOnWriteArrayList<>();
  private final List<OutgoingMail> sent = new CopyOnWriteArrayList<>();
  private final AtomicInteger openSessions = new AtomicInteger();
  private volatile Function<OutgoingMail, SendResult> answer = RecordingMailSender::accept;

  /** From now on answers each mail as {@code next} says; it may be called by several threads. */
  public RecordingMailSender answering(Function<OutgoingMail, SendResult> next) {
    answer = next;
    return this;
  }

  /** From now on accepts every mail again. */
  public RecordingMailSender accepting() {
    return answering(RecordingMailSender::accept);
  }

  @Override
  public MailSession open() {
    openSessions.incrementAndGet();
    return new Session();
  }

  /** Every mail that was handed over, whatever was answered, in its order. */
  public List<OutgoingMail> attempts() {
    return List.copyOf(attempts);
  }

  /** The mails that were accepted, in their order. */
  public List<OutgoingMail> sent() {
    return List.copyOf(sent);
  }

  /** The mails accepted for {@code mailbox}, however its address was spelt. */
  public List<OutgoingMail> sentTo(EmailAddress mailbox) {
    return sent.stream()
        .filter(mail -> mail.recipient().address().canonical().equals(mailbox.canonical()))
        .toList();
  }

  /** How many sessions are open, so that a test can tell whether workers close theirs. */
  public int openSessions() {
    return openSessions.get();
  }

  /** Forgets every mail. */
  public void clear() {
    attempts.clear();
    sent.clear();
  }

  private static SendResult accept(OutgoingMail mail) {
    return new Sent(ServerReply.of(250, "2.0.0 recorded"));
  }

  private final class Session implements MailSession {

    private boolean closed;

    @Override
    public SendResult send(OutgoingMail mail) {
      attempts.add(mail);
      var result = answer.apply(mail);
      if (result instanceof Sent) {
        sent.add(mail);
      }
      return result;
    }

    @Override
    public void close() {
      if (!closed) {
        closed = true;
        openSessions.decrementAndGet();
      }
    }
  }
}
