package io.github.portalinvites.privacy;

import static io.github.portalinvites.testkit.TestPortal.DANA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.portalinvites.access.AccessGrant;
import io.github.portalinvites.activity.Activity;
import io.github.portalinvites.audience.AudienceFilter;
import io.github.portalinvites.bulk.BulkInvite;
import io.github.portalinvites.bulk.LedgerEntry;
import io.github.portalinvites.bulk.LedgerQuery;
import io.github.portalinvites.bulk.RunState;
import io.github.portalinvites.delivery.Outcome;
import io.github.portalinvites.delivery.RunId;
import io.github.portalinvites.invitation.IdentityId;
import io.github.portalinvites.invitation.InvitationStatus;
import io.github.portalinvites.invitation.InviteOutcome;
import io.github.portalinvites.invitation.InvitedContract;
import io.github.portalinvites.invitation.LinkState;
import io.github.portalinvites.invitation.SkipReason;
import io.github.portalinvites.mail.EmailAddress;
import io.github.portalinvites.mail.SendResult;
import io.github.portalinvites.mail.ServerReply;
import io.github.portalinvites.permission.ForbiddenException;
import io.github.portalinvites.permission.Permission;
import io.github.portalinvites.permission.PermittedDivisions;
import io.github.portalinvites.portal.NotFoundException;
import io.github.portalinvites.portal.PageRequest;
import io.github.portalinvites.testkit.TestPortal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A person is forgotten, and all others and all sums stay. */
public interface ForgetContract extends InvitedContract {

  @Test
  default void forgottenContactIsGoneAndItsLinkUnknown() {
    var portal = invited(2);
    portal.door().access().grant(DANA, contact(1), keys().account(1), AccessGrant.none());
    assertThat(forget(portal, 1)).isEqualTo(ForgetOutcome.FORGOTTEN);
    assertThat(peek(portal)).isEqualTo(new LinkState.Unknown());
    assertThatThrownBy(() -> status(portal, 1)).isInstanceOf(NotFoundException.class);
    assertThat(portal.door().audience().counts(DANA, everybody()).counts().total().contacts())
        .isEqualTo(1);
    look(
        stores -> {
          assertThat(stores.persons().knows(contact(1))).isFalse();
          assertThat(stores.access().of(List.of(contact(1)))).isEmpty();
          assertThat(stores.invitations().of(List.of(identity(1)))).isEmpty();
        });
    assertThat(status(portal, 2)).isEqualTo(InvitationStatus.PENDING);
  }

  @Test
  default void secondCallFindsNothing() {
    var portal = invited(1);
    forget(portal, 1);
    assertThat(forget(portal, 1)).isEqualTo(ForgetOutcome.NOTHING_KEPT);
    assertThat(forget(portal, 9)).isEqualTo(ForgetOutcome.NOTHING_KEPT);
  }

  @Test
  default void ledgerKeepsItsSumsWithoutThePerson() {
    var portal = town(3);
    portal
        .mails()
        .answering(mail -> new SendResult.MessageRefused(ServerReply.of(554, "no, contact1")));
    var run = portal.send(invite());
    forget(portal, 1);
    assertThat(portal.run(run.id()).outcomes()).isEqualTo(run.outcomes());
    var entries = entries(portal, run.id());
    assertThat(entries).hasSize(3);
    assertThat(entries.get(0).contact().toString()).startsWith("forgotten-");
    assertThat(entries.get(0).outcome()).isEqualTo(Outcome.FAILED);
    assertThat(entries.get(0).message().address()).doesNotContain("@");
    assertThat(entries.get(0).message().reply()).isNull();
    assertThat(entries.get(1).message().address()).contains("@example.org");
    assertThat(entries.get(1).message().reply()).isNotNull();
  }

  @Test
  default void forgottenFailureIsNotTriedAgain() {
    var portal = town(2);
    portal.mails().answering(mail -> new SendResult.PolicyRefused(ServerReply.of(550, "5.7.1")));
    var run = portal.send(invite()).id();
    forget(portal, 1);
    portal.mails().accepting();
    portal.door().bulk().retryFailed(DANA, run);
    portal.work();
    assertThat(portal.mails().sent()).hasSize(1);
    assertThat(portal.run(run).outcomes()).isEqualTo(Map.of(Outcome.SENT, 1L, Outcome.SKIPPED, 1L));
    assertThat(portal.run(run).state()).isEqualTo(RunState.FINISHED);
  }

