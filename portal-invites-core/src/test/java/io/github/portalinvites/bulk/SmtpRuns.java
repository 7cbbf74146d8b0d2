package io.github.portalinvites.bulk;

import static io.github.portalinvites.testkit.SmtpScriptAnswer.close;
import static io.github.portalinvites.testkit.SmtpScriptAnswer.forEver;
import static io.github.portalinvites.testkit.SmtpScriptAnswer.raw;
import static io.github.portalinvites.testkit.SmtpScriptAnswer.reply;
import static io.github.portalinvites.testkit.TestPortal.DANA;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.portalinvites.delivery.FailureReason;
import io.github.portalinvites.delivery.InDoubtPolicy;
import io.github.portalinvites.delivery.Outcome;
import io.github.portalinvites.delivery.RunId;
import io.github.portalinvites.invitation.SkipReason;
import io.github.portalinvites.smtp.SmtpMailSender;
import io.github.portalinvites.smtp.SmtpSecurity;
import io.github.portalinvites.smtp.SmtpSettings;
import io.github.portalinvites.smtp.SmtpTimeouts;
import io.github.portalinvites.storage.contract.TestedStorage;
import io.github.portalinvites.testkit.ReceivedMail;
import io.github.portalinvites.testkit.ScriptedSmtpServer;
import io.github.portalinvites.testkit.SmtpScriptAnswer;
import io.github.portalinvites.testkit.SmtpScriptAnswer.Then;
import io.github.portalinvites.testkit.SmtpStep;
import io.github.portalinvites.testkit.TestPortal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * SPEC section 5, "What the mail server's answers mean", from the socket to the ledger; over one
 * storage.
 */
public abstract class SmtpRuns implements TownContract {

  /** What an answer means for a run of two messages. */
  enum Fate {
    SENT,
    NOBODY_CHARGED,
    PAUSED,
    PUT_OFF,
    ADDRESS_REFUSED,
    POLICY_REFUSED,
    MESSAGE_REFUSED,
    IN_DOUBT
  }

  private final TestedStorage tested;
  private final ScriptedSmtpServer server = ScriptedSmtpServer.start().offering("AUTH PLAIN");
  private final TestPortal portal;

  protected SmtpRuns(TestedStorage tested) {
    this.tested = tested;
    this.portal = town(2, door -> door.mailSender(sender(SmtpSecurity.PLAIN)));
  }

  @Override
  public TestedStorage tested() {
    return tested;
  }

  @AfterEach
  void end() {
    portal.close();
    server.close();
  }

