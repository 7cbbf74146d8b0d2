package io.github.portalinvites.bulk;

import static io.github.portalinvites.permission.Permission.OVERRIDE_INVITE_LIMITS;
import static io.github.portalinvites.permission.Permission.OVERRIDE_SENDER;
import static io.github.portalinvites.testkit.TestPortal.DANA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.portalinvites.activity.Activity;
import io.github.portalinvites.delivery.RunId;
import io.github.portalinvites.mail.EmailAddress;
import io.github.portalinvites.mail.SendResult;
import io.github.portalinvites.mail.Sender;
import io.github.portalinvites.mail.ServerReply;
import io.github.portalinvites.permission.Actor;
import io.github.portalinvites.permission.ForbiddenException;
import io.github.portalinvites.permission.Permission;
import io.github.portalinvites.permission.PermittedDivisions;
import io.github.portalinvites.portal.PageRequest;
import io.github.portalinvites.testkit.TestPortal;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A run acts in the name of who started it, whoever made its plan. */
public interface StarterContract extends TownContract {

  Actor FOX = Actor.of("fox", "Fox Mulder");

  @Test
  default void runPausesWhenItsStarterLosesThePermission() {
    var portal = town(30);
    var run = startedByFox(portal, invite());
    afterTheFirstMail(portal, () -> revoke(portal, FOX));
    portal.work();
    assertThat(portal.run(run).pausedFor()).isEqualTo(PauseReason.PERMISSION_LOST);
    assertThat(portal.mails().sent()).hasSize(10);
  }

  @Test
  default void runGoesOnWhenWhoPlannedItLeaves() {
    var portal = town(30);
    var run = startedByFox(portal, invite());
    afterTheFirstMail(portal, () -> revoke(portal, DANA));
    portal.work();
    assertThat(portal.door().bulk().run(FOX, run).state()).isEqualTo(RunState.FINISHED);
    assertThat(portal.mails().sent()).hasSize(30);
  }

  @Test
  default void starterAnswersAlsoForWhatAnotherResumes() {
    var portal = town(5);
    var run = startedByFox(portal, invite());
    revoke(portal, FOX);
    portal.work();
    portal.door().bulk().resume(DANA, run);
    portal.work();
    assertThat(portal.run(run).pausedFor()).isEqualTo(PauseReason.PERMISSION_LOST);
    assertThat(portal.mails().attempts()).isEmpty();
  }

  @Test
  default void historyNamesWhoPlannedAndWhoStarted() {
    var portal = town(1);
    var run = startedByFox(portal, invite());
    portal.work();
    assertThat(names(portal, run, Activity.Kind.PLAN_MADE)).containsExactly("dana");
    assertThat(names(portal, run, Activity.Kind.RUN_STARTED)).containsExactly("fox");
    assertThat(names(portal, run, Activity.Kind.INVITATION_SENT)).containsExactly("fox");
  }

  @Test
  default void starterNeedsThePermissionToOverride() {
    var portal = town(1);
    portal.authorize(
        (id, actor, asked) ->
            actor.id().equals("fox") && asked == OVERRIDE_INVITE_LIMITS
                ? PermittedDivisions.NONE
                : PermittedDivisions.ALL);
    assertThatThrownBy(() -> startedByFox(portal, invite().overrideLimits()))
        .isInstanceOf(ForbiddenException.class);
    var plain = startedByFox(portal, invite());
    assertThat(portal.run(plain).state()).isEqualTo(RunState.RUNNING);
  }

  @Test
  default void runPausesWhenItsStarterMayNotOverrideAnyMore() {
    var own = Sender.of(EmailAddress.parse("office@division1.example"));
    for (var invite : Set.of(invite().overrideLimits(), invite().sender(own))) {
      var portal = anotherTown(30);
      var run = startedByFox(portal, invite);
      afterTheFirstMail(portal, () -> forbid(portal, OVERRIDE_INVITE_LIMITS, OVERRIDE_SENDER));
      portal.work();
      assertThat(portal.run(run).pausedFor()).isEqualTo(PauseReason.PERMISSION_LOST);
      assertThat(portal.mails().sent()).hasSize(10);
    }
  }

  @Test
  default void runWithoutOverridesNeedsNoPermissionForThem() {
    var portal = town(15);
    var run = startedByFox(portal, invite());
    forbid(portal, OVERRIDE_INVITE_LIMITS, OVERRIDE_SENDER);
    portal.work();
    assertThat(portal.run(run).state()).isEqualTo(RunState.FINISHED);
  }

  private static RunId startedByFox(TestPortal portal, BulkInvite invite) {
    var plan = portal.plan(invite);
    var key = IdempotencyKey.of(plan.id().toString());
    return portal.door().bulk().start(FOX, plan.id(), plan.fingerprint(), key).id();
  }

  private static void revoke(TestPortal portal, Actor person) {
    portal.authorize(
        (id, actor, asked) ->
            actor.id().equals(person.id()) ? PermittedDivisions.NONE : PermittedDivisions.ALL);
  }

  private static void forbid(TestPortal portal, Permission... permissions) {
    portal.authorize(
        (id, actor, asked) ->
            Set.of(permissions).contains(asked) ? PermittedDivisions.NONE : PermittedDivisions.ALL);
  }

  private static void afterTheFirstMail(TestPortal portal, Runnable action) {
    portal
        .mails()
        .answering(
            mail -> {
              action.run();
              return new SendResult.Sent(ServerReply.of(250, "2.0.0 queued"));
            });
  }

  private static Set<String> names(TestPortal portal, RunId run, Activity.Kind kind) {
    return portal.door().activity().ofRun(DANA, run, PageRequest.first(100)).items().stream()
        .filter(each -> each.kind() == kind)
        .map(each -> each.who().id())
        .collect(Collectors.toSet());
  }
}
