package io.github.portalinvites.jdbc;

import static io.github.portalinvites.testkit.TestPortal.DANA;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ch.qos.logback.classic.Level;
import io.github.portalinvites.PortalInvites;
import io.github.portalinvites.audience.DetailsQuery;
import io.github.portalinvites.audience.ExportFormat;
import io.github.portalinvites.bulk.BulkInvite;
import io.github.portalinvites.bulk.IdempotencyKey;
import io.github.portalinvites.bulk.LedgerQuery;
import io.github.portalinvites.bulk.TownContract;
import io.github.portalinvites.delivery.Outcome;
import io.github.portalinvites.delivery.RunId;
import io.github.portalinvites.portal.PageRequest;
import io.github.portalinvites.testkit.LogTrap;
import io.github.portalinvites.testkit.ReceivedMail;
import io.github.portalinvites.testkit.ScriptedSmtpServer;
import io.github.portalinvites.testkit.SmtpScriptAnswer;
import io.github.portalinvites.testkit.SmtpStep;
import io.github.portalinvites.testkit.TestPortal;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * No secret is found anywhere but in the mails: not in tables, logs, exports, answers or
 * exceptions, during a send or after it, whatever it is encoded in; and no whole address in a log.
 */
class PlantedSecretsTest {

  private static final int PEOPLE = 25;
  private static final int ECHOED = 5;
  private static final int ECHOED_IN_TROUBLE = PEOPLE;

  private final ScriptedSmtpServer server = ScriptedSmtpServer.start();
  private final LogTrap log = new LogTrap(Level.TRACE);
  private final Haystack seen = new Haystack();

  @AfterEach
  void end() {
    log.close();
    server.close();
  }

  @ParameterizedTest
  @EnumSource
  void secretsAreInTheMailsOnly(TestDatabase kind) {
    var database = kind.installed();
    log.set();
    try (var portal = LiveTown.door(database, SendingProcess.sender(server.port())).build()) {
      LiveTown.fill(portal, PEOPLE);
      answer(database);
      var run = sent(portal);
      look(portal, run);
      seen.seeRows(database);
    }
    seen.see(log.lines(), log.ofTheMailLibrary());
    var secrets =
        server.arrived().stream()
            .flatMap(mail -> TownContract.secrets(mail.plain()).stream())
            .toList();
    assertThat(secrets).as("a token and a password for each").hasSize(2 * PEOPLE);
    assertThat(log.lines()).as("the log is heard").anyMatch(line -> line.contains("421 4.7.1"));
    seen.assertHidden(secrets, List.of(TestPortal.KEY));
    var lines = String.join("\n", log.lines()).toLowerCase(Locale.ROOT);
    assertThat(addresses().filter(lines::contains)).as("addresses in the log").isEmpty();
  }

  /**
   * In the middle of the send looks into the tables; refuses one mail with its own words, as a spam
   * filter does, and is in trouble with another's.
   */
  private void answer(DataSource database) {
    server.on(
        SmtpStep.MESSAGE,
        text -> {
          var mail = new ReceivedMail("", List.of(), text);
          var mails = server.arrived().size() + 1;
          if (mails == ECHOED || mails == ECHOED_IN_TROUBLE) {
            seen.seeRows(database);
          }
          var words = String.join(" ", TownContract.secrets(mail.plain()));
          return switch (mails) {
            case ECHOED -> SmtpScriptAnswer.reply("554 5.7.1 looks like spam: " + words);
            case ECHOED_IN_TROUBLE ->
                SmtpScriptAnswer.reply(
                    "421 4.7.1 too much %s to %s".formatted(words, mail.header("To")));
            default -> SmtpScriptAnswer.reply("250 2.0.0 queued");
          };
        });
  }

  private static RunId sent(PortalInvites portal) {
    var run = LiveTown.start(portal);
    boolean worked;
    do {
      worked = portal.worker().runOnce();
    } while (worked);
    return run;
  }

  /** Everything that the library says about the send. */
  private void look(PortalInvites portal, RunId run) {
    var bulk = portal.bulk();
    seen.see(
        portal, bulk, portal.worker(), portal.settings(), portal.templates(), portal.audience());
    seen.see(bulk.run(DANA, run), bulk.planned(DANA, run), LiveTown.ledger(portal, run));
    seen.see(portal.activity().ofRun(DANA, run, PageRequest.first(100)));
    seen.see(portal.audience().counts(DANA, LiveTown.EVERYBODY));
    seen.see(portal.audience().details(DANA, LiveTown.EVERYBODY, DetailsQuery.all()));
    seen.see(catchThrowable(() -> bulk.retryFailed(DANA, run)));
    seen.see(catchThrowable(() -> startAgain(portal)));
    for (var format : ExportFormat.values()) {
      var out = new ByteArrayOutputStream();
      bulk.export(DANA, run, LedgerQuery.all(), format, out);
      portal.audience().export(DANA, LiveTown.EVERYBODY, DetailsQuery.all(), format, out);
      seen.see(out.toString(UTF_8));
    }
    for (var entry : LiveTown.ledger(portal, run)) {
      seen.see(portal.activity().ofContact(DANA, entry.contact(), PageRequest.first(100)));
      seen.see(portal.audience().explain(DANA, entry.contact(), LiveTown.EVERYBODY));
    }
    var masked = LiveTown.ledger(portal, run).get(0).message().address();
    assertThat(masked).isNotEmpty().doesNotContain("contact1@");
    assertThat(bulk.run(DANA, run).count(Outcome.FAILED)).isEqualTo(1);
  }

  private static void startAgain(PortalInvites portal) {
    var plan = portal.bulk().plan(DANA, BulkInvite.to(LiveTown.EVERYBODY).alsoInvited());
    portal.bulk().start(DANA, plan.id(), plan.fingerprint(), IdempotencyKey.of("everybody"));
  }

  private static Stream<String> addresses() {
    return Stream.iterate(1, n -> n <= PEOPLE, n -> n + 1).map("contact%d@example.org"::formatted);
  }
}