  static Stream<Arguments> table() {
    return Stream.of(
            row(SmtpStep.BANNER, Fate.NOBODY_CHARGED, reply("421 busy"), reply("450 no"), close()),
            row(SmtpStep.BANNER, Fate.PAUSED, reply("554 5.7.1 you are blocked")),
            row(SmtpStep.HELLO, Fate.NOBODY_CHARGED, reply("421 busy").then(Then.CLOSE), close()),
            row(SmtpStep.AUTH, Fate.PAUSED, reply("535 5.7.8 wrong")),
            row(SmtpStep.AUTH, Fate.NOBODY_CHARGED, reply("454 4.7.0 later"), reply("421 busy")),
            row(SmtpStep.MAIL, Fate.NOBODY_CHARGED, reply("421 4.3.2 busy"), close()),
            row(SmtpStep.MAIL, Fate.PUT_OFF, reply("450 4.7.1 slowly"), reply("452 4.3.1 full")),
            row(SmtpStep.MAIL, Fate.PAUSED, reply("550 5.1.8 no such sender"), reply("553 no")),
            row(SmtpStep.RCPT, Fate.NOBODY_CHARGED, reply("421 4.3.2 busy"), close()),
            row(SmtpStep.RCPT, Fate.ADDRESS_REFUSED, reply("550 5.1.1 no such user")),
            row(SmtpStep.RCPT, Fate.ADDRESS_REFUSED, reply("550 no"), reply("551 gone")),
            row(SmtpStep.RCPT, Fate.POLICY_REFUSED, reply("550 5.7.1 relaying denied")),
            row(SmtpStep.RCPT, Fate.PUT_OFF, reply("450 4.2.1 greylisted"), reply("451 later")),
            row(SmtpStep.RCPT, Fate.PUT_OFF, reply("452 4.2.2 full"), reply("552 full")),
            row(SmtpStep.DATA, Fate.NOBODY_CHARGED, reply("421 busy"), close()),
            row(SmtpStep.DATA, Fate.MESSAGE_REFUSED, reply("554 5.7.1 no")),
            row(SmtpStep.DATA, Fate.PUT_OFF, reply("451 4.3.0 later")),
            row(SmtpStep.MESSAGE, Fate.NOBODY_CHARGED, reply("421 4.3.2 busy")),
            row(SmtpStep.MESSAGE, Fate.MESSAGE_REFUSED, reply("554 5.7.1 spam")),
            row(SmtpStep.MESSAGE, Fate.PUT_OFF, reply("451 4.7.1 later")),
            row(SmtpStep.MESSAGE, Fate.IN_DOUBT, close(), raw("25").then(Then.CLOSE)),
            row(SmtpStep.MESSAGE, Fate.IN_DOUBT, forEver("250-more\r\n"), raw("abc\r\n")),
            row(SmtpStep.RCPT, Fate.PUT_OFF, forEver("5"), raw("\u0000\u00ff\r\n")),
            row(SmtpStep.MESSAGE, Fate.SENT, reply("250 ok").then(Then.CLOSE), reply("251 ok")))
        .flatMap(rows -> rows);
  }

  private static Stream<Arguments> row(SmtpStep step, Fate fate, SmtpScriptAnswer... answers) {
    return Stream.of(answers).map(answer -> Arguments.of(step, answer, fate));
  }

  @ParameterizedTest(name = "{0}: {1} means {2}")
  @MethodSource("table")
  void answerDecidesTheFateOfMessages(SmtpStep step, SmtpScriptAnswer answer, Fate fate) {
    server.on(step, answer);
    var run = portal.start(invite());
    portal.work();
    switch (fate) {
      case SENT -> everybodyIsSent(run, 1);
      case NOBODY_CHARGED -> nobodyIsCharged(run);
      case PAUSED -> isPaused(run);
      case PUT_OFF -> isPutOff(run);
      case ADDRESS_REFUSED -> failed(run, FailureReason.ADDRESS_REFUSED, 2);
      case POLICY_REFUSED -> failed(run, FailureReason.POLICY_REFUSED, 0);
      case MESSAGE_REFUSED -> failed(run, FailureReason.MESSAGE_REFUSED, 0);
      case IN_DOUBT -> isResentOnce(run);
    }
  }

  private void nobodyIsCharged(RunId run) {
    assertThat(portal.run(run).state()).isEqualTo(RunState.RUNNING);
    assertThat(portal.run(run).remark()).isNotEmpty();
    assertThat(attempts(run)).containsOnly(0);
    healed(Duration.ofMinutes(2));
    everybodyIsSent(run, 1);
    everybodyGotOneMail();
    assertThat(portal.run(run).remark()).isNull();
  }

  private void isPaused(RunId run) {
    assertThat(portal.run(run).pausedFor()).isEqualTo(PauseReason.RELAY_REFUSED);
    assertThat(portal.run(run).remark()).isNotEmpty();
    assertThat(attempts(run)).containsOnly(0);
    portal.door().bulk().resume(DANA, run);
    healed(Duration.ofMinutes(2));
    everybodyIsSent(run, 1);
    everybodyGotOneMail();
  }

  private void isPutOff(RunId run) {
    assertThat(attempts(run)).containsOnly(1);
    healed(Duration.ofMinutes(6));
    everybodyIsSent(run, 2);
    everybodyGotOneMail();
  }

  private void failed(RunId run, FailureReason reason, long held) {
    assertThat(ledger(portal, run).values()).extracting(LedgerEntry::failed).containsOnly(reason);
    var skipped = portal.plan(invite()).skipped();
    assertThat(skipped.getOrDefault(SkipReason.ADDRESS_BOUNCED, 0L)).isEqualTo(held);
  }

