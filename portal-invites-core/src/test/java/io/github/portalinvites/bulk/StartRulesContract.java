package io.github.portalinvites.bulk;

import static io.github.portalinvites.testkit.TestPortal.DANA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.portalinvites.audience.FilterFingerprint;
import io.github.portalinvites.audience.Restriction;
import io.github.portalinvites.bulk.StartRefusedException.Reason;
import io.github.portalinvites.permission.Actor;
import io.github.portalinvites.permission.ForbiddenException;
import io.github.portalinvites.permission.PermittedDivisions;
import io.github.portalinvites.portal.NotFoundException;
import io.github.portalinvites.testkit.TestPortal;
import io.github.portalinvites.testkit.Together;
import java.time.Duration;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** When a plan may be started, and what saying it twice does. */
public interface StartRulesContract extends TownContract {

  IdempotencyKey MAY = IdempotencyKey.of("may-campaign");
  Actor FOX = Actor.of("fox", "Fox Mulder");

  @Test
  default void refusesAPlanOfAnotherFilter() {
    var portal = town(2);
    var plan = portal.plan(invite());
    var seen =
        portal
            .door()
            .audience()
            .counts(DANA, everybody().restrictTo(Restriction.ACTIVE_SERVICES))
            .fingerprint();
    refused(portal, plan, Reason.OTHER_FILTER, () -> start(portal, plan, seen, MAY));
  }

  @Test
  default void startsByTheFingerprintThatCountsShow() {
    var portal = town(2);
    var plan = portal.plan(invite());
    var seen = portal.door().audience().counts(DANA, everybody()).fingerprint();
    assertThat(start(portal, plan, seen, MAY).state()).isEqualTo(RunState.RUNNING);
  }

  @Test
  default void refusesAnExpiredPlan() {
    var portal = town(2);
    var plan = portal.plan(invite());
    tested().clock().advance(Duration.ofHours(1));
    refused(portal, plan, Reason.EXPIRED, () -> start(portal, plan, MAY));
  }

  @Test
  default void startsAPlanInItsLastMoment() {
    var portal = town(2);
    var plan = portal.plan(invite());
    tested().clock().advance(Duration.ofHours(1).minusMillis(1));
    assertThat(start(portal, plan, MAY).state()).isEqualTo(RunState.RUNNING);
  }

  @Test
  default void guardsTheNumberOfRecipients() {
    var portal = town(2);
    var plan = portal.plan(invite());
    var bulk = portal.door().bulk();
    refused(
        portal,
        plan,
        Reason.UNEXPECTED_RECIPIENTS,
        () -> bulk.start(DANA, plan.id(), plan.fingerprint(), MAY, 3));
    assertThat(bulk.start(DANA, plan.id(), plan.fingerprint(), MAY, 2).state())
        .isEqualTo(RunState.RUNNING);
  }

  @Test
  default void startsOnlyWhatWasNeverStarted() {
    var portal = town(2);
    var plan = portal.plan(invite());
    portal.door().bulk().cancel(DANA, plan.id());
    refused(portal, plan, Reason.WRONG_STATE, () -> start(portal, plan, MAY));
    var other = portal.plan(invite());
    start(portal, other, MAY);
    assertThatThrownBy(() -> start(portal, other, IdempotencyKey.of("once more")))
        .isInstanceOf(StartRefusedException.class);
  }

  @Test
  default void sameKeyGivesTheSameRun() {
    var portal = town(3);
    var plan = portal.plan(invite());
    var first = start(portal, plan, MAY);
    portal.work();
    var again = start(portal, plan, MAY);
    portal.work();
    assertThat(again.id()).isEqualTo(first.id());
    assertThat(again.state()).isEqualTo(RunState.FINISHED);
    assertThat(portal.mails().sent()).hasSize(3);
  }

