package io.github.portalinvites.testkit;

import io.github.portalinvites.mail.HeaderText;
import io.github.portalinvites.mail.MailHeader;
import io.github.portalinvites.mail.Mailbox;
import io.github.portalinvites.mail.MessageId;
import io.github.portalinvites.mail.OutgoingMail;
import io.github.portalinvites.mail.Sender;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.function.Supplier;

/** A mail whose bytes come from elsewhere: made beforehand, odd on purpose, or failing. */
public record PreparedMail(OutgoingMail mail, Supplier<byte[]> mime) implements OutgoingMail {

  @Override
  public MessageId messageId() {
    return mail.messageId();
  }

  @Override
  public Sender sender() {
    return mail.sender();
  }

  @Override
  public Mailbox recipient() {
    return mail.recipient();
  }

  @Override
  public HeaderText subject() {
    return mail.subject();
  }

  @Override
  public String text() {
    return mail.text();
  }

  @Override
  public String html() {
    return mail.html();
  }

  @Override
  public List<MailHeader> headers() {
    return mail.headers();
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    out.write(mime.get());
  }
}
