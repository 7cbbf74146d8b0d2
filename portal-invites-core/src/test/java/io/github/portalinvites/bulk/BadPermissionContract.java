package io.github.portalinvites.bulk;

import static io.github.portalinvites.permission.Permission.SEND_ACCOUNT_PORTAL_INVITATIONS;
import static io.github.portalinvites.testkit.TestPortal.DANA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import io.github.portalinvites.PortalInvites;
import io.github.portalinvites.audience.DetailsQuery;
import io.github.portalinvites.audience.ExportFormat;
import io.github.portalinvites.delivery.Outcome;
import io.github.portalinvites.delivery.RunId;
import io.github.portalinvites.mail.SendResult;
import io.github.portalinvites.mail.ServerReply;
import io.github.portalinvites.permission.Actor;
import io.github.portalinvites.permission.Authorizer;
import io.github.portalinvites.permission.ForbiddenException;
import io.github.portalinvites.permission.PermittedDivisions;
import io.github.portalinvites.portal.NotFoundException;
import io.github.portalinvites.portal.PageRequest;
import io.github.portalinvites.settings.SystemOptions;
import io.github.portalinvites.template.TemplateContent;
import io.github.portalinvites.template.TemplateDraft;
import io.github.portalinvites.template.TemplateId;
import io.github.portalinvites.testkit.BadInput;
import io.github.portalinvites.testkit.TestPortal;
import io.github.portalinvites.testkit.WatchedStorage;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rows of bad-inputs.tsv, area division-permission, at the front door. */
public interface BadPermissionContract extends BadInputContract {

  Pattern SPELLING = Pattern.compile("\"([^\"]*)\"|([\\d.]+)$");

  static Stream<BadInput> rights() {
    return BadInput.area("division-permission");
  }

  @ParameterizedTest
  @MethodSource("io.github.portalinvites.bulk.BadPermissionContract#rights")
  default void isDenied(BadInput row) {
    switch (row.text()) {
      case "actor without 390 calls count" -> readsNothingWithout390();
      case "actor loses 390 between queue and send" -> sendsNothingAfterLosing390();
      case "null actor" -> nobodyMayDoAnything();
      case "resend by invitation id of another division" -> resendsNothingOfAnotherDivision();
      default -> spellingsOf390AreNot390(row);
    }
  }

  private void readsNothingWithout390() {
    var watched = watched();
    var portal = town(1, watched);
    portal.authorize(
        (id, actor, asked) ->
            asked == SEND_ACCOUNT_PORTAL_INVITATIONS
                ? PermittedDivisions.NONE
                : PermittedDivisions.ALL);
    var refused = forbidden(portal, watched, door -> countsUnread(door, watched));
    assertThat(refused.permission()).isEqualTo(SEND_ACCOUNT_PORTAL_INVITATIONS);
    assertThat(refused).hasMessage("The actor lacks the permission 390");
  }

  private void countsUnread(PortalInvites door, WatchedStorage watched) {
    watched.before(call -> fail("Asked for " + call));
    try {
      door.audience().counts(DANA, everybody());
    } finally {
      watched.heal();
    }
  }

  /** Before the first window, and in the midst of it. */
  private void sendsNothingAfterLosing390() {
    var early = anotherTown(30);
    var unsent = early.start(invite());
    early.authorize(Authorizer.DENY_ALL);
    early.work();
    assertThat(early.mails().attempts()).isEmpty();
    assertPaused(early, unsent, Map.of(Outcome.OPEN, 30L));

    var late = anotherTown(30);
    var begun = late.start(invite());
    late.mails().answering(mail -> acceptAndDeny(late));
    late.work();
    assertPaused(late, begun, Map.of(Outcome.SENT, 10L, Outcome.OPEN, 20L));
  }

  private static SendResult acceptAndDeny(TestPortal portal) {
    portal.authorize(Authorizer.DENY_ALL);
    return new SendResult.Sent(ServerReply.of(250, "2.0.0 queued"));
  }

  private static void assertPaused(TestPortal portal, RunId run, Map<Outcome, Long> outcomes) {
    portal.authorize((id, actor, asked) -> PermittedDivisions.ALL);
    assertThat(portal.run(run).pausedFor()).isEqualTo(PauseReason.PERMISSION_LOST);
    assertThat(portal.run(run).outcomes()).isEqualTo(outcomes);
  }

  private void nobodyMayDoAnything() {
    var watched = watched();
    var portal = town(1, watched);
    var plan = portal.plan(invite());
    calls(null, plan).forEach(call -> forbidden(portal, watched, call));
    assertThat(portal.run(plan.id()).state()).isEqualTo(RunState.PLANNED);
  }

