package io.github.portalinvites.invitation;

import static io.github.portalinvites.testkit.TestPortal.DANA;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.portalinvites.activity.Activity;
import io.github.portalinvites.mail.SendResult;
import io.github.portalinvites.mail.ServerReply;
import io.github.portalinvites.permission.Actor;
import io.github.portalinvites.settings.SystemOptions;
import io.github.portalinvites.template.TemplateContent;
import io.github.portalinvites.template.TemplateDraft;
import io.github.portalinvites.template.TemplateId;
import io.github.portalinvites.testkit.TestPortal;
import io.github.portalinvites.testkit.Together;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Reminding of invitations that nobody answered. */
public interface RemindersContract extends ReminderStopsContract {

  @Test
  default void nobodyIsRemindedUnlessTheHostSaysSo() {
    var portal = invited(1);
    assertThat(mailsAfter(portal, Duration.ofDays(20))).isEqualTo(1);
  }

  @Test
  default void reminderFollowsAfterItsSpacingAndNotBefore() {
    var portal = reminding(1, TWICE);
    assertThat(mailsAfter(portal, WEEK.minusSeconds(1))).isEqualTo(1);
    assertThat(mailsAfter(portal, Duration.ofSeconds(1))).isEqualTo(2);
    assertThat(mail(portal, 1).recipient().address()).isEqualTo(address(1));
    assertThat(status(portal, 1)).isEqualTo(InvitationStatus.PENDING);
  }

  @Test
  default void noMoreFollowThanTheHostSaid() {
    var portal = reminding(1, TWICE);
    for (int week = 1; week <= 10; week++) {
      mailsAfter(portal, WEEK);
    }
    assertThat(portal.mails().sent()).hasSize(3);
    assertThat(status(portal, 1)).isEqualTo(InvitationStatus.EXPIRED);
  }

  @Test
  default void reminderBringsNewSecretsThatLiveAsLongAsThoseBefore() {
    var portal = town(1, builder -> builder.reminders(TWICE));
    portal.send(invite().lifetime(Duration.ofDays(10)));
    mailsAfter(portal, WEEK);
    assertThat(peek(portal)).isInstanceOf(LinkState.Dead.class);
    var open = (LinkState.Open) portal.door().acceptance().peek(token(portal, 1));
    assertThat(open.expires()).isEqualTo(now().plus(Duration.ofDays(10)));
    assertThat(mail(portal, 1).text()).contains("21");
  }

  @Test
  default void expiredInvitationIsNotRemindedOf() {
    var portal = town(1, builder -> builder.reminders(TWICE));
    portal.send(invite().lifetime(WEEK));
    assertThat(mailsAfter(portal, WEEK)).isEqualTo(1);
    assertThat(mailsAfter(portal, WEEK)).isEqualTo(1);
  }

  @Test
  default void portalThatIsOffRemindsOnceItIsOnAgain() {
    var portal = reminding(1, TWICE);
    portal.options(SystemOptions.DEFAULT.portalEnabled(false));
    assertThat(mailsAfter(portal, WEEK)).isEqualTo(1);
    portal.ready();
    assertThat(mailsAfter(portal, Duration.ZERO)).isEqualTo(2);
  }

  @Test
  default void cooldownPutsAReminderOffUntilItIsOver() {
    var limits = SendLimits.DEFAULT.cooldowns(Duration.ofHours(24), Duration.ofDays(10));
    var portal = invited(1, builder -> builder.limits(limits).reminders(TWICE));
    assertThat(mailsAfter(portal, WEEK)).isEqualTo(1);
    assertThat(mailsAfter(portal, Duration.ofDays(3).minusSeconds(1))).isEqualTo(1);
    assertThat(mailsAfter(portal, Duration.ofSeconds(1))).isEqualTo(2);
  }

  @Test
  default void capPutsAReminderOffUntilThereIsRoom() {
    var limits = SendLimits.DEFAULT.cap(1, Duration.ofDays(20));
    var portal = invited(1, builder -> builder.limits(limits).reminders(TWICE));
    assertThat(mailsAfter(portal, WEEK)).isEqualTo(1);
    assertThat(mailsAfter(portal, Duration.ofDays(13))).isEqualTo(2);
  }

  @Test
  default void failedReminderLeavesTheOldLinkAliveAndCountsForNothing() {
    var portal = reminding(1, Reminders.of(1, WEEK));
    portal.mails().answering(mail -> new SendResult.MessageRefused(ServerReply.of(554, "no")));
    mailsAfter(portal, WEEK);
    assertThat(portal.mails().attempts()).hasSize(2);
    assertThat(peek(portal)).isInstanceOf(LinkState.Open.class);
    portal.mails().accepting();
    assertThat(mailsAfter(portal, WEEK.minusSeconds(1))).isEqualTo(1);
    assertThat(mailsAfter(portal, Duration.ofSeconds(1))).isEqualTo(2);
    assertThat(mailsAfter(portal, WEEK)).isEqualTo(2);
  }

