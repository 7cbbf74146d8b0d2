package io.github.portalinvites.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portalinvites.mail.EmailAddress;
import io.github.portalinvites.mail.HeaderText;
import io.github.portalinvites.mail.Sender;
import io.github.portalinvites.testkit.ReceivedMail;
import io.github.portalinvites.testkit.ScriptedSmtpServer;
import io.github.portalinvites.testkit.TestMail;
import jakarta.mail.Header;
import jakarta.mail.internet.InternetAddress;
import java.util.Collections;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** bad-inputs.tsv, area name-subject, up to the bytes that a server receives. */
class MailInjectionTest {

  private final ScriptedSmtpServer server = ScriptedSmtpServer.start();

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bob\r\nBcc: evil@evil.test",
        "Bob\rBcc: evil@evil.test",
        "Bob\n\nBcc: evil@evil.test",
        "Bob\u2028Bcc: x",
        "Bob\u010d\u010aBcc: 1",
        "Bob\u0000\r\n.\r\nMAIL FROM:<evil@evil.test>",
        "Support security@paypal.test",
        "\u202egnp.exe",
        "<a href=https://evil.test>Click to keep your account</a>",
        "null",
        "=HYPERLINK(\"https://evil.test\",\"x\")",
        "=?UTF-8?Q?Bob=0D=0ABcc:_x?=",
        "a,b;c:<d@e>\"\\"
      })
  void aNameOrSubjectStaysInItsHeader(String text) throws Exception {
    var received = deliver(text);
    assertThat(received.recipients()).containsExactly("ann@example.org");
    assertThat(received.header("Bcc")).isNull();
    assertThat(Collections.list(received.mime().getAllHeaders()))
        .extracting(Header::getName)
        .containsExactlyInAnyOrder(
            "Date", "From", "To", "Message-ID", "Subject", "MIME-Version", "Content-Type");
    assertThat(server.commands()).filteredOn(line -> line.startsWith("RCPT")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Support security@paypal.test",
        "a,b;c:<d@e>\"\\",
        "Zo\u00eb \ud83d\ude00",
        "null"
      })
  void aNameIsReadBackAsItWasAndChangesNoAddress(String name) throws Exception {
    var from = (InternetAddress) deliver(name).mime().getFrom()[0];
    assertThat(from.getAddress()).isEqualTo("office@portal.example");
    assertThat(from.getPersonal()).isEqualTo(HeaderText.of(name).value());
  }

  private ReceivedMail deliver(String text) {
    var sender = Sender.of(EmailAddress.parse("office@portal.example")).named(text);
    var mail = TestMail.to("ann@example.org").named(text).from(sender).withSubject(text);
    var settings =
        SmtpSettings.of(server.host(), server.port())
            .security(SmtpSecurity.PLAIN)
            .helloName("tests.example");
    try (var session = SmtpMailSender.connect(settings).open()) {
      session.send(mail);
    }
    assertThat(server.received()).hasSize(1);
    return server.received().get(0);
  }
}
