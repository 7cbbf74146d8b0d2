package io.github.portalinvites.testkit;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A mail as a server got it: the envelope and what was sent, without the stuffed dots and the final
 * one.
 *
 * @param text what was sent, one character for each byte
 */
public record ReceivedMail(String from, List<String> recipients, String text) {

  public String recipient() {
    return recipients.get(0);
  }

  public byte[] bytes() {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  public MimeMessage mime() {
    try {
      return new MimeMessage((Session) null, new ByteArrayInputStream(bytes()));
    } catch (MessagingException broken) {
      throw new IllegalStateException(broken);
    }
  }

  /** The plain text part. */
  public String plain() {
    try {
      return ((Multipart) mime().getContent()).getBodyPart(0).getContent().toString();
    } catch (IOException | MessagingException broken) {
      throw new IllegalStateException(broken);
    }
  }

  /** The one value of a header; null if there is none. */
  public String header(String name) {
    try {
      return mime().getHeader(name, null);
    } catch (MessagingException broken) {
      throw new IllegalStateException(broken);
    }
  }
}
