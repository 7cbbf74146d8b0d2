package io.github.portalinvites.smtp;

import static io.github.portalinvites.smtp.SmtpSecurity.IMPLICIT_TLS;
import static io.github.portalinvites.smtp.SmtpSecurity.STARTTLS_REQUIRED;
import static io.github.portalinvites.testkit.SmtpScriptAnswer.close;
import static io.github.portalinvites.testkit.SmtpScriptAnswer.forEver;
import static io.github.portalinvites.testkit.SmtpScriptAnswer.raw;
import static io.github.portalinvites.testkit.SmtpScriptAnswer.reply;
import static io.github.portalinvites.testkit.SmtpScriptAnswer.silence;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.portalinvites.mail.SendResult;
import io.github.portalinvites.mail.SendResult.AddressRefused;
import io.github.portalinvites.mail.SendResult.InDoubt;
import io.github.portalinvites.mail.SendResult.RelayRefused;
import io.github.portalinvites.mail.SendResult.RelayTrouble;
import io.github.portalinvites.mail.SendResult.RetryLater;
import io.github.portalinvites.mail.SendResult.Sent;
import io.github.portalinvites.testkit.ScriptedSmtpServer;
import io.github.portalinvites.testkit.SmtpScriptAnswer;
import io.github.portalinvites.testkit.SmtpStep;
import io.github.portalinvites.testkit.TestCertificate;
import io.github.portalinvites.testkit.TestMail;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.server.SMTPServer;

class SmtpTlsTest {

  private static final TestCertificate OURS = TestCertificate.naming("dns:localhost,ip:127.0.0.1");
  private static final TestCertificate ANOTHERS =
      TestCertificate.naming("dns:mail.elsewhere.example");

  private final ScriptedSmtpServer server = ScriptedSmtpServer.start().offering("AUTH PLAIN");
  private final TestMail mail = TestMail.to("ann@example.org");

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @EnumSource(names = {"STARTTLS_REQUIRED", "IMPLICIT_TLS"})
  void sendsOverTls(SmtpSecurity security) {
    assertThat(send(security, OURS, OURS.client())).isInstanceOf(Sent.class);
    assertThat(server.received()).hasSize(1);
  }

  @Test
  void logsInOnlyBehindStartTls() {
    send(STARTTLS_REQUIRED, OURS, OURS.client());
    assertThat(server.commands())
        .extracting(line -> line.split(" ", 2)[0])
        .startsWith("EHLO", "STARTTLS", "EHLO", "AUTH", "MAIL");
  }

  @Test
  void withoutStartTlsNothingIsSent() {
    var result = open(STARTTLS_REQUIRED, OURS.client());
    assertThat(result).isInstanceOf(RelayRefused.class);
    assertThat(result.reply().text()).contains("STARTTLS");
    assertNothingWasTold();
  }

