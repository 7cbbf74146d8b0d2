package io.github.portalinvites.bulk;

import static io.github.portalinvites.testkit.TestPortal.DANA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.portalinvites.audience.AudienceFilter;
import io.github.portalinvites.audience.DetailsQuery;
import io.github.portalinvites.bulk.StartRefusedException.Reason;
import io.github.portalinvites.delivery.Outcome;
import io.github.portalinvites.delivery.Pace;
import io.github.portalinvites.invitation.InvitationStatus;
import io.github.portalinvites.invitation.SkipReason;
import io.github.portalinvites.mail.SendResult;
import io.github.portalinvites.mail.ServerReply;
import io.github.portalinvites.permission.ForbiddenException;
import io.github.portalinvites.permission.Permission;
import io.github.portalinvites.permission.PermittedDivisions;
import io.github.portalinvites.portal.PageRequest;
import io.github.portalinvites.testkit.TestPortal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** What people can do with a run, and what they see of it. */
public interface RunControlContract extends TownContract {

  SendResult SENT = new SendResult.Sent(ServerReply.of(250, "2.0.0 queued"));
  ServerReply NO = ServerReply.of(550, "5.0.0 no");

  @Test
  default void pausedRunSendsNothingAfterItsWindow() {
    var portal = town(35);
    var run = portal.start(invite());
    duringTheThirdMail(portal, () -> portal.door().bulk().pause(DANA, run));
    portal.work();
    assertThat(portal.mails().sent()).hasSize(10);
    assertThat(portal.run(run).pausedFor()).isEqualTo(PauseReason.BY_PERSON);
    portal.door().bulk().pause(DANA, run);
    portal.door().bulk().resume(DANA, run);
    portal.door().bulk().resume(DANA, run);
    portal.work();
    assertThat(portal.mails().sent()).hasSize(35);
    assertThat(portal.run(run).state()).isEqualTo(RunState.FINISHED);
  }

  @Test
  default void cancelledRunSendsNothingAfterItsWindow() {
    var portal = town(35);
    var run = portal.start(invite());
    duringTheThirdMail(portal, () -> portal.door().bulk().cancel(DANA, run));
    portal.work();
    assertThat(portal.run(run).state()).isEqualTo(RunState.CANCELLED);
    assertThat(portal.run(run).outcomes())
        .isEqualTo(Map.of(Outcome.SENT, 10L, Outcome.CANCELLED, 25L));
    assertThat(outcome(portal, run, 9)).isEqualTo(Outcome.CANCELLED);
    assertThat(portal.plan(invite()).recipients()).isEqualTo(25);
  }

  @Test
  default void runStartedWhileACancelledOnesWindowIsOutMailsNobodyTwice() {
    var portal = town(35);
    var other = otherProcess();
    var plannedBefore = other.plan(invite().alsoInvited());
    var run = portal.start(invite());
    duringTheThirdMail(
        portal,
        () -> {
          portal.door().bulk().cancel(DANA, run);
          assertThat(other.plan(invite()).skipped()).containsEntry(SkipReason.ALREADY_QUEUED, 10L);
          other.start(plannedBefore);
          other.work();
        });
    portal.work();
    assertThat(portal.mails().sent()).hasSize(10);
    assertThat(other.mails().sent()).hasSize(25);
    assertThat(other.run(plannedBefore.id()).outcomes())
        .isEqualTo(Map.of(Outcome.SENT, 25L, Outcome.SKIPPED, 10L));
    assertThat(ledger(other, plannedBefore.id()).values())
        .extracting(LedgerEntry::skipped)
        .filteredOn(SkipReason.ALREADY_QUEUED::equals)
        .hasSize(10);
    assertThat(portal.plan(invite()).recipients()).isZero();
  }

  @Test
  default void cancelledRunCannotGoOn() {
    var portal = town(3);
    var run = portal.start(invite());
    portal.door().bulk().cancel(DANA, run);
    portal.door().bulk().resume(DANA, run);
    portal.work();
    assertThat(portal.run(run).state()).isEqualTo(RunState.CANCELLED);
    assertThat(portal.mails().attempts()).isEmpty();
    assertThat(status(portal)).isEqualTo(InvitationStatus.NOT_SENT);
  }

  @Test
  default void finishedRunStaysAsItIs() {
    var portal = town(3);
    var run = portal.send(invite()).id();
    portal.door().bulk().cancel(DANA, run);
    portal.door().bulk().pause(DANA, run);
    assertThat(portal.run(run).state()).isEqualTo(RunState.FINISHED);
  }

