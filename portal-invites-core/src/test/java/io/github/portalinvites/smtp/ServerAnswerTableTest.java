package io.github.portalinvites.smtp;

import static io.github.portalinvites.testkit.SmtpScriptAnswer.Then.CLOSE;
import static io.github.portalinvites.testkit.SmtpScriptAnswer.Then.STAY_SILENT;
import static io.github.portalinvites.testkit.SmtpScriptAnswer.close;
import static io.github.portalinvites.testkit.SmtpScriptAnswer.forEver;
import static io.github.portalinvites.testkit.SmtpScriptAnswer.raw;
import static io.github.portalinvites.testkit.SmtpScriptAnswer.reply;
import static io.github.portalinvites.testkit.SmtpScriptAnswer.silence;
import static io.github.portalinvites.testkit.SmtpStep.AUTH;
import static io.github.portalinvites.testkit.SmtpStep.BANNER;
import static io.github.portalinvites.testkit.SmtpStep.DATA;
import static io.github.portalinvites.testkit.SmtpStep.HELLO;
import static io.github.portalinvites.testkit.SmtpStep.MAIL;
import static io.github.portalinvites.testkit.SmtpStep.MESSAGE;
import static io.github.portalinvites.testkit.SmtpStep.RCPT;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.portalinvites.mail.SendResult;
import io.github.portalinvites.mail.SendResult.AddressRefused;
import io.github.portalinvites.mail.SendResult.InDoubt;
import io.github.portalinvites.mail.SendResult.MessageRefused;
import io.github.portalinvites.mail.SendResult.PolicyRefused;
import io.github.portalinvites.mail.SendResult.RelayRefused;
import io.github.portalinvites.mail.SendResult.RelayTrouble;
import io.github.portalinvites.mail.SendResult.RetryLater;
import io.github.portalinvites.mail.SendResult.Sent;
import io.github.portalinvites.testkit.ScriptedSmtpServer;
import io.github.portalinvites.testkit.SmtpScriptAnswer;
import io.github.portalinvites.testkit.SmtpStep;
import io.github.portalinvites.testkit.TestMail;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** SPEC section 5, "What the mail server's answers mean": every stage by every answer. */
class ServerAnswerTableTest {

  private static final Duration LONG = Duration.ofSeconds(10);
  private static final Duration PATIENCE_WITH_SILENCE = Duration.ofMillis(500);

  static Stream<Arguments> table() {
    return Stream.of(
            row(
                BANNER,
                RelayTrouble.class,
                reply("421 4.3.2 busy"),
                reply("450 later"),
                close(),
                silence()),
            row(
                BANNER,
                RelayRefused.class,
                reply("554 5.7.1 you are blocked"),
                reply("500 no").then(CLOSE)),
            row(
                HELLO,
                RelayTrouble.class,
                reply("421 busy").then(CLOSE),
                reply("421 busy"),
                reply("451 later")),
            row(HELLO, RelayTrouble.class, reply("550 5.7.1 who?"), close(), silence()),
            row(
                AUTH,
                RelayRefused.class,
                reply("535 5.7.8 wrong"),
                reply("535 wrong").then(CLOSE),
                reply("504 no")),
            row(
                AUTH,
                RelayTrouble.class,
                reply("454 4.7.0 later"),
                reply("421 busy"),
                close(),
                silence()),
            row(
                MAIL,
                RelayTrouble.class,
                reply("421 4.3.2 busy"),
                reply("421 bye").then(CLOSE),
                close(),
                silence()),
            row(
                MAIL,
                RetryLater.class,
                reply("450 4.7.1 slowly"),
                reply("451 later"),
                reply("452 4.3.1 full")),
            row(
                MAIL,
                RelayRefused.class,
                reply("550 5.1.8 no such sender"),
                reply("530 5.7.0 log in first")),
            row(
                MAIL,
                RelayRefused.class,
                reply("553 5.7.1 not yours"),
                reply("501 5.1.7 bad sender").then(CLOSE)),
            row(
                RCPT,
                RelayTrouble.class,
                reply("421 4.3.2 busy"),
                reply("421 bye").then(CLOSE),
                close(),
                silence()),
            row(
                RCPT,
                AddressRefused.class,
                reply("550 5.1.1 no such user"),
                reply("554 5.1.10 null mx")),
            row(
                RCPT,
                AddressRefused.class,
                reply("550 no"),
                reply("551 gone"),
                reply("553 what?"),
                reply("550 5.4.1 no")),
            row(RCPT, AddressRefused.class, reply("550-5.1.1 no such\n550 5.1.1 user").then(CLOSE)),
            row(
                RCPT,
                PolicyRefused.class,
                reply("550 5.7.1 relaying denied"),
                reply("554 5.7.26 no DMARC")),
            row(
                RCPT,
                PolicyRefused.class,
                reply("554 no"),
                reply("501 5.5.4 syntax"),
                reply("553 5.7.1 no")),
            row(
                RCPT,
                RetryLater.class,
                reply("450 4.2.1 greylisted"),
                reply("451 later"),
                reply("452 4.2.2 full")),
            row(
                RCPT,
                RetryLater.class,
                reply("552 5.2.2 over quota"),
                reply("552 full"),
                reply("450 4.7.1 no")),
            row(RCPT, RelayRefused.class, reply("550 5.1.8 sender's domain unknown")),
            row(
                DATA,
                RelayTrouble.class,
                reply("421 busy"),
                reply("421 bye").then(CLOSE),
                close(),
                silence()),
            row(
                DATA,
                MessageRefused.class,
                reply("554 5.7.1 no"),
                reply("503 order"),
                reply("554 no").then(CLOSE)),
            row(DATA, RetryLater.class, reply("451 4.3.0 later"), reply("450 later").then(CLOSE)),
            row(MESSAGE, RelayTrouble.class, reply("421 4.3.2 busy"), reply("421 bye").then(CLOSE)),
            row(MESSAGE, MessageRefused.class, reply("554 5.7.1 spam"), reply("552 5.3.4 too big")),
            row(
                MESSAGE,
                MessageRefused.class,
                reply("554-5.7.1 spam\n554 5.7.1 really").then(CLOSE)),
            row(MESSAGE, RetryLater.class, reply("451 4.7.1 later"), reply("452 full").then(CLOSE)),
            row(MESSAGE, InDoubt.class, close(), silence(), raw("25").then(CLOSE)),
            row(
                MESSAGE,
                Sent.class,
                reply("250 2.0.0 ok"),
                reply("250 ok").then(CLOSE),
                reply("251 ok"),
                reply("250-a\n250 b")),
            row(
                MESSAGE,
                Sent.class,
                raw("250 gr\u00fc\u00df Gott\r\n"),
                reply("250-ok").then(CLOSE)))
        .flatMap(rows -> rows);
  }