  private void isResentOnce(RunId run) {
    assertThat(attempts(run)).containsOnly(1);
    healed(Duration.ofMinutes(2));
    everybodyIsSent(run, 2);
    assertThat(entry(portal, run, 1).message().possibleDuplicate()).isTrue();
    eachTwiceTheSame(server.arrived());
  }

  private void everybodyGotOneMail() {
    assertThat(server.received())
        .extracting(ReceivedMail::recipient)
        .containsExactlyInAnyOrder(address(1).value(), address(2).value());
  }

  private static void eachTwiceTheSame(List<ReceivedMail> arrived) {
    assertThat(arrived).hasSize(4);
    assertThat(arrived.stream().map(mail -> mail.header("Message-ID")).distinct()).hasSize(2);
    assertThat(arrived.stream().map(mail -> TownContract.secrets(mail.plain())).distinct())
        .hasSize(2);
  }

  @ParameterizedTest
  @EnumSource(
      value = InDoubtPolicy.class,
      names = {"HOLD", "ASSUME_SENT"})
  void doubtIsLeftWhereThePolicySaysSo(InDoubtPolicy policy) {
    server.on(SmtpStep.MESSAGE, close());
    var run = portal.start(invite().inDoubt(policy));
    portal.work();
    healed(Duration.ofMinutes(2));
    var expected = policy == InDoubtPolicy.HOLD ? Outcome.IN_DOUBT : Outcome.SENT;
    assertThat(portal.run(run).outcomes()).isEqualTo(Map.of(expected, 2L));
    assertThat(server.arrived()).hasSize(2);
  }

  @Test
  void secondDoubtIsHeld() {
    server.on(SmtpStep.MESSAGE, close());
    var run = portal.start(invite());
    portal.work();
    tested.clock().advance(Duration.ofMinutes(2));
    portal.work();
    assertThat(portal.run(run).outcomes()).isEqualTo(Map.of(Outcome.IN_DOUBT, 2L));
    eachTwiceTheSame(server.arrived());
  }

  @Test
  void neverFallsBackToPlain() {
    var careful =
        new TestPortal(tested, door -> door.mailSender(sender(SmtpSecurity.STARTTLS_REQUIRED)));
    var run = careful.send(invite());
    assertThat(run.pausedFor()).isEqualTo(PauseReason.RELAY_REFUSED);
    assertThat(server.commands()).noneMatch(command -> command.startsWith("MAIL"));
    careful.close();
  }

  @Test
  void serverThatIsAwayIsChargedToNobody() {
    server.close();
    var run = portal.start(invite());
    for (var minute = 0; minute < 20; minute++) {
      tested.clock().advance(Duration.ofMinutes(1));
      portal.work();
    }
    assertThat(portal.run(run).state()).isEqualTo(RunState.RUNNING);
    assertThat(attempts(run)).containsOnly(0);
    assertThat(portal.run(run).remark()).contains("ConnectException");
  }

  private void healed(Duration later) {
    server.acceptEverything();
    for (var step = 0; step < 3; step++) {
      tested.clock().advance(later);
      portal.work();
    }
  }

  private void everybodyIsSent(RunId run, int attempts) {
    assertThat(portal.run(run).outcomes()).isEqualTo(Map.of(Outcome.SENT, 2L));
    assertThat(portal.run(run).state()).isEqualTo(RunState.FINISHED);
    assertThat(attempts(run)).containsOnly(attempts);
  }

  private List<Integer> attempts(RunId run) {
    return ledger(portal, run).values().stream().map(each -> each.message().attempts()).toList();
  }

  private SmtpMailSender sender(SmtpSecurity security) {
    var patience = SmtpTimeouts.each(Duration.ofSeconds(10));
    return SmtpMailSender.connect(
        SmtpSettings.of(server.host(), server.port())
            .security(security)
            .helloName("tests.example")
            .login("office", "secret")
            .timeouts(patience));
  }
}