  @Test
  default void messageThatWaitsIsNotSent() {
    var portal = town(2);
    var run = portal.start(invite());
    assertThat(forget(portal, 1)).isEqualTo(ForgetOutcome.FORGOTTEN);
    assertThat(portal.run(run).outcomes()).isEqualTo(Map.of(Outcome.OPEN, 1L, Outcome.SKIPPED, 1L));
    portal.work();
    assertThat(recipients(portal)).containsExactly(address(2));
    assertThat(portal.run(run).outcomes()).isEqualTo(Map.of(Outcome.SENT, 1L, Outcome.SKIPPED, 1L));
    assertThat(entries(portal, run).get(0).skipped()).isEqualTo(SkipReason.NOT_IN_AUDIENCE);
  }

  @Test
  default void messageThatWaitsToBeTriedAgainIsNotSent() {
    var portal = town(2);
    portal.mails().answering(mail -> new SendResult.RetryLater(ServerReply.of(451, "later")));
    var run = portal.send(invite()).id();
    forget(portal, 1);
    portal.mails().accepting();
    tested().clock().advance(Duration.ofMinutes(10));
    portal.work();
    assertThat(recipients(portal)).containsExactly(address(2));
    assertThat(portal.run(run).outcomes()).isEqualTo(Map.of(Outcome.SENT, 1L, Outcome.SKIPPED, 1L));
    assertThat(portal.run(run).state()).isEqualTo(RunState.FINISHED);
  }

  @Test
  default void planThatIsNotStartedYetGoesOnWithoutThePerson() {
    var portal = town(2);
    var plan = portal.plan(BulkInvite.to(everybody()));
    forget(portal, 1);
    var run = portal.start(plan);
    portal.work();
    assertThat(portal.run(run).outcomes()).isEqualTo(Map.of(Outcome.SENT, 1L, Outcome.SKIPPED, 1L));
  }

  @Test
  default void cancelledRunStaysCancelled() {
    var portal = town(2);
    var run = portal.start(invite());
    portal.door().bulk().cancel(DANA, run);
    forget(portal, 1);
    assertThat(portal.run(run).outcomes()).isEqualTo(Map.of(Outcome.CANCELLED, 2L));
    assertThat(entries(portal, run).get(0).outcome()).isEqualTo(Outcome.CANCELLED);
  }

  @Test
  default void nobodyIsForgottenWhoseMailIsOnItsWay() {
    var portal = town(2);
    var outcomes = new ArrayList<ForgetOutcome>();
    portal
        .mails()
        .answering(
            mail -> {
              outcomes.add(forget(portal, 1));
              return new SendResult.Sent(ServerReply.of(250, "ok"));
            });
    portal.send(invite());
    assertThat(outcomes)
        .containsExactly(ForgetOutcome.MAIL_ON_ITS_WAY, ForgetOutcome.MAIL_ON_ITS_WAY);
    assertThat(status(portal, 1)).isEqualTo(InvitationStatus.PENDING);
    assertThat(forget(portal, 1)).isEqualTo(ForgetOutcome.FORGOTTEN);
  }

  @Test
  default void whoeverIsInTheSameChunkGetsTheirMail() {
    var portal = town(25);
    portal
        .mails()
        .answering(
            mail -> {
              forget(portal, 25);
              return new SendResult.Sent(ServerReply.of(250, "ok"));
            });
    var run = portal.send(invite());
    assertThat(run.outcomes()).isEqualTo(Map.of(Outcome.SENT, 24L, Outcome.SKIPPED, 1L));
    assertThat(recipients(portal)).hasSize(24).doesNotContain(address(25));
  }

  @Test
  default void sameIdStartsAnew() {
    var portal = invited(1);
    portal.door().acceptance().accept(token(portal));
    portal.door().logins().recordLogin(address(1).value(), tested().clock().instant());
    portal.door().feedback().recordBounce(address(1));
    forget(portal, 1);
    portal.door().directory().save(records().invitable(1));
    assertThat(status(portal, 1)).isEqualTo(InvitationStatus.NOT_SENT);
    assertThat(history(portal, 1)).isEmpty();
    portal.work();
    assertThat(portal.door().invitations().invite(DANA, contact(1)))
        .isInstanceOf(InviteOutcome.Queued.class);
    portal.work();
    assertThat(status(portal, 1)).isEqualTo(InvitationStatus.PENDING);
  }