  static Stream<Arguments> unreadable() {
    return Stream.of(
            row(BANNER, RelayTrouble.class, hostile()),
            row(HELLO, RelayTrouble.class, hostile()),
            row(AUTH, RelayTrouble.class, hostile()),
            row(MAIL, RetryLater.class, hostile()),
            row(RCPT, RetryLater.class, hostile()),
            row(DATA, RetryLater.class, hostile()),
            row(MESSAGE, InDoubt.class, hostile()))
        .flatMap(rows -> rows);
  }

  private static SmtpScriptAnswer[] hostile() {
    return new SmtpScriptAnswer[] {
      forEver("250-more\r\n"),
      forEver("5"),
      forEver("\u0000\u00ff"),
      raw("abc\r\n"),
      raw("\r\n"),
      raw("99\r\n"),
      raw("999 what\r\n"),
      raw("+50 what\r\n"),
      raw("2500 what\r\n"),
      raw("\u0000\u00ff\u00fe\r\n"),
      raw("550 5.1.1 unbekannter Empf\u00e4nger\r\n")
    };
  }

  private static Stream<Arguments> row(
      SmtpStep step, Class<? extends SendResult> meaning, SmtpScriptAnswer... answers) {
    return Stream.of(answers).map(answer -> Arguments.of(step, answer, meaning));
  }

  @ParameterizedTest(name = "{0}: {1} means {2}")
  @MethodSource({"table", "unreadable"})
  void means(SmtpStep step, SmtpScriptAnswer answer, Class<? extends SendResult> meaning) {
    try (var server = ScriptedSmtpServer.start().offering("AUTH PLAIN").on(step, answer);
        var session = SmtpMailSender.connect(settings(server, answer)).open()) {
      var result = session.send(TestMail.to("ann@example.org"));
      assertThat(result).isExactlyInstanceOf(meaning);
      assertThat(result.reply().toString()).matches("[ -~]{1,220}");
    }
  }

  private static SmtpSettings settings(ScriptedSmtpServer server, SmtpScriptAnswer answer) {
    var read = answer.then() == STAY_SILENT ? PATIENCE_WITH_SILENCE : LONG;
    return SmtpSettings.of(server.host(), server.port())
        .security(SmtpSecurity.PLAIN)
        .helloName("tests.example")
        .login("office", "secret")
        .timeouts(new SmtpTimeouts(LONG, read, LONG, LONG.multipliedBy(3)));
  }
}