  @Test
  default void cancelledReminderLeavesTheOldLinkAlive() {
    var portal = reminding(1, TWICE);
    portal.mails().answering(mail -> new SendResult.RelayTrouble(ServerReply.of(421, "busy")));
    mailsAfter(portal, WEEK);
    var run = history(portal, 1, Activity.Kind.REMINDER_QUEUED).get(0).run();
    portal.door().bulk().cancel(DANA, run);
    portal.mails().accepting();
    assertThat(mailsAfter(portal, Duration.ofDays(1))).isEqualTo(1);
    assertThat(peek(portal)).isInstanceOf(LinkState.Open.class);
  }

  @Test
  default void everyOtherMailBeginsTheSpacingAnew() {
    var portal = reminding(1, TWICE);
    tested().clock().advance(Duration.ofDays(5));
    portal.door().invitations().resend(DANA, contact(1));
    assertThat(mailsAfter(portal, Duration.ZERO)).isEqualTo(2);
    assertThat(mailsAfter(portal, Duration.ofDays(6))).isEqualTo(2);
    assertThat(mailsAfter(portal, Duration.ofDays(1))).isEqualTo(3);
  }

  @Test
  default void workersOfTwoProcessesRemindEverybodyOnce() {
    var portal = reminding(30, Reminders.of(1, WEEK));
    var other = new TestPortal(tested(), builder -> builder.reminders(Reminders.of(1, WEEK)));
    tested().clock().advance(WEEK);
    Together.run(List.of(working(portal), working(other)));
    var reminded =
        Stream.of(portal.mails().sent().stream().skip(30), other.mails().sent().stream())
            .flatMap(mails -> mails)
            .map(mail -> mail.recipient().address());
    assertThat(reminded).hasSize(30).doesNotHaveDuplicates();
  }

  @Test
  default void remindersThatWereSwitchedOffEndAndGoOnWhenSwitchedOnAgain() {
    var portal = reminding(1, TWICE);
    var without = otherProcess();
    assertThat(mailsAfter(without, WEEK)).isZero();
    assertThat(mailsAfter(portal, Duration.ZERO)).isEqualTo(2);
  }

  @Test
  default void sharedMailboxIsRemindedOnce() {
    var portal = town(2, builder -> builder.reminders(TWICE));
    portal.door().directory().save(records().contact(2).email("contact1@example.org"));
    portal.send(invite());
    assertThat(mailsAfter(portal, WEEK)).isEqualTo(2);
    assertThat(portal.door().acceptance().accept(token(portal, 1)))
        .isInstanceOf(AcceptOutcome.Accepted.class);
    assertThat(status(portal, 2)).isEqualTo(InvitationStatus.ACCEPTED);
  }

  @Test
  default void whoeverStillHasTheMailboxIsReminded() {
    var portal = town(2, builder -> builder.reminders(TWICE));
    portal.door().directory().save(records().contact(2).email("contact1@example.org"));
    portal.send(invite());
    portal.door().directory().save(records().contact(1).email("new@example.org"));
    assertThat(mailsAfter(portal, WEEK)).isEqualTo(2);
    assertThat(history(portal, 2, Activity.Kind.REMINDER_QUEUED)).hasSize(1);
  }

  @Test
  default void reminderMaySaySomethingElse() {
    var portal = town(1);
    var content = TemplateContent.of("Still there?", "[CustomerPortalLink]\n\n[TemporaryPassword]");
    var template =
        portal
            .door()
            .templates()
            .create(DANA, TemplateDraft.of("Reminder", Locale.ENGLISH, content));
    var second = new TestPortal(tested(), door -> door.reminders(TWICE.template(template.id())));
    second.send(invite().template(TemplateId.BUILT_IN));
    mailsAfter(second, WEEK);
    assertThat(second.mails().sent())
        .extracting(mail -> mail.subject().value())
        .containsExactly("Your invitation to our customer portal", "Still there?");
  }

  @Test
  default void reminderThatCannotBeMadeHarmsNothing() {
    var missing = new TemplateId(UUID.randomUUID());
    var portal = reminding(2, TWICE.template(missing));
    assertThat(mailsAfter(portal, WEEK)).isEqualTo(2);
    assertThat(peek(portal)).isInstanceOf(LinkState.Open.class);
  }

  @Test
  default void historyTellsThatTheSystemReminded() {
    var portal = reminding(1, TWICE);
    mailsAfter(portal, WEEK);
    assertThat(history(portal, 1, Activity.Kind.REMINDER_QUEUED))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.who().id()).isEqualTo(Actor.SYSTEM.id());
              assertThat(row.run()).isNotNull();
              assertThat(row.data())
                  .containsEntry("reminder", "1")
                  .containsEntry("of", "2")
                  .containsEntry("address", identity(1).toString());
            });
    assertThat(history(portal, 1, Activity.Kind.INVITATION_SENT)).hasSize(2);
  }

  private static Callable<Boolean> working(TestPortal portal) {
    return () -> {
      portal.work();
      return true;
    };
  }
}
