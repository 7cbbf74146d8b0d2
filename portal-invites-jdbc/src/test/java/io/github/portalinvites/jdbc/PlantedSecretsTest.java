package io.github.portalinvites.jdbc;

import static io.github.portalinvites.testkit.TestPortal.DANA;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
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
import io.github.portalinvites.testkit.ReceivedMail;
import io.github.portalinvites.testkit.ScriptedSmtpServer;
import io.github.portalinvites.testkit.SmtpScriptAnswer;
import io.github.portalinvites.testkit.SmtpStep;
import io.github.portalinvites.testkit.TestPortal;
import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
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
  private final List<String> seen = new ArrayList<>();
  private final List<String> dumpedMeanwhile = new CopyOnWriteArrayList<>();

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
      seen.addAll(dumpedMeanwhile);
      seen.addAll(dump(database));
    }
    seen.addAll(log.lines());
    seen.addAll(log.ofTheMailLibrary());
    var secrets = server.arrived().stream().flatMap(PlantedSecretsTest::secrets).toList();
    assertThat(secrets).as("a token and a password for each").hasSize(2 * PEOPLE);
    assertThat(log.lines()).as("the log is heard").anyMatch(line -> line.contains("421 4.7.1"));
    var haystack = String.join("\n", seen);
    assertThat(haystack).contains(secrets.stream().map(PlantedSecretsTest::sha256).toList());
    assertThat(encoded(secrets).filter(haystack::contains)).as("secrets").isEmpty();
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
            dumpedMeanwhile.addAll(dump(database));
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
    see(portal, bulk, portal.worker(), portal.settings(), portal.templates(), portal.audience());
    see(bulk.run(DANA, run), bulk.planned(DANA, run), LiveTown.ledger(portal, run));
    see(portal.activity().ofRun(DANA, run, PageRequest.first(100)));
    see(portal.audience().counts(DANA, LiveTown.EVERYBODY));
    see(portal.audience().details(DANA, LiveTown.EVERYBODY, DetailsQuery.all()));
    see(catchThrowable(() -> bulk.retryFailed(DANA, run)));
    see(catchThrowable(() -> startAgain(portal)));
    for (var format : ExportFormat.values()) {
      var out = new ByteArrayOutputStream();
      bulk.export(DANA, run, LedgerQuery.all(), format, out);
      portal.audience().export(DANA, LiveTown.EVERYBODY, DetailsQuery.all(), format, out);
      see(out.toString(UTF_8));
    }
    for (var entry : LiveTown.ledger(portal, run)) {
      see(portal.activity().ofContact(DANA, entry.contact(), PageRequest.first(100)));
      see(portal.audience().explain(DANA, entry.contact(), LiveTown.EVERYBODY));
    }
    var masked = LiveTown.ledger(portal, run).get(0).message().address();
    assertThat(masked).isNotEmpty().doesNotContain("contact1@");
    assertThat(bulk.run(DANA, run).count(Outcome.FAILED)).isEqualTo(1);
  }

  private static void startAgain(PortalInvites portal) {
    var plan = portal.bulk().plan(DANA, BulkInvite.to(LiveTown.EVERYBODY).alsoInvited());
    portal.bulk().start(DANA, plan.id(), plan.fingerprint(), IdempotencyKey.of("everybody"));
  }

  private void see(Object... answers) {
    Stream.of(answers).map(PlantedSecretsTest::said).forEach(seen::add);
  }

  private static String said(Object answer) {
    if (answer instanceof Throwable thrown) {
      var cause = thrown.getCause();
      return thrown + (cause == null ? "" : "\n" + said(cause));
    }
    return String.valueOf(answer);
  }

  /** Every row of every table, all columns as text. */
  private static List<String> dump(DataSource database) {
    var values = new ArrayList<String>();
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      for (var table : tables(connection)) {
        try (var rows = statement.executeQuery("select * from " + table)) {
          while (rows.next()) {
            for (var column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
              values.add(text(rows.getObject(column)));
            }
          }
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return values;
  }

  private static List<String> tables(Connection connection) throws SQLException {
    var names = new ArrayList<String>();
    try (var tables = connection.getMetaData().getTables(null, null, "%", null)) {
      while (tables.next()) {
        if (tables.getString("TABLE_NAME").matches("(?i)pi_.*")
            && tables.getString("TABLE_TYPE").endsWith("TABLE")) {
          names.add(tables.getString("TABLE_NAME"));
        }
      }
    }
    assertThat(names).hasSizeGreaterThan(20);
    return names;
  }

  private static String text(Object value) {
    return value instanceof byte[] bytes ? new String(bytes, ISO_8859_1) : String.valueOf(value);
  }

  /** The token and the password's digits with which a mail came. */
  private static Stream<String> secrets(ReceivedMail mail) {
    return TownContract.secrets(mail.plain()).stream();
  }

  private static Stream<String> encoded(List<String> secrets) {
    var bare = secrets.stream().map(each -> each.replaceFirst("^pi1_", ""));
    var digits = secrets.stream().map(each -> each.replace("-", ""));
    var derived =
        secrets.stream()
            .filter(each -> each.startsWith("pi1_"))
            .map(each -> Base64.getUrlDecoder().decode(each.substring(4)));
    var bytes =
        Stream.concat(
            Stream.concat(bare, Stream.concat(digits, secrets.stream()))
                .map(each -> each.getBytes(US_ASCII)),
            Stream.concat(derived, Stream.of(TestPortal.KEY)));
    return bytes.flatMap(PlantedSecretsTest::encodings).distinct();
  }

  private static Stream<String> encodings(byte[] bytes) {
    var raw = new String(bytes, ISO_8859_1);
    return Stream.of(
        raw,
        URLEncoder.encode(raw, ISO_8859_1),
        Base64.getEncoder().withoutPadding().encodeToString(bytes),
        Base64.getUrlEncoder().withoutPadding().encodeToString(bytes),
        HexFormat.of().formatHex(bytes),
        HexFormat.of().withUpperCase().formatHex(bytes));
  }

  private static Stream<String> addresses() {
    return Stream.iterate(1, n -> n <= PEOPLE, n -> n + 1).map("contact%d@example.org"::formatted);
  }

  private static String sha256(String secret) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      var shown = secret.startsWith("pi1_") ? secret : secret.replace("-", "");
      return HexFormat.of().formatHex(digest.digest(shown.getBytes(US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