  @Test
  default void sameKeyAtTheSameTimeStartsOneRun() {
    var portal = town(5);
    var plan = portal.plan(invite());
    var runs = Together.race(4, () -> start(portal, plan, MAY).state());
    portal.work();
    assertThat(runs).containsOnly(RunState.RUNNING);
    assertThat(portal.mails().sent()).hasSize(5);
  }

  @Test
  default void sameKeyForAnotherPlanIsAConflict() {
    var portal = town(2);
    start(portal, portal.plan(invite()), MAY);
    var other = portal.plan(invite().alsoInvited());
    assertThatThrownBy(() -> start(portal, other, MAY))
        .isInstanceOf(IdempotencyConflictException.class);
    assertThat(portal.run(other.id()).state()).isEqualTo(RunState.PLANNED);
  }

  @Test
  default void sameKeyWithAnotherGuardIsAConflict() {
    var portal = town(2);
    var plan = portal.plan(invite());
    start(portal, plan, MAY);
    assertThatThrownBy(
            () -> portal.door().bulk().start(DANA, plan.id(), plan.fingerprint(), MAY, 2))
        .isInstanceOf(IdempotencyConflictException.class);
  }

  @Test
  default void keyOfARefusedStartIsFree() {
    var portal = town(2);
    var plan = portal.plan(invite());
    var wrong = new FilterFingerprint("another");
    refused(portal, plan, Reason.OTHER_FILTER, () -> start(portal, plan, wrong, MAY));
    assertThat(start(portal, plan, MAY).state()).isEqualTo(RunState.RUNNING);
  }

  @Test
  default void keysAreEachActorsOwn() {
    var portal = town(2);
    start(portal, portal.plan(invite()), MAY);
    var other = portal.plan(invite().alsoInvited());
    var run = portal.door().bulk().start(FOX, other.id(), other.fingerprint(), MAY);
    assertThat(run.id()).isEqualTo(other.id());
  }

  @Test
  default void keysAreEachPortalsOwn() {
    start(town(1), town(1).plan(invite()), MAY);
    var elsewhere = new TestPortal(tested().otherPortal()).ready();
    elsewhere.door().directory().save(records().invitable(1));
    var plan = elsewhere.plan(invite());
    assertThat(start(elsewhere, plan, MAY).id()).isEqualTo(plan.id());
  }

  @Test
  default void strangersDoNotStart() {
    var portal = town(1);
    var plan = portal.plan(invite());
    portal.authorize((id, actor, asked) -> PermittedDivisions.of(keys().division(2)));
    assertThatThrownBy(() -> start(portal, plan, MAY)).isInstanceOf(NotFoundException.class);
    portal.authorize((id, actor, asked) -> PermittedDivisions.NONE);
    assertThatThrownBy(() -> start(portal, plan, MAY)).isInstanceOf(ForbiddenException.class);
    assertThatThrownBy(() -> portal.door().bulk().start(null, plan.id(), plan.fingerprint(), MAY))
        .isInstanceOf(ForbiddenException.class);
  }

  @Test
  default void planOfNobodyIsFinishedWhenStarted() {
    var portal = town(1);
    var nobody = everybody().restrictTo(Set.of(Restriction.ACTIVE_SERVICES));
    var plan = portal.plan(nobody);
    assertThat(start(portal, plan, MAY).state()).isEqualTo(RunState.FINISHED);
  }

  private static BulkRun start(TestPortal portal, SendPlan plan, IdempotencyKey key) {
    return start(portal, plan, plan.fingerprint(), key);
  }

  private static BulkRun start(
      TestPortal portal, SendPlan plan, FilterFingerprint seen, IdempotencyKey key) {
    return portal.door().bulk().start(DANA, plan.id(), seen, key);
  }

  private void refused(TestPortal portal, SendPlan plan, Reason reason, ThrowingCallable start) {
    var before = portal.run(plan.id()).state();
    assertThatThrownBy(start)
        .isInstanceOfSatisfying(
            StartRefusedException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    portal.work();
    assertThat(portal.run(plan.id()).state()).isEqualTo(before);
    assertThat(portal.mails().attempts()).isEmpty();
  }
}
