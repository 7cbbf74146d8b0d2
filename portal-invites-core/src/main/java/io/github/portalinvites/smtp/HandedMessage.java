package io.github.portalinvites.smtp;

import io.github.portalinvites.mail.EmailAddress;
import io.github.portalinvites.mail.OutgoingMail;
import jakarta.mail.Address;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;

/**
 * A mail's own bytes, in the clothes in which Jakarta Mail takes them. It never writes them anew.
 */
final class HandedMessage extends MimeMessage {

  private final byte[] mime;
  private final Address[] from;
  private final Address[] to;

  /** Renders {@code mail}, so that a fault in it shows before a server hears of it. */
  HandedMessage(OutgoingMail mail) {
    super((Session) null);
    mime = mail.bytes();
    from = envelope(mail.sender().from().address());
    to = envelope(mail.recipient().address());
  }

  Address[] to() {
    return to;
  }

  @Override
  public Address[] getFrom() {
    return from;
  }

  @Override
  public void writeTo(OutputStream out, String[] ignoredHeaders) throws IOException {
    out.write(mime);
  }

  @Override
  public void saveChanges() {
    // Would write a Message-ID of its own.
  }

  private static Address[] envelope(EmailAddress address) {
    var mailbox = new InternetAddress();
    mailbox.setAddress(address.deliverable());
    return new Address[] {mailbox};
  }
}
