package io.github.portalinvites.smtp;

import static io.github.portalinvites.testkit.SmtpScriptAnswer.forEver;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.portalinvites.mail.SendResult;
import io.github.portalinvites.mail.SendResult.RelayRefused;
import io.github.portalinvites.mail.SendResult.RetryLater;
import io.github.portalinvites.mail.SendResult.Sent;
import io.github.portalinvites.testkit.ScriptedSmtpServer;
import io.github.portalinvites.testkit.SmtpStep;
import io.github.portalinvites.testkit.TestCertificate;
import io.github.portalinvites.testkit.TestMail;
import jakarta.mail.Authenticator;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import java.util.Properties;
import javax.net.SocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostSessionTest {

  private final ScriptedSmtpServer server = ScriptedSmtpServer.start();
  private final Properties properties = properties("smtp");

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void sendsAsTheSessionSays() {
    assertThat(send(Session.getInstance(properties))).isInstanceOf(Sent.class);
    assertThat(server.commands()).startsWith("EHLO host.example");
  }

  @Test
  void isKnownByItsServer() {
    var server = "%s:%s".formatted(named("host"), named("port"));
    assertThat(SmtpMailSender.over(Session.getInstance(properties)).name()).isEqualTo(server);
    assertThat(SmtpMailSender.connect("smtp.example.com", 587).name())
        .isEqualTo("smtp.example.com:587");
  }

  private String named(String property) {
    return properties.getProperty("mail.smtp." + property);
  }

  @Test
  void leavesTheSessionAsItIs() {
    var before = properties.clone();
    send(Session.getInstance(properties));
    assertThat(properties).isEqualTo(before);
  }

  @Test
  void heedsInheritedProperties() {
    assertThat(send(Session.getInstance(new Properties(properties)))).isInstanceOf(Sent.class);
  }

  @Test
  void asksTheHostsAuthenticator() {
    server.offering("AUTH PLAIN");
    properties.setProperty("mail.smtp.auth", "true");
    assertThat(send(Session.getInstance(properties, knowing("office", "secret"))))
        .isInstanceOf(Sent.class);
    assertThat(server.commands()).contains("AUTH PLAIN b2ZmaWNlAG9mZmljZQBzZWNyZXQ=");
  }

  @Test
  void doesNotSendWithoutTheLoginThatIsSet() {
    properties.setProperty("mail.smtp.auth", "true");
    assertThat(send(Session.getInstance(properties, knowing("office", "secret"))))
        .isInstanceOf(RelayRefused.class);
    assertThat(server.arrived()).isEmpty();
  }

  @Test
  void startTlsThatIsOnlyEnabledIsRequired() {
    properties.setProperty("mail.smtp.starttls.enable", "true");
    assertThat(send(Session.getInstance(properties))).isInstanceOf(RelayRefused.class);
    assertThat(server.arrived()).isEmpty();
  }

  @Test
  void anEndlessReplyEndsBehindItsOwnTls() {
    var certificate = TestCertificate.naming("ip:127.0.0.1");
    server.withImplicitTls(certificate.server()).on(SmtpStep.MAIL, forEver("250-more\r\n"));
    var secure = properties("smtps");
    secure.put("mail.smtps.ssl.socketFactory", certificate.client().getSocketFactory());
    assertThat(send(Session.getInstance(secure))).isInstanceOf(RetryLater.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"connectiontimeout", "timeout", "writetimeout"})
  void refusesToWaitForEver(String timeout) {
    properties.remove("mail.smtp." + timeout);
    assertRefusedNaming("mail.smtp." + timeout);
    properties.setProperty("mail.smtp." + timeout, "0");
    assertRefusedNaming("mail.smtp." + timeout);
    properties.setProperty("mail.smtp." + timeout, "soon");
    assertRefusedNaming("mail.smtp." + timeout);
  }

  @Test
  void takesTimeoutsAsNumbersToo() {
    properties.put("mail.smtp.timeout", 10_000);
    assertThat(send(Session.getInstance(properties))).isInstanceOf(Sent.class);
  }

  @Test
  void refusesSocketsThatItCannotGuard() {
    properties.put("mail.smtp.socketFactory", SocketFactory.getDefault());
    assertRefusedNaming("mail.smtp.socketFactory");
  }

  @Test
  void refusesAnotherProtocol() {
    properties.setProperty("mail.transport.protocol", "pigeon");
    assertRefusedNaming("mail.transport.protocol");
  }

  private void assertRefusedNaming(String property) {
    assertThatThrownBy(() -> SmtpMailSender.over(Session.getInstance(properties)))
        .isInstanceOf(InvalidSmtpSettingsException.class)
        .hasMessageContaining(property);
  }

  private static SendResult send(Session session) {
    try (var open = SmtpMailSender.over(session).open()) {
      return open.send(TestMail.to("ann@example.org"));
    }
  }

  private Properties properties(String protocol) {
    var all = new Properties();
    all.setProperty("mail.transport.protocol", protocol);
    var prefix = "mail." + protocol + ".";
    all.setProperty(prefix + "host", server.host());
    all.setProperty(prefix + "port", Integer.toString(server.port()));
    all.setProperty(prefix + "localhost", "host.example");
    all.setProperty(prefix + "connectiontimeout", "10000");
    all.setProperty(prefix + "timeout", "10000");
    all.setProperty(prefix + "writetimeout", "10000");
    return all;
  }

  private static Authenticator knowing(String user, String password) {
    return new Authenticator() {
      @Override
      protected PasswordAuthentication getPasswordAuthentication() {
        return new PasswordAuthentication(user, password);
      }
    };
  }
}