  @Test
  default void retriesOnlyWhatFailedAndMayBeRetried() {
    var portal = town(4);
    refuse(portal, 2, new SendResult.PolicyRefused(NO));
    var run = portal.send(invite());
    assertThat(run.count(Outcome.FAILED)).isEqualTo(1);
    portal.mails().accepting();
    portal.door().bulk().retryFailed(DANA, run.id());
    portal.work();
    assertThat(portal.run(run.id()).outcomes()).isEqualTo(Map.of(Outcome.SENT, 4L));
    assertThat(portal.mails().attempts()).hasSize(5);
    assertThat(portal.run(run.id()).state()).isEqualTo(RunState.FINISHED);
  }

  @Test
  default void retryingLeavesRefusedAddressesAlone() {
    var portal = town(4);
    refuse(portal, 2, new SendResult.AddressRefused(NO));
    var run = portal.send(invite()).id();
    portal.mails().accepting();
    assertThat(portal.door().bulk().retryFailed(DANA, run).state()).isEqualTo(RunState.FINISHED);
    portal.work();
    assertThat(portal.mails().attempts()).hasSize(4);
  }

  @Test
  default void retryingSkipsWhoMayNotBeMailedAnyMore() {
    var portal = town(4);
    refuse(portal, 2, new SendResult.MessageRefused(NO));
    var run = portal.send(invite()).id();
    portal.door().directory().save(records().contact(2).portalAccess(false));
    portal.door().bulk().retryFailed(DANA, run);
    portal.work();
    assertThat(entry(portal, run, 2).skipped()).isEqualTo(SkipReason.CONTACT_SWITCHED_OFF);
    assertThat(size(portal.run(run))).isEqualTo(4);
    assertThat(portal.run(run).state()).isEqualTo(RunState.FINISHED);
  }

  @Test
  default void onlyAFinishedRunIsRetried() {
    var portal = town(4);
    var run = portal.start(invite());
    assertThatThrownBy(() -> portal.door().bulk().retryFailed(DANA, run))
        .isInstanceOfSatisfying(
            StartRefusedException.class, e -> assertThat(e.reason()).isEqualTo(Reason.WRONG_STATE));
  }

  @Test
  default void canaryGoesFirstAndWaitsForAPerson() {
    var portal = town(30);
    var run = portal.send(invite().canary(5));
    assertThat(run.pausedFor()).isEqualTo(PauseReason.CANARY);
    assertThat(portal.mails().sent()).hasSize(5);
    portal.door().bulk().resume(DANA, run.id());
    portal.work();
    assertThat(portal.mails().sent()).hasSize(30);
    assertThat(portal.run(run.id()).state()).isEqualTo(RunState.FINISHED);
  }

  @Test
  default void runPausedWithinItsCanaryGoesOnWithinIt() {
    var portal = town(40);
    var run = portal.start(invite().canary(25));
    duringTheThirdMail(portal, () -> portal.door().bulk().pause(DANA, run));
    portal.work();
    portal.door().bulk().resume(DANA, run);
    portal.work();
    assertThat(portal.run(run).pausedFor()).isEqualTo(PauseReason.CANARY);
    assertThat(portal.mails().sent()).hasSize(25);
    portal.door().bulk().resume(DANA, run);
    portal.work();
    assertThat(portal.mails().sent()).hasSize(40);
  }

  @Test
  default void canaryOfEverybodyNeedsNoPerson() {
    var portal = town(5);
    assertThat(portal.send(invite().canary(50)).state()).isEqualTo(RunState.FINISHED);
  }

  @Test
  default void progressCountsMessagesAndTime() {
    var portal = town(20);
    var run = portal.start(invite().pace(Pace.perSecond(5)));
    portal.work();
    tested().clock().advance(Duration.ofSeconds(1));
    portal.work();
    var progress = portal.run(run).progress();
    assertThat(progress.done()).isEqualTo(10);
    assertThat(progress.total()).isEqualTo(20);
    assertThat(progress.perSecond()).isEqualTo(10);
    assertThat(progress.timeLeft()).contains(Duration.ofSeconds(1));
  }

  @Test
  default void finishedRunTellsHowLongItTook() {
    var portal = town(20);
    var run = portal.start(invite().canary(10));
    portal.work();
    assertThat(portal.run(run).progress().took()).isEmpty();
    tested().clock().advance(Duration.ofHours(5));
    portal.door().bulk().resume(DANA, run);
    portal.work();
    tested().clock().advance(Duration.ofDays(1));
    assertThat(portal.run(run).progress().took()).contains(Duration.ofHours(5));
  }

  @Test
  default void cancelledRunTellsHowLongItTook() {
    var portal = town(3);
    var run = portal.start(invite());
    tested().clock().advance(Duration.ofMinutes(7));
    portal.door().bulk().cancel(DANA, run);
    assertThat(portal.run(run).progress().took()).contains(Duration.ofMinutes(7));
  }