  @Test
  default void complaintOutlivesTheContact() {
    var portal = town(1);
    portal.door().feedback().recordComplaint(address(1));
    forget(portal, 1);
    look(
        stores ->
            assertThat(stores.identities().of(List.of(identity(1))).get(identity(1)).hold())
                .isNotNull());
    portal.door().directory().save(records().invitable(1));
    assertThat(portal.door().invitations().invite(DANA, contact(1)))
        .isInstanceOfSatisfying(
            InviteOutcome.Refused.class,
            refused -> assertThat(refused.first().reason()).isEqualTo(SkipReason.SUPPRESSED));
    assertThat(portal.door().feedback().clear(DANA, contact(1))).isTrue();
    assertThat(portal.door().invitations().invite(DANA, contact(1)))
        .isInstanceOf(InviteOutcome.Queued.class);
  }

  @Test
  default void earlierAddressesAreForgottenToo() {
    var portal = town(1);
    var earlier = EmailAddress.parse("earlier@example.net");
    portal.door().directory().save(records().contact(1).email(earlier.value()));
    portal.door().audienceUpkeep().catchUp();
    portal.door().logins().recordLogin(earlier.value(), tested().clock().instant());
    portal.door().directory().save(records().contact(1));
    portal.door().audienceUpkeep().catchUp();
    forget(portal, 1);
    var identity = IdentityId.of(earlier);
    look(stores -> assertThat(stores.identities().of(List.of(identity))).isEmpty());
  }

  @Test
  default void historyOfARunKeepsItsRowsWithoutThePerson() {
    var portal = town(2);
    var run = portal.send(invite()).id();
    var before = ofRun(portal, run);
    forget(portal, 1);
    var after = ofRun(portal, run);
    assertThat(after).extracting(Activity::kind).isEqualTo(kinds(before));
    assertThat(after.stream().filter(each -> isForgotten(each)))
        .singleElement()
        .satisfies(
            row ->
                assertThat(row.data())
                    .containsKeys("template", "version", "sender")
                    .doesNotContainKey("address"));
  }

  @Test
  default void ordersNameThePersonNoMore() {
    var portal = town(2);
    portal.door().invitations().invite(DANA, contact(1));
    portal.work();
    portal.send(BulkInvite.to(everybody().search("contact1@example.org")).alsoInvited());
    var picked = AudienceFilter.contacts(contact(1), contact(2));
    portal.send(BulkInvite.to(picked.divisions(everybody().divisions())).alsoInvited());
    forget(portal, 1);
    look(
        stores ->
            assertThat(stores.runs().page(Long.MAX_VALUE, 9))
                .hasSize(3)
                .noneMatch(each -> each.run().document().contains("contact1")));
  }

  @Test
  default void whoMayNotForgetDoesNot() {
    var portal = invited(1);
    portal.authorize(
        (id, actor, asked) ->
            asked == Permission.FORGET_CONTACT ? PermittedDivisions.NONE : PermittedDivisions.ALL);
    assertThatThrownBy(() -> forget(portal, 1)).isInstanceOf(ForbiddenException.class);
    portal.authorize((id, actor, asked) -> PermittedDivisions.of(keys().division(2)));
    assertThatThrownBy(() -> forget(portal, 1)).isInstanceOf(NotFoundException.class);
    portal.authorize((id, actor, asked) -> PermittedDivisions.of(keys().division(1)));
    assertThat(forget(portal, 1)).isEqualTo(ForgetOutcome.FORGOTTEN);
  }

  private ForgetOutcome forget(TestPortal portal, int contact) {
    return portal.door().privacy().forget(DANA, contact(contact));
  }

  private List<EmailAddress> recipients(TestPortal portal) {
    return portal.mails().sent().stream().map(mail -> mail.recipient().address()).toList();
  }

  private List<LedgerEntry> entries(TestPortal portal, RunId run) {
    return portal.door().bulk().ledger(DANA, run, LedgerQuery.all()).items();
  }

  private List<Activity> history(TestPortal portal, int contact) {
    return portal.door().activity().ofContact(DANA, contact(contact), PageRequest.first()).items();
  }

  private static List<Activity> ofRun(TestPortal portal, RunId run) {
    return portal.door().activity().ofRun(DANA, run, PageRequest.first()).items();
  }

  private static List<Activity.Kind> kinds(List<Activity> rows) {
    return rows.stream().map(Activity::kind).toList();
  }

  private static boolean isForgotten(Activity row) {
    return Stream.ofNullable(row.contact())
        .anyMatch(each -> each.toString().startsWith("forgotten-"));
  }
}
