package io.github.portalinvites.bulk;

import static io.github.portalinvites.testkit.TestPortal.DANA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.portalinvites.activity.Activity;
import io.github.portalinvites.activity.Activity.Kind;
import io.github.portalinvites.audience.AudienceFilter;
import io.github.portalinvites.delivery.InDoubtPolicy;
import io.github.portalinvites.delivery.RunId;
import io.github.portalinvites.directory.Account;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.mail.SendResult;
import io.github.portalinvites.mail.ServerReply;
import io.github.portalinvites.permission.ForbiddenException;
import io.github.portalinvites.permission.PermittedDivisions;
import io.github.portalinvites.portal.NotFoundException;
import io.github.portalinvites.portal.Page;
import io.github.portalinvites.portal.PageRequest;
import io.github.portalinvites.template.TemplateId;
import io.github.portalinvites.testkit.TestPortal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What the history tells of bulk sends, and to whom. */
public interface HistoryContract extends TownContract {

  @Test
  default void tellsTemplateSenderAndMaskedAddressOfWhatWasSent() {
    var portal = town(1);
    var run = portal.send(invite()).id();
    var sent = only(portal, run, Kind.INVITATION_SENT);
    assertThat(sent.data())
        .containsAllEntriesOf(
            Map.of(
                "template",
                TemplateId.BUILT_IN.toString(),
                "version",
                "1",
                "sender",
                "office@division1.example",
                "address",
                address(1).masked()));
    assertThat(sent.contact()).isEqualTo(contact(1));
    assertThat(sent.who()).isEqualTo(new Activity.Who(DANA.id(), DANA.name()));
  }

  @Test
  default void tellsThemAlsoOfWhatFailedOrIsInDoubt() {
    var portal = town(2);
    portal
        .mails()
        .answering(
            mail ->
                mail.recipient().address().equals(address(1))
                    ? new SendResult.AddressRefused(ServerReply.of(550, "5.1.1 unknown"))
                    : new SendResult.InDoubt(ServerReply.none("no answer")));
    var run = portal.send(invite().inDoubt(InDoubtPolicy.HOLD)).id();
    for (var kind : Set.of(Kind.INVITATION_FAILED, Kind.INVITATION_IN_DOUBT)) {
      assertThat(only(portal, run, kind).data())
          .containsKeys("template", "version", "reply", "address")
          .containsEntry("sender", "office@division1.example");
    }
  }

  @Test
  default void planTellsWhatEachDivisionSends() {
    var portal = twoDivisions();
    var plan = portal.plan(bothDivisions()).id();
    assertThat(only(portal, plan, Kind.PLAN_MADE).data())
        .containsAllEntriesOf(
            Map.of(
                "recipients",
                "2",
                "sender." + keys().division(1),
                "office@division1.example",
                "sender." + keys().division(2),
                "office@division2.example"));
  }

  @Test
  default void tellsTheSenderOfEachMessagesOwnDivision() {
    var portal = twoDivisions();
    portal.send(bothDivisions());
    assertThat(ofContact(portal, contact(2)).get(0).data())
        .containsEntry("sender", "office@division2.example");
  }

  @Test
  default void tellsTheSenderAlsoOfWhatADeadWorkerLeft() {
    var dead = twoDivisions();
    var other = otherProcess();
    dead.start(bothDivisions().inDoubt(InDoubtPolicy.HOLD));
    dead.mails()
        .answering(
            mail -> {
              throw new DeadWorkerContract.Killed();
            });
    assertThatThrownBy(dead::work).isInstanceOf(DeadWorkerContract.Killed.class);
    tested().clock().advance(Duration.ofMinutes(5));
    other.work();
    assertThat(ofContact(other, contact(2)).get(0).kind()).isEqualTo(Kind.INVITATION_IN_DOUBT);
    assertThat(ofContact(other, contact(2)).get(0).data())
        .containsEntry("sender", "office@division2.example");
  }

  @Test
  default void neverTellsASecretOrAnAddress() {
    var portal = town(3);
    var run = portal.send(invite()).id();
    assertThat(ofRun(portal, run, PageRequest.first(100)).items().toString())
        .doesNotContainPattern(SECRET.pattern())
        .doesNotContain(address(1).value());
  }

