package io.github.portalinvites.jdbc;

import static io.github.portalinvites.invitation.InvitedContract.CHOSEN;
import static io.github.portalinvites.testkit.DirectoryRecords.RECORDS;
import static io.github.portalinvites.testkit.TestPortal.DANA;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.github.portalinvites.access.AccessGrant;
import io.github.portalinvites.activity.PortalEvent;
import io.github.portalinvites.audience.AudienceFilter;
import io.github.portalinvites.bulk.BulkInvite;
import io.github.portalinvites.bulk.TownContract;
import io.github.portalinvites.directory.AccountId;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.invitation.Acceptance;
import io.github.portalinvites.invitation.Credentials;
import io.github.portalinvites.invitation.KeyRotationContract;
import io.github.portalinvites.invitation.LoginKeeper.NewLogin;
import io.github.portalinvites.invitation.PasswordCheck;
import io.github.portalinvites.invitation.PasswordTicket;
import io.github.portalinvites.invitation.Reminders;
import io.github.portalinvites.mail.EmailAddress;
import io.github.portalinvites.mail.OutgoingMail;
import io.github.portalinvites.mail.SendResult;
import io.github.portalinvites.mail.ServerReply;
import io.github.portalinvites.portal.KeyType;
import io.github.portalinvites.secret.SecretKeys;
import io.github.portalinvites.storage.contract.TestedStorage;
import io.github.portalinvites.testkit.LogTrap;
import io.github.portalinvites.testkit.TestPortal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever becomes of invitations, their secrets are in the mails only, and the passwords that
 * people choose or mistype are nowhere.
 */
class PlantedLifeSecretsTest {

  private static final int PEOPLE = 9;
  private static final int WEAK = 4;
  private static final int UNLUCKY = 5;
  private static final String CLIENT = "203.0.113.7";

  private final LogTrap log = new LogTrap(Level.TRACE);
  private final Haystack seen = new Haystack();
  private final List<String> tickets = new ArrayList<>();
  private final List<String> mistyped = new ArrayList<>();
  private boolean heard;

  @AfterEach
  void end() {
    log.close();
  }

  @ParameterizedTest
  @EnumSource
  void secretsAreInTheMailsOnly(TestDatabase kind) {
    var database = kind.installed();
    var tested = TestDatabase.tested(database, KeyType.WHOLE_NUMBER);
    log.set();
    var portal = door(tested, SecretKeys.of("2026-05", TestPortal.KEY), database);
    var rotated = door(tested, KeyRotationContract.BOTH_KEYS, database);
    fill(portal);
    live(tested, portal);
    rotate(tested, portal, rotated);
    seen.see(rotated.mails().attempts());
    PortalAnswers.see(rotated.door(), PEOPLE, seen);
    seen.seeRows(database);
    seen.see(log.lines(), log.ofTheMailLibrary());
    assertThat(log.lines())
        .anyMatch(line -> line.contains("A listener failed"))
        .anyMatch(line -> line.contains("No secret key 2026-05"));
    var mails = Stream.of(portal, rotated).flatMap(each -> each.mails().attempts().stream());
    var secrets = mails.flatMap(PlantedLifeSecretsTest::secrets).distinct().toList();
    assertThat(secrets).hasSizeGreaterThan(3 * PEOPLE);
    assertThat(tickets).hasSize(2);
    seen.assertHidden(secrets, neverStored());
    var lines = String.join("\n", log.lines()).toLowerCase(Locale.ROOT);
    assertThat(IntStream.rangeClosed(1, PEOPLE).mapToObj(n -> address(n).value()))
        .noneMatch(lines::contains);
  }

  private List<byte[]> neverStored() {
    var typed = Stream.of(tickets, mistyped, List.of(CHOSEN.password())).flatMap(List::stream);
    var keys = Stream.of(TestPortal.KEY, KeyRotationContract.NEXT_KEY);
    return Stream.concat(typed.map(each -> each.getBytes(US_ASCII)), keys).toList();
  }

  private TestPortal door(TestedStorage tested, SecretKeys keys, DataSource database) {
    var portal =
        new TestPortal(
                tested,
                builder ->
                    builder
                        .secretKeys(keys)
                        .loginKeeper((login, connection) -> keep(login))
                        .reminders(Reminders.of(1, Duration.ofDays(7)))
                        .runListener(seen::see)
                        .eventListener(this::hear))
            .ready();
    portal
        .mails()
        .answering(
            mail -> {
              seen.seeRows(database);
              return new SendResult.Sent(ServerReply.of(250, "2.0.0 queued"));
            });
    return portal;
  }

  private Optional<String> keep(NewLogin login) {
    seen.see(login, login.credentials());
    if (login.contacts().contains(contact(UNLUCKY))) {
      throw new IllegalStateException("No room for " + login);
    }
    return login.contacts().contains(contact(WEAK)) ? Optional.of("too weak") : Optional.empty();
  }

  private void hear(PortalEvent event) {
    seen.see(event, event.activity().data());
    if (!heard) {
      heard = true;
      throw new IllegalStateException("The host's queue is down for " + event);
    }
  }

  private static void fill(TestPortal portal) {
    portal
        .door()
        .directory()
        .load(IntStream.rangeClosed(1, PEOPLE).mapToObj(RECORDS::invitable).flatMap(List::stream));
  }

