package io.github.portalinvites.smtp;

import static io.github.portalinvites.testkit.SmtpScriptAnswer.Then.CLOSE;
import static io.github.portalinvites.testkit.SmtpScriptAnswer.close;
import static io.github.portalinvites.testkit.SmtpScriptAnswer.reply;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.portalinvites.mail.EmailAddress;
import io.github.portalinvites.mail.MailSession;
import io.github.portalinvites.mail.SendResult.AddressRefused;
import io.github.portalinvites.mail.SendResult.InDoubt;
import io.github.portalinvites.mail.SendResult.RelayTrouble;
import io.github.portalinvites.mail.SendResult.Sent;
import io.github.portalinvites.mail.Sender;
import io.github.portalinvites.testkit.PreparedMail;
import io.github.portalinvites.testkit.ReceivedMail;
import io.github.portalinvites.testkit.ScriptedSmtpServer;
import io.github.portalinvites.testkit.SmtpStep;
import io.github.portalinvites.testkit.TestMail;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SmtpMailSessionTest {

  private final ScriptedSmtpServer server = ScriptedSmtpServer.start();
  private final TestMail mail = TestMail.to("ann@example.org");

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void handsOverTheMailsOwnBytes() {
    var bytes = mail.bytes();
    try (var session = open()) {
      session.send(new PreparedMail(mail, () -> bytes));
    }
    assertThat(only().text()).isEqualTo(new String(bytes, StandardCharsets.ISO_8859_1));
    assertThat(only().header("Message-ID")).isEqualTo("<test@portal.example>");
  }

  @Test
  void linesThatBeginWithADotArriveAsTheyAre() {
    var bytes =
        "Subject: dots\r\n\r\n.\r\n..two\r\n.hidden\r\n".getBytes(StandardCharsets.US_ASCII);
    try (var session = open()) {
      session.send(new PreparedMail(mail, () -> bytes));
    }
    assertThat(only().text()).isEqualTo(new String(bytes, StandardCharsets.US_ASCII));
  }

  @Test
  void theEnvelopeIsTheSendersAndTheRecipientsAddress() {
    var sender =
        Sender.of(EmailAddress.parse("Office@b\u00fccher.example"))
            .named("Office")
            .replyingTo(EmailAddress.parse("desk@portal.example"));
    try (var session = open()) {
      session.send(TestMail.to("Ann@Example.ORG").from(sender));
    }
    assertThat(only().from()).isEqualTo("Office@xn--bcher-kva.example");
    assertThat(only().recipients()).containsExactly("Ann@Example.ORG");
  }

  @Test
  void keepsOneConnection() {
    try (var session = open()) {
      for (int i = 0; i < 5; i++) {
        assertThat(session.send(mail)).isInstanceOf(Sent.class);
      }
    }
    assertThat(server.connections()).isEqualTo(1);
    assertThat(server.commands()).filteredOn(command -> command.startsWith("EHLO")).hasSize(1);
    assertThat(server.commands()).doesNotContain("NOOP");
  }

  @Test
  void aRefusalDoesNotEndTheConnection() {
    server.onRcpt(address -> address.startsWith("gone") ? "550 5.1.1 no such user" : null);
    try (var session = open()) {
      assertThat(session.send(TestMail.to("gone@example.org"))).isInstanceOf(AddressRefused.class);
      assertThat(session.send(mail)).isInstanceOf(Sent.class);
    }
    assertThat(server.connections()).isEqualTo(1);
    assertThat(only().recipient()).isEqualTo("ann@example.org");
  }

  @Test
  void aRefusalCountsEvenIfTheServerThenHangsUp() {
    server.onRcpt("550 5.1.1 no such user").on(SmtpStep.RSET, close());
    try (var session = open()) {
      assertThat(session.send(mail)).isInstanceOf(AddressRefused.class);
      server.acceptEverything();
      assertThat(session.send(mail)).isInstanceOf(Sent.class);
    }
    assertThat(server.connections()).isEqualTo(2);
  }

  @Test
  void sentStaysSentHoweverTheConnectionEnds() {
    server.on(SmtpStep.MESSAGE, reply("250 2.0.0 queued").then(CLOSE)).on(SmtpStep.QUIT, close());
    var session = open();
    assertThat(session.send(mail)).isInstanceOf(Sent.class);
    session.close();
    session.close();
    assertThat(server.received()).hasSize(1);
  }

  @Test
  void aConnectionThatTheServerLeftIsMadeAnewWithoutAWord() {
    try (var session = open()) {
      session.send(mail);
      server.hangUp();
      assertThat(session.send(mail)).isInstanceOf(Sent.class);
    }
    assertThat(server.received()).hasSize(2);
    assertThat(server.connections()).isEqualTo(2);
  }

  @Test
  void aServerThatTellsItIsLeavingIsAskedOnceMore() {
    try (var session = open()) {
      session.send(mail);
      server.onMail("421 4.4.2 idle too long");
      assertThat(session.send(mail)).isInstanceOf(RelayTrouble.class);
    }
    assertThat(server.connections()).isEqualTo(2);
  }

  @Test
  void aMessageInDoubtIsNotSentAgain() {
    server.on(SmtpStep.MESSAGE, close());
    try (var session = open()) {
      assertThat(session.send(mail)).isInstanceOf(InDoubt.class);
    }
    assertThat(server.arrived()).hasSize(1);
  }

  @Test
  void theSessionRecoversFromAServerThatWasAway() {
    var gone = ScriptedSmtpServer.start();
    gone.close();
    try (var session = SmtpMailSender.connect(plain(gone)).open()) {
      assertThat(session.send(mail)).isInstanceOf(RelayTrouble.class);
      assertThat(session.send(mail)).isInstanceOf(RelayTrouble.class);
    }
  }

  @Test
  void anUnknownHostIsTrouble() {
    var settings =
        SmtpSettings.of("no..such.invalid", 25).timeouts(SmtpTimeouts.each(Duration.ofSeconds(5)));
    assertThat(SmtpMailSender.connect(settings).open().send(mail)).isInstanceOf(RelayTrouble.class);
  }

  @Test
  void aConnectionCarriesNoMoreThanItsLimit() {
    var limited = plain(server).limits(new ConnectionLimits(2, Duration.ofMinutes(1)));
    try (var session = SmtpMailSender.connect(limited).open()) {
      for (int i = 0; i < 5; i++) {
        session.send(mail);
      }
    }
    assertThat(server.connections()).isEqualTo(3);
    assertThat(server.received()).hasSize(5);
  }

  @Test
  void aConnectionGrowsNoOlderThanItsLimit() {
    var limited = plain(server).limits(new ConnectionLimits(100, Duration.ofNanos(1)));
    try (var session = SmtpMailSender.connect(limited).open()) {
      session.send(mail);
      session.send(mail);
    }
    assertThat(server.connections()).isEqualTo(2);
  }

  @Test
  void aMailThatCannotBeRenderedIsABugAndReachesNobody() {
    var broken =
        new PreparedMail(
            mail,
            () -> {
              throw new IllegalStateException("broken template");
            });
    try (var session = open()) {
      session.send(mail);
      assertThatThrownBy(() -> session.send(broken)).hasMessage("broken template");
      assertThat(session.send(mail)).isInstanceOf(Sent.class);
    }
    assertThat(server.received()).hasSize(2);
  }

  @Test
  void introducesItselfAsTold() {
    try (var session = SmtpMailSender.connect(plain(server).helloName("billing.example")).open()) {
      session.send(mail);
    }
    assertThat(server.commands()).startsWith("EHLO billing.example");
  }

  private MailSession open() {
    return SmtpMailSender.connect(plain(server)).open();
  }

  private static SmtpSettings plain(ScriptedSmtpServer server) {
    return SmtpSettings.of(server.host(), server.port())
        .security(SmtpSecurity.PLAIN)
        .helloName("tests.example")
        .timeouts(SmtpTimeouts.each(Duration.ofSeconds(10)));
  }

  private ReceivedMail only() {
    assertThat(server.received()).hasSize(1);
    return server.received().get(0);
  }
}