  @Test
  default void comesPageByPageTheLatestFirst() {
    var portal = town(5);
    var run = portal.send(invite()).id();
    var all = ofRun(portal, run, PageRequest.first(100)).items();
    assertThat(all).extracting(Activity::kind).startsWith(Kind.RUN_FINISHED);
    assertThat(all).extracting(Activity::kind).endsWith(Kind.RUN_STARTED, Kind.PLAN_MADE);
    assertThat(walk(3, page -> ofRun(portal, run, page))).isEqualTo(all).hasSize(8);
  }

  @Test
  default void needsThePermission() {
    var portal = town(1);
    var run = portal.send(invite()).id();
    portal.authorize((id, actor, asked) -> PermittedDivisions.NONE);
    assertThatThrownBy(() -> ofRun(portal, run, PageRequest.first()))
        .isInstanceOf(ForbiddenException.class);
    assertThatThrownBy(() -> ofContact(portal, contact(1))).isInstanceOf(ForbiddenException.class);
  }

  @Test
  default void contactOrRunOfOtherDivisionsIsNotFound() {
    var portal = town(1);
    var run = portal.send(invite()).id();
    portal.authorize((id, actor, asked) -> PermittedDivisions.of(keys().division(2)));
    assertThatThrownBy(() -> ofRun(portal, run, PageRequest.first()))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> ofContact(portal, contact(1))).isInstanceOf(NotFoundException.class);
  }

  @Test
  default void runOfAnotherDivisionIsNotShownOnASharedContact() {
    var portal = twoDivisions();
    portal.door().directory().save(records().link(2, 1));
    portal.send(BulkInvite.to(AudienceFilter.division(keys().division(2))));
    assertThat(ofContact(portal, contact(2))).hasSize(1);
    portal.authorize((id, actor, asked) -> PermittedDivisions.of(keys().division(1)));
    assertThat(ofContact(portal, contact(2))).isEmpty();
  }

  @Test
  default void pagesAreFullThoughSomeIsNotShown() {
    var portal = twoDivisions();
    portal.door().directory().save(records().link(2, 1));
    var second = BulkInvite.to(AudienceFilter.division(keys().division(2)));
    for (var invite : List.of(invite(), second, second, second, invite())) {
      portal.send(invite.alsoInvited().overrideLimits());
    }
    portal.authorize((id, actor, asked) -> PermittedDivisions.of(keys().division(1)));
    var history = portal.door().activity();
    var first = history.ofContact(DANA, contact(2), PageRequest.first(1));
    assertThat(first.items()).hasSize(1);
    assertThat(walk(1, page -> history.ofContact(DANA, contact(2), page))).hasSize(2);
  }

  /** Contact 1 in division 1 and contact 2 in division 2, whose mail is from other addresses. */
  private TestPortal twoDivisions() {
    var portal = town(2);
    portal.door().directory().save(records().division(2));
    var elsewhere = Account.of(keys().account(2), "A2", "Account 2", keys().division(2));
    portal.door().directory().save(elsewhere.accountClass(keys().accountClass(1)));
    return portal;
  }

  private BulkInvite bothDivisions() {
    return BulkInvite.to(
        AudienceFilter.everyone().divisions(Set.of(keys().division(1), keys().division(2))));
  }

  private static Activity only(TestPortal portal, RunId run, Kind kind) {
    return ofRun(portal, run, PageRequest.first(100)).items().stream()
        .filter(each -> each.kind() == kind)
        .findFirst()
        .orElseThrow();
  }

  private static Page<Activity> ofRun(TestPortal portal, RunId run, PageRequest page) {
    return portal.door().activity().ofRun(DANA, run, page);
  }

  private static List<Activity> ofContact(TestPortal portal, ContactId contact) {
    return portal.door().activity().ofContact(DANA, contact, PageRequest.first(100)).items();
  }

  private static List<Activity> walk(int size, Function<PageRequest, Page<Activity>> pages) {
    var all = new ArrayList<Activity>();
    var request = PageRequest.first(size);
    var page = pages.apply(request);
    all.addAll(page.items());
    while (page.nextCursor() != null) {
      page = pages.apply(request.after(page.nextCursor()));
      all.addAll(page.items());
    }
    return all;
  }
}
