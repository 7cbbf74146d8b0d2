package io.github.portalinvites.invitation;

import static io.github.portalinvites.testkit.TestPortal.DANA;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import ch.qos.logback.classic.Level;
import io.github.portalinvites.audience.DetailsQuery;
import io.github.portalinvites.audience.ExportFormat;
import io.github.portalinvites.directory.InvalidDirectoryRecordException;
import io.github.portalinvites.directory.PersonName;
import io.github.portalinvites.internal.template.MergeValues;
import io.github.portalinvites.invitation.LoginKeeper.NewLogin;
import io.github.portalinvites.mail.SendResult;
import io.github.portalinvites.mail.ServerReply;
import io.github.portalinvites.secret.SecretKeys;
import io.github.portalinvites.smtp.SmtpLogin;
import io.github.portalinvites.smtp.SmtpSettings;
import io.github.portalinvites.testkit.BadInput;
import io.github.portalinvites.testkit.LogTrap;
import io.github.portalinvites.testkit.TestPortal;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rows of bad-inputs.tsv, area logging-export-time, that are about texts. */
public interface BadLogContract extends InvitedContract {

  String ROWS = "io.github.portalinvites.invitation.BadLogContract#";

  static Stream<BadInput> forgeries() {
    return rows("log has one line");
  }

  static Stream<BadInput> secretHolders() {
    return rows("no secret inside");
  }

  private static Stream<BadInput> rows(String expected) {
    return BadInput.area("logging-export-time").filter(row -> row.expected().startsWith(expected));
  }

  @ParameterizedTest
  @MethodSource(ROWS + "forgeries")
  default void forgedLineIsRefusedByTheDirectory(BadInput row) {
    var portal = town(1);
    var forged = records().contact(1).name(PersonName.of(forgedName(row)));
    assertThatThrownBy(() -> portal.door().directory().save(forged))
        .isInstanceOf(InvalidDirectoryRecordException.class)
        .message()
        .doesNotContain("\n", "admin");
  }

  @ParameterizedTest
  @MethodSource(ROWS + "forgeries")
  default void forgedNameOfAHostsViewMakesNoLineOfTheLog(BadInput row) {
    var name = forgedName(row);
    var line = name.lines().skip(1).findFirst().orElseThrow();
    try (var log = new LogTrap(Level.TRACE)) {
      log.set();
      var portal = named(name);
      portal
          .mails()
          .answering(mail -> new SendResult.RelayTrouble(ServerReply.of(421, "busy with " + name)));
      portal.send(invite());
      portal.mails().accepting();
      tested().clock().advance(Duration.ofDays(1));
      portal.work();
      portal.door().acceptance().accept(token(portal), CHOSEN);
      assertThat(log.lines()).anyMatch(each -> each.contains("busy with"));
      assertThat(log.lines().stream().flatMap(String::lines))
          .noneMatch(each -> each.startsWith(line));
    }
  }

  @ParameterizedTest
  @MethodSource(ROWS + "forgeries")
  default void forgedNameStaysInItsCellOfAnExport(BadInput row) {
    var name = forgedName(row);
    var portal = named(name);
    assertThat(export(portal, ExportFormat.CSV)).contains(",\"" + name + "\",");
    assertThat(export(portal, ExportFormat.JSON))
        .contains("\"" + name.replace("\n", "\\u000a") + "\"")
        .doesNotContain(name);
  }

  @ParameterizedTest
  @MethodSource(ROWS + "secretHolders")
  default void holdersOfSecretsShowNone(BadInput row) {
    assertThat(row.text())
        .isEqualTo("toString()/exception message of every domain object holding a secret");
    var portal = invited(1);
    var token = token(portal);
    var temporary = temporaryPassword(portal);
    var check = portal.door().acceptance().check(address(1).value(), temporary, "203.0.113.7");
    var ticket = ((PasswordCheck.Right) check).ticket();
    var secrets = List.of(token, temporary, ticket.value(), CHOSEN.password());
    var said = holders(token, temporary, check).map(Object::toString).toList();
    assertThat(said).hasSizeGreaterThan(8);
    for (var secret : secrets) {
      assertThat(said).noneMatch(each -> each.contains(secret));
    }
    assertThat(said).noneMatch(each -> each.contains(new String(TestPortal.KEY, US_ASCII)));
    assertThat(portal.mails().attempts().toString()).doesNotContain(secrets);
  }

  @Test
  default void failureWhileAcceptingNamesNoSecret() {
    var portal =
        invited(
            1,
            builder ->
                builder.loginKeeper(
                    (login, connection) -> {
                      throw new IllegalStateException("No room for " + login);
                    }));
    var failure = catchThrowable(() -> accept(portal));
    assertThat(failure).hasMessageStartingWith("No room for NewLogin[");
    assertThat(failure.getMessage()).doesNotContain(CHOSEN.password(), address(1).value());
  }

  private Stream<Object> holders(String token, String temporary, PasswordCheck check) {
    var people = Set.of(contact(1));
    return Stream.of(
        CHOSEN,
        new NewLogin(tested().portal(), identity(1), address(1).value(), people, CHOSEN),
        check,
        ((PasswordCheck.Right) check).ticket(),
        new MergeValues.Access(URI.create("https://portal.example.com/?t=" + token), temporary),
        new SmtpLogin("invites", CHOSEN.password()),
        SmtpSettings.of("mail.example.com", 587).login("invites", CHOSEN.password()),
        SecretKeys.of("2026-05", TestPortal.KEY),
        catchThrowable(
            () -> SecretKeys.of("2026-05", TestPortal.KEY).older("2026-05", TestPortal.KEY)),
        catchThrowable(() -> SecretKeys.of("short", "too short".getBytes(US_ASCII))));
  }

  /** The name within the row's quotes, as a host's table has it. */
  private static String forgedName(BadInput row) {
    var name = row.text().replaceFirst("^contact name \"(.*)\"$", "$1").replace("\\n", "\n");
    assertThat(name).startsWith("x\n2026-01-01 INFO");
    return name;
  }

  /** A town whose only contact has this name in a view of the host's. */
  private TestPortal named(String name) {
    var portal = town(1, builder -> builder.loginKeeper((login, connection) -> Optional.empty()));
    var contact = records().contact(1).name(PersonName.of(name));
    portal.commit(stores -> stores.directoryTables().orElseThrow().save(List.of(contact)));
    portal.door().audienceUpkeep().resync();
    return portal;
  }

  private String export(TestPortal portal, ExportFormat format) {
    var out = new ByteArrayOutputStream();
    portal.door().audience().export(DANA, everybody(), DetailsQuery.all(), format, out);
    return out.toString(UTF_8);
  }
}
