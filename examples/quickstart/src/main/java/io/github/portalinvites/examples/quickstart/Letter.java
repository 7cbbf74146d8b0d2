package io.github.portalinvites.examples.quickstart;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A mail as its reader sees it. */
record Letter(List<String> headers, String text, String html) {

  static Letter read(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      var mail = new MimeMessage(null, in);
      var parts = (Multipart) mail.getContent();
      var headers =
          List.of(
              "From     " + shown(mail.getFrom()[0]),
              "To       " + shown(mail.getAllRecipients()[0]),
              "Subject  " + mail.getSubject());
      return new Letter(headers, part(parts, 0), part(parts, 1));
    } catch (MessagingException e) {
      throw new IOException(e);
    }
  }

  private static String part(Multipart parts, int number) throws MessagingException, IOException {
    return parts.getBodyPart(number).getContent().toString();
  }

  private static String shown(Object address) {
    return ((InternetAddress) address).toUnicodeString();
  }
}
