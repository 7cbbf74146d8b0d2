package io.github.portalinvites.internal.template;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.portalinvites.mail.EmailAddress;
import io.github.portalinvites.mail.MailHeader;
import io.github.portalinvites.mail.Sender;
import io.github.portalinvites.template.CredentialPolicy;
import io.github.portalinvites.template.MergeField;
import io.github.portalinvites.template.TemplateContent;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ComposedMailTest {

  @Test
  void isTextAndHtmlOfWhichAReaderShowsOne() throws MessagingException, IOException {
    var message = Letter.builtIn(Locale.ENGLISH, CredentialPolicy.BOTH).message();
    assertThat(message.getContentType()).startsWith("multipart/alternative;");
    assertThat(((MimeMultipart) message.getContent()).getCount()).isEqualTo(2);
    assertThat(Letter.bodyPart(message, 0).getContentType()).isEqualTo("text/plain; charset=UTF-8");
    assertThat(Letter.bodyPart(message, 1).getContentType()).isEqualTo("text/html; charset=UTF-8");
  }

  @Test
  void saysWhoWhatAndWhen() throws MessagingException {
    var sender =
        Sender.of(EmailAddress.parse("no-reply@b\u00fccher.example"))
            .named("Gr\u00fcn & S\u00f6hne \u2013 Sch\u00e4dlingsbek\u00e4mpfung in Z\u00fcrich")
            .replyingTo(EmailAddress.parse("help@x.example"));
    var message = Letter.text("[CustomerPortalLink]").sender(sender).message();
    var from = (InternetAddress) message.getFrom()[0];
    assertThat(from.getAddress()).isEqualTo("no-reply@xn--bcher-kva.example");
    assertThat(from.getPersonal()).isEqualTo(String.valueOf(sender.from().name()));
    assertThat(message.getReplyTo()).containsExactly(new InternetAddress("help@x.example"));
    assertThat(message.getSentDate().toInstant()).isEqualTo(Instant.parse("2026-03-01T10:15:30Z"));
    assertThat(message.getMessageID()).isEqualTo("<pi.r7.1@bugs.example>");
    assertThat(message.getHeader("MIME-Version")).containsExactly("1.0");
    assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(message.getHeader("Content-Language")).containsExactly("en");
  }

  @Test
  void aRepeatedMessageIsTheSame() {
    var letter = Letter.text("[CustomerPortalLink]");
    assertThat(letter.mail().bytes()).isEqualTo(letter.mail().bytes());
    assertThat(letter.mail().messageId()).isEqualTo(letter.mail().messageId());
  }

  @Test
  void headersAreThoseThatAreWritten() throws IOException, MessagingException {
    var letter = Letter.builtIn(Locale.GERMAN, CredentialPolicy.BOTH).contactName("Zo\u00eb");
    var message = letter.message();
    for (var header : letter.mail().headers()) {
      assertThat(MimeUtility.unfold(message.getHeader(header.name(), null)))
          .isEqualTo(header.value());
    }
    assertThat(letter.mail().headers())
        .extracting(MailHeader::name)
        .doesNotHaveDuplicates()
        .contains("From", "To", "Subject", "Date", "Message-ID");
  }

  @Test
  void theStringsSayWhatTheBytesSay() {
    var letter = Letter.builtIn(Locale.GERMAN, CredentialPolicy.BOTH).contactName("Zo\u00eb & <b>");
    assertThat(letter.mail().text()).isEqualTo(unix(letter.bodyText()));
    assertThat(letter.mail().html()).isEqualTo(unix(letter.bodyHtml()));
    assertThat(letter.mail().subject().value()).isEqualTo("Ihre Einladung in unser Kundenportal");
  }

  @ParameterizedTest
  @EnumSource(CredentialPolicy.class)
  void linesAreShortAsciiAndEndProperly(CredentialPolicy policy) {
    var letter = Letter.builtIn(Locale.GERMAN, policy).contactName("\ud83d\ude00".repeat(200));
    var mail = new String(letter.mail().bytes(), US_ASCII);
    assertThat(mail.split("\r\n", -1))
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(78).matches("[ -~\t]*"));
    assertThat(mail).endsWith("--\r\n");
  }

  @Test
  void valuesAreEscapedWhereTheyStand() {
    var letter =
        Letter.of(
            TemplateContent.of(
                "[DivisionName] [AccountNumber]",
                "[AccountName] [DivisionName]\n[CustomerPortalLink]"));
    assertThat(letter.bodyText()).startsWith("Lee & Sons, Lee \"West\" Bug Busters <Houston>\r\n");
    assertThat(letter.bodyHtml())
        .contains("Lee &amp; Sons, Lee &quot;West&quot; Bug Busters &lt;Houston&gt;")
        .contains("href=\"https://portal.example/in?a=1&amp;invitation=pi1_x\"");
    assertThat(letter.mail().subject()).hasToString("Bug Busters <Houston> 48977, 50011");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | America/Chicago | March 31, 2026, 8:30 AM CDT",
        "de | Europe/Berlin | 31. M\u00e4rz 2026, 15:30 MESZ",
        "en | UTC | March 31, 2026, 1:30 PM UTC"
      })
  void expiryIsToldInTheReadersZoneAndLanguage(String locale, String zone, String expected) {
    var letter =
        Letter.text("[ExpiresOn]\n[CustomerPortalLink]")
            .locale(Locale.forLanguageTag(locale))
            .zone(zone);
    assertThat(letter.bodyText().replace('\u202f', ' ')).startsWith(expected + "\r\n");
  }

  @Test
  void theLibrarysOwnWordsAreEnglishWhereTheLanguageIsUnknown() {
    var letter = Letter.text("[CustomerPortalLink]").locale(Locale.forLanguageTag("ar"));
    assertThat(letter.bodyHtml())
        .contains("<html lang=\"ar\" dir=\"rtl\">")
        .contains("Open the customer portal");
  }

  @Test
  void tellsWhatWouldBeBlank() {
    var letter = Letter.text("[ContactName] [TemporaryPassword]\n[CustomerPortalLink]");
    var blank = letter.contactName(" \u202e").password(null);
    assertThat(letter.compile().blank(letter.values())).isEmpty();
    assertThat(blank.compile().blank(blank.values()))
        .containsExactlyInAnyOrder(MergeField.CONTACT_NAME, MergeField.TEMPORARY_PASSWORD);
  }

  @Test
  void anEditorsDocumentIsSentAsItIs() {
    var html = "<html><body style=\"x\">[ContactName] [CustomerPortalLink]</body></html>";
    assertThat(Letter.html(html).bodyHtml()).startsWith("<html><body style=\"x\">Ann Lee <table");
    assertThat(Letter.html("<b>[ContactName]</b>[CustomerPortalLink]").bodyHtml())
        .startsWith("<!DOCTYPE html>")
        .contains("<b>Ann Lee</b><table");
  }

  @Test
  void neitherMailNorValuesShowASecret() {
    var letter = Letter.text("[CustomerPortalLink]");
    assertThat(letter.mail()).hasToString("<pi.r7.1@bugs.example> to a***@lee.example");
    assertThat(letter.values().toString()).doesNotContain("pi1_").doesNotContain(Letter.PASSWORD);
  }

  private static String unix(String text) {
    return text.replace("\r\n", "\n") + "\n";
  }
}
