package io.github.portalinvites.invitation;

import static io.github.portalinvites.testkit.TestPortal.DANA;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.portalinvites.PortalInvitesBuilder;
import io.github.portalinvites.Ticking;
import io.github.portalinvites.audience.DetailsQuery;
import io.github.portalinvites.audience.ExportFormat;
import io.github.portalinvites.bulk.BulkRun;
import io.github.portalinvites.bulk.IdempotencyConflictException;
import io.github.portalinvites.bulk.IdempotencyKey;
import io.github.portalinvites.bulk.RunState;
import io.github.portalinvites.bulk.SendPlan;
import io.github.portalinvites.delivery.Outcome;
import io.github.portalinvites.mail.OutgoingMail;
import io.github.portalinvites.mail.SendResult;
import io.github.portalinvites.mail.ServerReply;
import io.github.portalinvites.permission.Actor;
import io.github.portalinvites.testkit.BadInput;
import io.github.portalinvites.testkit.TestPortal;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rows of bad-inputs.tsv, area logging-export-time, that are about times and keys. */
public interface BadTimeContract extends InvitedContract {

  IdempotencyKey MAY = IdempotencyKey.of("may");
  ZoneId NEW_YORK = ZoneId.of("America/New_York");
  Instant SUMMER = Instant.parse("2026-11-01T05:30:00Z");
  Instant WINTER = Instant.parse("2026-11-01T06:30:00Z");

  static Stream<BadInput> times() {
    var texts = Stream.concat(BadLogContract.forgeries(), BadLogContract.secretHolders()).toList();
    return BadInput.area("logging-export-time").filter(row -> !texts.contains(row));
  }

  @ParameterizedTest
  @MethodSource("io.github.portalinvites.invitation.BadTimeContract#times")
  default void staysTrue(BadInput row) {
    switch (row.text()) {
      case "clock jumps back 2 h while leases are held" -> clockThatJumpsBackDoublesNothing();
      case "idempotency key reused with a different request body" -> otherBodyIsAConflict();
      case "idempotency key of another division" -> keysAreOfAPortalAndAnActor();
      case "Locale tr-TR as JVM default" ->
          Assumptions.assumeTrue(
              "tr".equals(System.getProperty("user.language")),
              "The whole suite runs so by -Dtest.jvm=\"-Duser.language=tr\"");
      default -> {
        assertThat(row.text()).contains("2026-11-01T01:30 America/New_York");
        hourThatComesTwiceIsTwoInstants();
      }
    }
  }

  @Test
  default void thereAreBothTextsAndTimes() {
    assertThat(times()).hasSizeGreaterThan(4);
    assertThat(BadLogContract.forgeries()).hasSize(1);
    assertThat(BadLogContract.secretHolders()).hasSize(1);
  }

  /** Two processes whose own clocks go on, as theirs do when the database's is set back. */
  private void clockThatJumpsBackDoublesNothing() {
    var slow = town(25, BadTimeContract::byItsOwnClock);
    var other = new TestPortal(tested(), BadTimeContract::byItsOwnClock);
    var run = slow.start(invite());
    slow.mails()
        .answering(
            mail -> {
              if (slow.mails().attempts().size() == 3) {
                tested().clock().advance(Duration.ofHours(-2));
                other.work();
              }
              return new SendResult.Sent(ServerReply.of(250, "2.0.0 queued"));
            });
    slow.work();
    assertThat(other.mails().sent()).isNotEmpty();
    assertThat(Stream.of(slow, other).flatMap(each -> each.mails().attempts().stream()))
        .extracting(OutgoingMail::messageId)
        .hasSize(25)
        .doesNotHaveDuplicates();
    assertThat(slow.run(run).outcomes()).isEqualTo(Map.of(Outcome.SENT, 25L));
    assertThat(slow.run(run).state()).isEqualTo(RunState.FINISHED);
  }

  private static PortalInvitesBuilder byItsOwnClock(PortalInvitesBuilder builder) {
    return Ticking.by(System::nanoTime, builder);
  }

  private void hourThatComesTwiceIsTwoInstants() {
    assertThat(LocalDateTime.ofInstant(SUMMER, NEW_YORK))
        .isEqualTo(LocalDateTime.ofInstant(WINTER, NEW_YORK))
        .isEqualTo("2026-11-01T01:30");
    var portal = town(2);
    portal.door().directory().save(records().division(1).zone(NEW_YORK));
    inviteAt(SUMMER, portal, 1);
    inviteAt(WINTER, portal, 2);
    for (var format : ExportFormat.values()) {
      var out = new ByteArrayOutputStream();
      portal.door().audience().export(DANA, everybody(), DetailsQuery.all(), format, out);
      assertThat(out.toString(UTF_8).split("contact2@example.org", 2))
          .satisfiesExactly(
              one -> assertThat(one).contains("2026-11-01T05:30:00Z"),
              two -> assertThat(two).contains("2026-11-01T06:30:00Z"));
    }
    assertThat(mail(portal, 0).text()).contains("EDT");
    assertThat(mail(portal, 1).text()).contains("EST");
  }

  /** With a link that ends in the same hour. */
  private void inviteAt(Instant at, TestPortal portal, int contact) {
    tested().clock().set(at);
    var mail = InviteMail.DEFAULT.lifetime(Duration.ofMinutes(20));
    portal.door().invitations().invite(DANA, SingleInvite.to(contact(contact)).mail(mail));
    portal.work();
  }

  private void otherBodyIsAConflict() {
    var portal = town(2);
    var plan = portal.plan(invite());
    start(portal, DANA, plan);
    var before = portal.run(plan.id());
    var other = portal.plan(invite().alsoInvited());
    assertThatThrownBy(() -> start(portal, DANA, other))
        .isInstanceOf(IdempotencyConflictException.class);
    assertThatThrownBy(
            () -> portal.door().bulk().start(DANA, plan.id(), plan.fingerprint(), MAY, 2))
        .isInstanceOf(IdempotencyConflictException.class);
    assertThat(portal.run(plan.id())).isEqualTo(before);
    assertThat(portal.run(other.id()).state()).isEqualTo(RunState.PLANNED);
  }

  private void keysAreOfAPortalAndAnActor() {
    var portal = town(1);
    var elsewhere = anotherTown(1);
    for (var actor : List.of(DANA, Actor.of("fox", "Fox Mulder"))) {
      var own = portal.plan(invite().alsoInvited());
      assertThat(start(portal, actor, own).id()).isEqualTo(own.id());
    }
    var foreign = elsewhere.plan(invite());
    assertThat(start(elsewhere, DANA, foreign).id()).isEqualTo(foreign.id());
  }

  private static BulkRun start(TestPortal portal, Actor actor, SendPlan plan) {
    return portal.door().bulk().start(actor, plan.id(), plan.fingerprint(), MAY);
  }
}