  static Stream<SmtpScriptAnswer> refusals() {
    return Stream.of(
        reply("454 4.7.0 TLS not available"), reply("500 what"), reply("502 5.5.1 no"));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void startTlsRefusedIsNotSentPlain(SmtpScriptAnswer refusal) {
    server.on(SmtpStep.STARTTLS, refusal);
    assertThat(send(STARTTLS_REQUIRED, OURS, OURS.client())).isInstanceOf(RelayRefused.class);
    assertNothingWasTold();
  }

  static Stream<SmtpScriptAnswer> troubles() {
    return Stream.of(
        reply("421 busy"),
        close(),
        silence(),
        raw("?\r\n"),
        forEver("220-"),
        reply("220 go").then(SmtpScriptAnswer.Then.CLOSE));
  }

  @ParameterizedTest
  @MethodSource("troubles")
  void startTlsCutShortIsTrouble(SmtpScriptAnswer answer) {
    server.on(SmtpStep.STARTTLS, answer);
    assertThat(send(STARTTLS_REQUIRED, OURS, OURS.client())).isInstanceOf(RelayTrouble.class);
    assertNothingWasTold();
  }

  @Test
  void aServerThatAgreesAndSpeaksNoTlsIsRefused() {
    server.offering("STARTTLS").on(SmtpStep.STARTTLS, forEver("220 go ahead\r\n"));
    assertThat(open(STARTTLS_REQUIRED, OURS.client())).isInstanceOf(RelayRefused.class);
    assertNothingWasTold();
  }

  @ParameterizedTest
  @EnumSource(names = {"STARTTLS_REQUIRED", "IMPLICIT_TLS"})
  void aCertificateOfAnUnknownIsRefused(SmtpSecurity security) throws Exception {
    assertThat(send(security, OURS, SSLContext.getDefault())).isInstanceOf(RelayRefused.class);
    assertNothingWasTold();
  }

  @ParameterizedTest
  @EnumSource(names = {"STARTTLS_REQUIRED", "IMPLICIT_TLS"})
  void aCertificateInAnotherNameIsRefused(SmtpSecurity security) {
    assertThat(send(security, ANOTHERS, ANOTHERS.client())).isInstanceOf(RelayRefused.class);
    assertNothingWasTold();
  }

  @ParameterizedTest
  @EnumSource(names = {"STARTTLS_REQUIRED", "IMPLICIT_TLS"})
  void answersMeanTheSameBehindTls(SmtpSecurity security) {
    server.onRcpt("550 5.1.1 no such user");
    assertThat(send(security, OURS, OURS.client())).isInstanceOf(AddressRefused.class);
    server.acceptEverything().on(SmtpStep.MESSAGE, close());
    assertThat(open(security, OURS.client())).isInstanceOf(InDoubt.class);
    server.on(SmtpStep.MESSAGE, reply("554 no").then(SmtpScriptAnswer.Then.CLOSE));
    assertThat(open(security, OURS.client())).isInstanceOf(SendResult.MessageRefused.class);
  }

  @ParameterizedTest
  @EnumSource(names = {"STARTTLS_REQUIRED", "IMPLICIT_TLS"})
  void anEndlessReplyEndsBehindTlsToo(SmtpSecurity security) {
    server.on(SmtpStep.RCPT, forEver("250-more\r\n"));
    assertThat(send(security, OURS, OURS.client())).isInstanceOf(RetryLater.class);
  }

  @Test
  void anImplicitTlsPortThatSpeaksPlainIsRefused() {
    assertThat(open(IMPLICIT_TLS, OURS.client())).isInstanceOf(RelayRefused.class);
  }

  @Test
  void sendsToAServerThatIsNotOurs() {
    var logins = new CopyOnWriteArrayList<String>();
    var subetha =
        SMTPServer.port(0)
            .bindAddress(InetAddress.getLoopbackAddress())
            .requireTLS()
            .startTlsSocketFactory(OURS.server())
            .requireAuth()
            .authenticationHandlerFactory(
                new EasyAuthenticationHandlerFactory(
                    (user, password, context) -> logins.add(user + ":" + password)))
            .build();
    subetha.start();
    var settings = settings(STARTTLS_REQUIRED, subetha.getPortAllocated(), OURS.client());
    try (var session = SmtpMailSender.connect(settings).open()) {
      assertThat(session.send(mail)).isInstanceOf(Sent.class);
      assertThat(session.send(mail)).isInstanceOf(Sent.class);
    } finally {
      subetha.stop();
    }
    assertThat(logins).containsExactly("office:secret");
  }

  private SendResult send(SmtpSecurity security, TestCertificate shown, SSLContext trusted) {
    if (security == IMPLICIT_TLS) {
      server.withImplicitTls(shown.server());
    } else {
      server.withStartTls(shown.server());
    }
    return open(security, trusted);
  }

  private SendResult open(SmtpSecurity security, SSLContext trusted) {
    try (var session = SmtpMailSender.connect(settings(security, server.port(), trusted)).open()) {
      return session.send(mail);
    }
  }

  private static SmtpSettings settings(SmtpSecurity security, int port, SSLContext trusted) {
    var settings =
        SmtpSettings.of("localhost", port)
            .security(security)
            .trusting(trusted)
            .helloName("tests.example")
            .timeouts(SmtpTimeouts.each(Duration.ofSeconds(2)));
    return settings.login("office", "secret");
  }

  private void assertNothingWasTold() {
    assertThat(server.commands())
        .noneMatch(line -> line.startsWith("MAIL") || line.startsWith("AUTH"));
  }
}