  @Test
  default void planCancelledUnstartedHasNoEnd() {
    var portal = town(3);
    var plan = portal.plan(invite()).id();
    portal.door().bulk().cancel(DANA, plan);
    assertThat(portal.run(plan).progress().took()).isEmpty();
  }

  @Test
  default void planHasNotStartedYet() {
    var portal = town(1);
    var plan = portal.plan(invite());
    assertThat(portal.run(plan.id()).progress().started()).isNull();
    portal.start(plan);
    assertThat(portal.run(plan.id()).progress().started()).isEqualTo(now());
  }

  @Test
  default void runsAreListedTheLatestFirst() {
    var portal = town(2);
    var first = portal.send(invite()).id();
    var second = portal.plan(invite()).id();
    var third = portal.plan(invite().alsoInvited()).id();
    var bulk = portal.door().bulk();
    var page = bulk.runs(DANA, PageRequest.first(2));
    assertThat(page.items()).containsExactly(portal.run(third), portal.run(second));
    var rest = bulk.runs(DANA, PageRequest.first(2).after(page.nextCursor()));
    assertThat(rest.items()).containsExactly(portal.run(first));
    assertThat(rest.nextCursor()).isNull();
  }

  @Test
  default void listHasOnlyWhatTheActorMaySee() {
    var portal = town(1);
    portal.door().directory().save(records().division(2));
    var elsewhere = portal.plan(AudienceFilter.division(keys().division(2))).id();
    portal.plan(invite());
    portal.plan(BulkInvite.to(AudienceFilter.contacts(contact(1))));
    portal.authorize(
        (id, actor, asked) ->
            asked == Permission.SEND_ACCOUNT_PORTAL_INVITATIONS
                ? PermittedDivisions.of(keys().division(2))
                : PermittedDivisions.NONE);
    var bulk = portal.door().bulk();
    assertThat(bulk.runs(DANA, PageRequest.first(1)).items())
        .extracting(BulkRun::id)
        .containsExactly(elsewhere);
    portal.authorize((id, actor, asked) -> PermittedDivisions.NONE);
    assertThatThrownBy(() -> bulk.runs(DANA, PageRequest.first()))
        .isInstanceOf(ForbiddenException.class);
  }

  @Test
  default void rateOfAResumedRunIsThatOfNow() {
    var portal = town(20);
    var run = portal.send(invite().canary(10)).id();
    tested().clock().advance(Duration.ofHours(5));
    assertThat(portal.run(run).progress().perSecond()).isZero();
    assertThat(portal.run(run).progress().timeLeft()).isEmpty();
    portal.door().bulk().resume(DANA, run);
    portal.work();
    assertThat(portal.run(run).progress().timeLeft()).contains(Duration.ZERO);
  }

  @Test
  default void listenersHearOfEveryStateInItsOrder() {
    var heard = new CopyOnWriteArrayList<RunState>();
    var portal = town(5, builder -> builder.runListener(run -> heard.add(run.state())));
    var run = portal.start(invite());
    portal.door().bulk().pause(DANA, run);
    portal.door().bulk().resume(DANA, run);
    portal.work();
    assertThat(heard)
        .containsSubsequence(
            List.of(RunState.RUNNING, RunState.PAUSED, RunState.RUNNING, RunState.FINISHED));
  }

  @Test
  default void listenersHearOfProgressOnceASecond() {
    var heard = new CopyOnWriteArrayList<Long>();
    var portal = town(60, builder -> builder.runListener(run -> heard.add(run.progress().done())));
    portal.start(invite());
    heard.clear();
    portal
        .mails()
        .answering(
            mail -> {
              tested().clock().advance(Duration.ofMillis(40));
              return SENT;
            });
    portal.work();
    assertThat(heard).as("twice progress, once the end").containsExactly(30L, 60L, 60L);
  }

  @Test
  default void listenerThatFailsHarmsNothing() {
    var portal =
        town(
            5,
            builder ->
                builder.runListener(
                    run -> {
                      throw new IllegalStateException("the host's screen is broken");
                    }));
    assertThat(portal.send(invite()).state()).isEqualTo(RunState.FINISHED);
    assertThat(portal.mails().sent()).hasSize(5);
  }

  private void refuse(TestPortal portal, int contact, SendResult answer) {
    portal
        .mails()
        .answering(mail -> mail.recipient().address().equals(address(contact)) ? answer : SENT);
  }

  private static void duringTheThirdMail(TestPortal portal, Runnable action) {
    portal
        .mails()
        .answering(
            mail -> {
              if (portal.mails().attempts().size() == 3) {
                action.run();
              }
              return SENT;
            });
  }

  private InvitationStatus status(TestPortal portal) {
    var page = portal.door().audience().details(DANA, everybody(), DetailsQuery.all());
    return page.items().get(0).status();
  }
}
