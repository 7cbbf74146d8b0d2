package io.github.portalinvites.mail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * One rendered message to one mailbox. A sender over SMTP takes its MIME bytes; a sender over an
 * HTTP API takes sender, recipient, subject, text and HTML. Each says the same each time it is
 * asked for. Its text and bytes hold the invitation's secrets: never log them.
 */
public interface OutgoingMail {

  MessageId messageId();

  Sender sender();

  Mailbox recipient();

  HeaderText subject();

  /** The plain text part. */
  String text();

  /** The HTML part. */
  String html();

  /** Every header in the order in which {@link #writeTo} writes them, unfolded. */
  List<MailHeader> headers();

  /** Writes the whole message, headers and body, as 7-bit MIME with lines that end in CR LF. */
  void writeTo(OutputStream out) throws IOException;

  /** What {@link #writeTo} writes. */
  default byte[] bytes() {
    var bytes = new ByteArrayOutputStream(8192);
    try {
      writeTo(bytes);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }
}
