package io.github.portalinvites.testkit;

import io.github.portalinvites.mail.EmailAddress;
import io.github.portalinvites.mail.HeaderText;
import io.github.portalinvites.mail.MailHeader;
import io.github.portalinvites.mail.Mailbox;
import io.github.portalinvites.mail.MessageId;
import io.github.portalinvites.mail.OutgoingMail;
import io.github.portalinvites.mail.Sender;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Collections;
import java.util.Date;
import java.util.List;

/** A mail to send in tests. What a test does not say is filled in. */
public record TestMail(
    MessageId messageId,
    Sender sender,
    Mailbox recipient,
    HeaderText subject,
    String text,
    String html)
    implements OutgoingMail {

  public static TestMail to(String address) {
    return new TestMail(
        MessageId.of("test", "portal.example"),
        Sender.of(EmailAddress.parse("office@portal.example")).named("The office"),
        Mailbox.of(EmailAddress.parse(address)),
        HeaderText.of("Your portal"),
        "Here is a link to our customer portal.",
        "<p>Here is a link to our customer portal.</p>");
  }

  public TestMail withId(String left) {
    return new TestMail(
        MessageId.of(left, "portal.example"), sender, recipient, subject, text, html);
  }

  public TestMail from(Sender other) {
    return new TestMail(messageId, other, recipient, subject, text, html);
  }

  public TestMail named(String name) {
    return new TestMail(messageId, sender, recipient.named(name), subject, text, html);
  }

  public TestMail withSubject(String words) {
    return new TestMail(messageId, sender, recipient, HeaderText.of(words), text, html);
  }

  public TestMail saying(String words) {
    return new TestMail(messageId, sender, recipient, subject, words, "<p>" + words + "</p>");
  }

  @Override
  public List<MailHeader> headers() {
    try {
      return Collections.list(mime().getAllHeaders()).stream()
          .map(header -> new MailHeader(header.getName(), header.getValue().replaceAll("\r\n", "")))
          .toList();
    } catch (MessagingException | IOException broken) {
      throw new IllegalStateException(broken);
    }
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    try {
      mime().writeTo(out);
    } catch (MessagingException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private MimeMessage mime() throws MessagingException, IOException {
    var message = new MimeMessage((Session) null);
    message.setFrom(address(sender.from()));
    message.setRecipient(RecipientType.TO, address(recipient));
    message.setSubject(subject.value(), "UTF-8");
    message.setSentDate(Date.from(Instant.parse("2026-11-22T12:00:00Z")));
    message.setContent(alternatives());
    message.saveChanges();
    message.setHeader("Message-ID", messageId.value());
    return message;
  }

  private MimeMultipart alternatives() throws MessagingException {
    var plain = new MimeBodyPart();
    plain.setText(text, "UTF-8", "plain");
    var rich = new MimeBodyPart();
    rich.setText(html, "UTF-8", "html");
    return new SteadyMultipart(plain, rich);
  }

  private static InternetAddress address(Mailbox mailbox) throws IOException {
    var address = new InternetAddress();
    address.setAddress(mailbox.address().deliverable());
    if (mailbox.name() != null) {
      address.setPersonal(mailbox.name().value(), "UTF-8");
    }
    return address;
  }

  /** With the same boundary each time, as a mail says the same each time. */
  private static final class SteadyMultipart extends MimeMultipart {

    SteadyMultipart(MimeBodyPart plain, MimeBodyPart rich) throws MessagingException {
      super("alternative", plain, rich);
      contentType = "multipart/alternative; boundary=\"=_test\"";
    }
  }
}
