package io.github.portalinvites.internal.template;

import static io.github.portalinvites.template.CredentialPolicy.BOTH;

import io.github.portalinvites.internal.template.MergeValues.Access;
import io.github.portalinvites.internal.template.MergeValues.Accounts;
import io.github.portalinvites.internal.template.MergeValues.Expiry;
import io.github.portalinvites.mail.EmailAddress;
import io.github.portalinvites.mail.MessageId;
import io.github.portalinvites.mail.OutgoingMail;
import io.github.portalinvites.mail.Sender;
import io.github.portalinvites.template.CredentialPolicy;
import io.github.portalinvites.template.TemplateContent;
import io.github.portalinvites.template.TemplateId;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Builds one message for a test, and reads it back as a mail reader would. */
record Letter(
    TemplateContent content,
    Locale locale,
    CredentialPolicy policy,
    Sender sender,
    String contactName,
    @Nullable String password,
    ZoneId zone) {

  static final String LINK = "https://portal.example/in?a=1&invitation=pi1_x";
  static final String PASSWORD = "6PXW-J2R3-AF0J-E51H-70R4-HQ5H";
  static final MessageId ID = MessageId.of("pi.r7.1", "bugs.example");
  static final Instant NOW = Instant.parse("2026-03-01T10:15:30Z");
  static final Instant EXPIRES = Instant.parse("2026-03-31T13:30:00Z");

  static Letter of(String subject, String text) {
    return of(TemplateContent.of(subject, text));
  }

  static Letter of(TemplateContent content) {
    return new Letter(
        content,
        Locale.ENGLISH,
        BOTH,
        Sender.of(EmailAddress.parse("houston@bugs.example")).named("Bug Busters Houston"),
        "Ann Lee",
        PASSWORD,
        ZoneId.of("America/Chicago"));
  }

  static Letter text(String text) {
    return of("Hello", text);
  }

  static Letter html(String html) {
    return of(TemplateContent.of("Hello", "[CustomerPortalLink]").html(html));
  }

  /** What the library sends if nobody wrote a template. */
  static Letter builtIn(Locale locale, CredentialPolicy policy) {
    return builtIn(TemplateId.BUILT_IN, locale, policy);
  }

  /** What one of the library's invitations says. */
  static Letter builtIn(TemplateId template, Locale locale, CredentialPolicy policy) {
    var builtIn = BuiltInTemplate.invitation(template, policy).orElseThrow();
    return of(builtIn.contents().get(locale))
        .policy(policy)
        .locale(locale)
        .password(policy.mailsPassword() ? PASSWORD : null);
  }

  /** What tells somebody with a login of changed access. */
  static Letter notice(Locale locale, TemplateId template) {
    var builtIn = BuiltInTemplate.find(template, CredentialPolicy.LINK).orElseThrow();
    return of(builtIn.contents().get(locale))
        .policy(CredentialPolicy.LINK)
        .locale(locale)
        .password(null);
  }

  Letter locale(Locale value) {
    return new Letter(content, value, policy, sender, contactName, password, zone);
  }

  Letter policy(CredentialPolicy value) {
    return new Letter(content, locale, value, sender, contactName, password, zone);
  }

  Letter sender(Sender value) {
    return new Letter(content, locale, policy, value, contactName, password, zone);
  }

  Letter contactName(String value) {
    return new Letter(content, locale, policy, sender, value, password, zone);
  }

  Letter password(@Nullable String value) {
    return new Letter(content, locale, policy, sender, contactName, value, zone);
  }

  Letter zone(String value) {
    return new Letter(content, locale, policy, sender, contactName, password, ZoneId.of(value));
  }

  CompiledTemplate compile() {
    return CompiledTemplate.compile(content, locale, policy, sender);
  }

  MergeValues values() {
    return new MergeValues(
        contactName,
        "Ann",
        "ann@lee.example",
        new Access(URI.create(LINK), password),
        new Accounts(List.of("48977", "50011"), List.of("Lee & Sons", "Lee \"West\"")),
        "Bug Busters <Houston>",
        new Expiry(EXPIRES, zone));
  }

  OutgoingMail mail() {
    return compile().compose(values(), EmailAddress.parse("ann@lee.example"), ID, NOW);
  }

  MimeMessage message() {
    return parse(mail().bytes());
  }

  String bodyText() {
    return part(0);
  }

  String bodyHtml() {
    return part(1);
  }

  private String part(int number) {
    try {
      return (String) bodyPart(message(), number).getContent();
    } catch (MessagingException | IOException e) {
      throw new AssertionError(e);
    }
  }

  static BodyPart bodyPart(MimeMessage message, int number) {
    try {
      return ((MimeMultipart) message.getContent()).getBodyPart(number);
    } catch (MessagingException | IOException e) {
      throw new AssertionError(e);
    }
  }

  static MimeMessage parse(byte[] mail) {
    try {
      return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(mail));
    } catch (MessagingException e) {
      throw new AssertionError(e);
    }
  }
}