  private Stream<Consumer<PortalInvites>> calls(@Nullable Actor nobody, SendPlan plan) {
    return Stream.of(audienceCalls(nobody), bulkCalls(nobody, plan), otherCalls(nobody, plan))
        .flatMap(calls -> calls);
  }

  private Stream<Consumer<PortalInvites>> audienceCalls(@Nullable Actor nobody) {
    var all = DetailsQuery.all();
    var csv = ExportFormat.CSV;
    var out = OutputStream.nullOutputStream();
    return Stream.of(
        door -> door.audience().counts(nobody, everybody()),
        door -> door.audience().countsByDivision(nobody, everybody()),
        door -> door.audience().facets(nobody, everybody()),
        door -> door.audience().details(nobody, everybody(), all),
        door -> door.audience().countsAndDetails(nobody, everybody(), all),
        door -> door.audience().export(nobody, everybody(), all, csv, out),
        door -> door.audience().explain(nobody, contact(1), everybody()),
        door -> door.audience().obstacles(nobody, everybody()));
  }

  private Stream<Consumer<PortalInvites>> bulkCalls(@Nullable Actor nobody, SendPlan plan) {
    var key = IdempotencyKey.of("nobody's");
    var all = LedgerQuery.all();
    var out = OutputStream.nullOutputStream();
    return Stream.of(
        door -> door.bulk().plan(nobody, invite()),
        door -> door.bulk().planned(nobody, plan.id()),
        door -> door.bulk().start(nobody, plan.id(), plan.fingerprint(), key),
        door -> door.bulk().run(nobody, plan.id()),
        door -> door.bulk().pause(nobody, plan.id()),
        door -> door.bulk().resume(nobody, plan.id()),
        door -> door.bulk().cancel(nobody, plan.id()),
        door -> door.bulk().retryFailed(nobody, plan.id()),
        door -> door.bulk().ledger(nobody, plan.id(), all),
        door -> door.bulk().export(nobody, plan.id(), all, ExportFormat.CSV, out));
  }

  private Stream<Consumer<PortalInvites>> otherCalls(@Nullable Actor nobody, SendPlan plan) {
    var draft =
        TemplateDraft.of(
            "Nobody's", Locale.ENGLISH, TemplateContent.of("Hello", "[CustomerPortalLink]"));
    return Stream.of(
        door -> door.templates().create(nobody, draft),
        door -> door.templates().edit(nobody, TemplateId.BUILT_IN, 1, draft),
        door -> door.templates().deactivate(nobody, TemplateId.BUILT_IN),
        door -> door.templates().list(nobody),
        door -> door.templates().find(nobody, TemplateId.BUILT_IN),
        door -> door.templates().suggest(nobody, keys().division(1)),
        door -> door.templates().preview(nobody, draft, contact(1)),
        door -> door.templates().sendTest(nobody, draft, contact(1)),
        door -> door.settings().save(nobody, SystemOptions.DEFAULT),
        door -> door.activity().ofContact(nobody, contact(1), PageRequest.first()),
        door -> door.activity().ofRun(nobody, plan.id(), PageRequest.first()));
  }

  private void resendsNothingOfAnotherDivision() {
    var watched = watched();
    var portal = town(1, watched);
    portal.send(invite());
    portal.mails().clear();
    tested().clock().advance(Duration.ofDays(1));
    portal.authorize((id, actor, asked) -> PermittedDivisions.of(keys().division(2)));
    var invitations = portal.door().invitations();
    refusal(NotFoundException.class, portal, watched, () -> invitations.resend(DANA, contact(1)));
  }

  private void spellingsOf390AreNot390(BadInput row) {
    var found = SPELLING.matcher(row.text()).results();
    var spellings = found.map(BadPermissionContract::spelt).toList();
    assertThat(spellings).hasSize(3);
    var watched = watched();
    var portal = town(1, watched);
    spellings.forEach(spelling -> isDeniedTo(spelling, portal, watched));
    portal.authorize(granting("390"));
    assertThat(portal.plan(invite()).recipients()).isEqualTo(1);
  }

  private void isDeniedTo(String spelling, TestPortal portal, WatchedStorage watched) {
    portal.authorize(granting(spelling));
    forbidden(portal, watched, door -> door.bulk().plan(DANA, invite()));
  }

  private static Authorizer granting(String right) {
    return (portal, actor, asked) ->
        asked.code().equals(right) ? PermittedDivisions.ALL : PermittedDivisions.NONE;
  }

  private static String spelt(MatchResult found) {
    return found.group(1) == null ? found.group(2) : found.group(1);
  }

  private ForbiddenException forbidden(
      TestPortal portal, WatchedStorage watched, Consumer<PortalInvites> call) {
    var door = portal.door();
    return refusal(ForbiddenException.class, portal, watched, () -> call.accept(door));
  }
}