  /** A fate for each, and for whoever is left a reminder. */
  private void live(TestedStorage tested, TestPortal portal) {
    invite(portal, 1);
    invite(portal, 2);
    tested.clock().advance(Duration.ofHours(1));
    resend(portal, 1);
    acceptByLink(portal, 1);
    acceptByTemporaryPassword(portal, 2);
    seen.see(portal.send(BulkInvite.to(LiveTown.EVERYBODY)));
    seen.see(portal.door().logins().recordLogin(address(3).value(), tested.clock().instant()));
    seen.see(portal.door().access().grant(DANA, contact(3), account(3), AccessGrant.none()));
    acceptByLink(portal, WEAK);
    acceptByLink(portal, UNLUCKY);
    tested.clock().advance(Duration.ofDays(7));
    portal.work();
    assertThat(portal.mails().sentTo(address(6))).as("invited and reminded").hasSize(2);
    assertThat(portal.mails().sentTo(address(3))).as("invited and told").hasSize(2);
    var seventh = AudienceFilter.contacts(contact(7));
    seen.see(portal.door().bulk().revoke(DANA, seventh, seen::see));
    lookAtLink(portal, 7);
    seen.see(portal.door().privacy().forget(DANA, contact(8)));
    lookAtLink(portal, 8);
    portal.door().feedback().recordBounce(address(6));
    seen.see(portal.door().feedback().clear(DANA, contact(6)));
  }

  /** The refusing mail server says what it was sent. */
  private void rotate(TestedStorage tested, TestPortal portal, TestPortal rotated) {
    resend(rotated, 9);
    lookAtLink(portal, 9);
    var forgetful = new TestPortal(tested, b -> b.secretKeys(KeyRotationContract.NEXT_ONLY));
    seen.see(forgetful.door().acceptance().peek(token(portal, 6)));
    tested.clock().advance(Duration.ofHours(1));
    rotated
        .mails()
        .answering(
            mail -> new SendResult.MessageRefused(ServerReply.of(554, "spam: " + mail.text())));
    resend(rotated, 9);
    seen.seeCall(
        () ->
            new TestPortal(
                tested, b -> b.secretKeys(SecretKeys.of("2026-05", KeyRotationContract.NEXT_KEY))));
  }

  private void invite(TestPortal portal, int n) {
    seen.see(portal.door().invitations().invite(DANA, contact(n)));
    portal.work();
  }

  private void resend(TestPortal portal, int n) {
    seen.see(portal.door().invitations().resend(DANA, contact(n)));
    portal.work();
  }

  private void acceptByLink(TestPortal portal, int n) {
    var acceptance = portal.door().acceptance();
    var token = token(portal, n);
    seen.see(acceptance.peek(token));
    for (var password : List.of(temporary(portal, n), "x".repeat(1_025), CHOSEN.password())) {
      seen.seeCall(() -> acceptance.accept(token, new Credentials(password)));
    }
    seen.seeCall(() -> acceptance.accept(token + "=", CHOSEN));
    lookAtLink(portal, n);
  }

  private void acceptByTemporaryPassword(TestPortal portal, int n) {
    var acceptance = portal.door().acceptance();
    var right = temporary(portal, n);
    var wrong = right.substring(0, right.length() - 1) + (right.endsWith("7") ? "8" : "7");
    mistyped.add(wrong);
    mistyped.add(wrong.replace("-", ""));
    for (int i = 0; i < 5; i++) {
      seen.see(acceptance.check(address(n).value(), wrong, CLIENT));
    }
    var ticket = ticket(acceptance, n, right);
    var late = ticket(acceptance, n, right);
    seen.see(acceptance.accept(ticket, new Credentials(right)));
    seen.see(acceptance.accept(new PasswordTicket(ticket.value() + "x"), CHOSEN));
    seen.see(acceptance.accept(ticket, CHOSEN), acceptance.accept(late, CHOSEN));
    for (int i = 0; i < 5; i++) {
      seen.see(acceptance.check(address(n).value(), right, CLIENT));
    }
  }

  private PasswordTicket ticket(Acceptance acceptance, int n, String right) {
    var check = acceptance.check(address(n).value(), right, CLIENT);
    seen.see(check);
    var ticket = ((PasswordCheck.Right) check).ticket();
    seen.see(ticket);
    tickets.add(ticket.value());
    return ticket;
  }

  private void lookAtLink(TestPortal portal, int n) {
    seen.see(portal.door().acceptance().peek(token(portal, n)));
    portal.door().acceptance().sendNewLink(token(portal, n));
    portal.work();
  }

  private static Stream<String> secrets(OutgoingMail mail) {
    return TownContract.SECRET.matcher(mail.text()).results().map(MatchResult::group);
  }

  /** The link of the first mail to a contact that has one. */
  private static String token(TestPortal portal, int n) {
    return secrets(portal.mails().sentTo(address(n)).get(0)).toList().get(0);
  }

  private static String temporary(TestPortal portal, int n) {
    return secrets(portal.mails().sentTo(address(n)).get(0)).toList().get(1);
  }

  private static EmailAddress address(int n) {
    return EmailAddress.parse("contact%d@example.org".formatted(n));
  }

  private static ContactId contact(int n) {
    return RECORDS.keys().contact(n);
  }

  private static AccountId account(int n) {
    return RECORDS.keys().account(n);
  }
}
