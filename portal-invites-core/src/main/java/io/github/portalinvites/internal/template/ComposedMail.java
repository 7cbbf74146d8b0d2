package io.github.portalinvites.internal.template;

import io.github.portalinvites.mail.HeaderText;
import io.github.portalinvites.mail.MailHeader;
import io.github.portalinvites.mail.Mailbox;
import io.github.portalinvites.mail.MessageId;
import io.github.portalinvites.mail.OutgoingMail;
import io.github.portalinvites.mail.Sender;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * One message of a compiled template. Its MIME bytes are rendered when it is made: what cannot be
 * rendered fails before anybody hands it over.
 */
final class ComposedMail implements OutgoingMail {

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final CompiledTemplate template;
  private final MessageValues values;
  private final Mailbox recipient;
  private final MessageId messageId;
  private final List<MailHeader> own;
  private final MailBytes mime;

  ComposedMail(
      CompiledTemplate template,
      MessageValues values,
      Mailbox recipient,
      MessageId messageId,
      Instant date) {
    this.template = template;
    this.values = values;
    this.recipient = recipient;
    this.messageId = messageId;
    this.own = own(template.subject(values), recipient, messageId, date);
    this.mime = template.write(own, values);
  }

  @Override
  public MessageId messageId() {
    return messageId;
  }

  @Override
  public Sender sender() {
    return template.sender();
  }

  @Override
  public Mailbox recipient() {
    return recipient;
  }

  @Override
  public HeaderText subject() {
    return template.subject(values);
  }

  @Override
  public String text() {
    return template.text(values);
  }

  @Override
  public String html() {
    return template.html(values);
  }

  @Override
  public List<MailHeader> headers() {
    return template.headers(own);
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    mime.writeTo(out);
  }

  /** Whom and what it is, and nothing that it says. */
  @Override
  public String toString() {
    return "%s to %s".formatted(messageId, recipient.address());
  }

  private static List<MailHeader> own(
      HeaderText subject, Mailbox recipient, MessageId messageId, Instant date) {
    return List.of(
        new MailHeader("To", HeaderEncoding.mailbox(recipient)),
        new MailHeader("Subject", HeaderEncoding.text(subject)),
        new MailHeader("Date", DATE.format(date)),
        new MailHeader("Message-ID", messageId.value()));
  }
}
