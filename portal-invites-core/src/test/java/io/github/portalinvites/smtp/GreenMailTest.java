package io.github.portalinvites.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.github.portalinvites.mail.SendResult;
import io.github.portalinvites.mail.SendResult.RelayRefused;
import io.github.portalinvites.mail.SendResult.Sent;
import io.github.portalinvites.testkit.TestMail;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.Multipart;
import jakarta.mail.internet.InternetAddress;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A real conversation, with AUTH, and what a mail reader then finds in the mailbox. */
class GreenMailTest {

  private final GreenMail server =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

  @BeforeEach
  void start() {
    server.setUser("office@portal.example", "office", "secret");
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void whatIsReceivedIsWhatWasMeant() throws Exception {
    var mail =
        TestMail.to("zoe@example.org")
            .named("Zo\u00eb O'Neil, \"jr\"")
            .withSubject("Gr\u00fc\u00dfe \u2013 " + "ein langer Betreff ".repeat(8))
            .saying("Sch\u00f6n: =3D .\r\n.\r\n..\r\n" + "x".repeat(2000));
    assertThat(send(mail, "secret")).isInstanceOf(Sent.class);

    var received = server.getReceivedMessages()[0];
    assertThat(received.getSubject()).isEqualTo(mail.subject().value());
    assertThat(received.getMessageID()).isEqualTo("<test@portal.example>");
    assertThat(received.getRecipients(RecipientType.TO))
        .containsExactly(new InternetAddress("zoe@example.org", "Zo\u00eb O'Neil, \"jr\""));
    assertThat(((Multipart) received.getContent()).getBodyPart(0).getContent())
        .isEqualTo(mail.text());
  }

  @Test
  void aWrongPasswordPausesTheRun() {
    assertThat(send(TestMail.to("ann@example.org"), "wrong")).isInstanceOf(RelayRefused.class);
    assertThat(server.getReceivedMessages()).isEmpty();
  }

  private SendResult send(TestMail mail, String password) {
    var settings =
        SmtpSettings.of("127.0.0.1", server.getSmtp().getPort())
            .security(SmtpSecurity.PLAIN)
            .helloName("tests.example")
            .login("office", password)
            .timeouts(SmtpTimeouts.each(Duration.ofSeconds(20)));
    try (var session = SmtpMailSender.connect(settings).open()) {
      return session.send(mail);
    }
  }
}
