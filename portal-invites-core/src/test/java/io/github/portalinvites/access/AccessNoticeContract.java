package io.github.portalinvites.access;

import static io.github.portalinvites.testkit.TestPortal.DANA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.portalinvites.activity.Activity;
import io.github.portalinvites.bulk.RunState;
import io.github.portalinvites.delivery.Outcome;
import io.github.portalinvites.delivery.RunId;
import io.github.portalinvites.directory.AccountStatus;
import io.github.portalinvites.invitation.Invitation;
import io.github.portalinvites.mail.EmailAddress;
import io.github.portalinvites.mail.OutgoingMail;
import io.github.portalinvites.mail.SendResult;
import io.github.portalinvites.mail.ServerReply;
import io.github.portalinvites.settings.SystemOptions;
import io.github.portalinvites.storage.contract.TestedStorage;
import io.github.portalinvites.template.TemplateId;
import io.github.portalinvites.testkit.TestPortal;
import io.github.portalinvites.testkit.WatchedStorage;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The mail that tells a person with a login of changed access. */
public interface AccessNoticeContract extends HouseContract {

  @Test
  default void whoHasALoginIsToldOfAChangeWithoutAnySecret() {
    var portal = lived();
    grant(portal, only(1));
    var mail = onlyMail(portal);
    assertThat(mail.recipient().address().value()).isEqualTo("contact1@example.org");
    assertThat(mail.subject().value()).isEqualTo("Your access to our customer portal has changed");
    assertThat(List.of(mail.text(), mail.html()))
        .allMatch(part -> part.contains("A1 Account 1"))
        .allMatch(part -> part.contains("https://portal.example.com/welcome"))
        .noneMatch(part -> part.contains("pi1_") || part.contains("Temporary"));
  }

  @Test
  default void invitationStaysAsItWas() {
    var portal = lived();
    var before = invitations();
    grant(portal, only(1));
    portal.work();
    assertThat(invitations()).isEqualTo(before);
    assertThat(history(portal, Activity.Kind.INVITATION_SENT)).isEmpty();
  }

  @Test
  default void mailIsFromThePortalAndElseFromTheDivision() {
    var portal = lived();
    grant(portal, only(1));
    portal.work();
    portal.options(SystemOptions.DEFAULT.portalUrl("https://portal.example.com/"));
    grant(portal, only(2));
    portal.work();
    assertThat(portal.mails().sent())
        .extracting(mail -> mail.sender().from().address().value())
        .containsExactly("invites@example.com", "office@division1.example");
  }

  @Test
  default void whoHasNoLoginIsNotTold() {
    var portal = house();
    grant(portal, only(1));
    assertNobodyIsTold(portal);
    assertThat(history(portal, Activity.Kind.NOTICE_SKIPPED)).isEmpty();
  }

  @Test
  default void grantThatChangesNothingIsNotTold() {
    var portal = lived();
    grant(portal, AccessGrant.allSites());
    assertNobodyIsTold(portal);
    grant(portal, only(1));
    grant(portal, only(1));
    onlyMail(portal);
  }

  @Test
  default void grantThatWaitsForTheNextLoginSaysSoOnce() {
    var portal = accepted(house(builder -> builder.confirmGrantsAtLogin()), 1);
    grant(portal, AccessGrant.allSites(PAYER));
    grant(portal, AccessGrant.allSites(PAYER));
    assertThat(onlyMail(portal).text()).contains("the next time you sign in");
  }

  @Test
  default void onlyTheAccountThatChangedIsNamed() {
    var portal = lived();
    portal.door().directory().save(records().link(1, 2));
    grant(portal, only(1));
    assertThat(onlyMail(portal).text()).contains("Account 1").doesNotContain("Account 2");
  }

  @Test
  default void inactiveAccountIsToldOfToo() {
    var portal = lived();
    portal.door().directory().save(records().account(1).status(AccountStatus.INACTIVE));
    grant(portal, only(1));
    assertThat(onlyMail(portal).text()).contains("Account 1");
  }

  @Test
  default void mailIsInTheContactsLanguage() {
    var portal = lived();
    portal.door().directory().save(records().contact(1).locale(Locale.GERMANY));
    grant(portal, only(1));
    assertThat(onlyMail(portal).subject().value())
        .isEqualTo("Ihr Zugang zu unserem Kundenportal hat sich geändert");
  }

  @Test
  default void heldAddressIsNotMailed() {
    var portal = lived();
    portal.door().feedback().recordBounce(EmailAddress.parse("contact1@example.org"));
    assertThat(grant(portal, only(1))).isEqualTo(GrantState.EFFECTIVE);
    assertSkipped(portal, "address-bounced");
  }

  @Test
  default void whoIsSwitchedOffIsNotMailed() {
    var portal = lived();
    portal.door().directory().save(records().contact(1).portalAccess(false));
    grant(portal, only(1));
    assertSkipped(portal, "contact-switched-off");
  }

  @Test
  default void portalThatIsOffMailsNothing() {
    var portal = lived();
    portal.options(SystemOptions.DEFAULT.portalEnabled(false));
    grant(portal, only(1));
    assertSkipped(portal, "portal-off");
  }

  @Test
  default void classThatIsOffMailsNothing() {
    var portal = lived();
    var off = records().accountClass(1);
    portal.door().directory().save(off.portal(off.portal().access(false)));
    grant(portal, only(1));
    assertSkipped(portal, "class-portal-off");
  }

  @Test
  default void portalThatCannotMailStillGrants() {
    var portal = lived();
    portal.options(SystemOptions.DEFAULT);
    assertThat(grant(portal, only(1))).isEqualTo(GrantState.EFFECTIVE);
    assertThat(seen(portal)).containsExactly(site(1));
    assertSkipped(portal, "not-set-up");
  }

  @Test
  default void hostThatTellsByItselfSwitchesNoticesOff() {
    var portal = accepted(house(builder -> builder.withoutAccessNotices()), 1);
    grant(portal, only(1));
    assertNobodyIsTold(portal);
    assertThat(history(portal, Activity.Kind.NOTICE_SKIPPED)).isEmpty();
  }

  @Test
  default void grantThatIsRolledBackTellsNobody() {
    var portal = lived();
    var watched = new WatchedStorage(tested().storage());
    var failing = process(watched);
    watched.before(AccessNoticeContract::failAtCommit);
    assertThatThrownBy(() -> grant(failing, only(1))).isInstanceOf(IllegalStateException.class);
    assertNobodyIsTold(portal);
    assertThat(tab(portal).chosen()).isFalse();
  }

  @Test
  default void whoeverIsUnlinkedBeforeItLeavesIsNotTold() {
    var portal = lived();
    portal.door().directory().save(records().link(1, 2));
    grant(portal, only(1));
    portal.door().access().unlink(DANA, contact(1), account(1));
    assertNobodyIsTold(portal);
    assertThat(portal.run(run(portal)).outcomes()).isEqualTo(Map.of(Outcome.SKIPPED, 1L));
  }

  @Test
  default void temporaryRefusalIsTriedAgain() {
    var portal = lived();
    portal.mails().answering(mail -> new SendResult.RetryLater(ServerReply.of(451, "later")));
    grant(portal, only(1));
    portal.work();
    portal.mails().accepting();
    tested().clock().advance(Duration.ofHours(1));
    onlyMail(portal);
    assertThat(portal.run(run(portal)).state()).isEqualTo(RunState.FINISHED);
  }

  @Test
  default void lostAnswerLeavesItInDoubtAfterOneRepetition() {
    var portal = lived();
    var before = invitations();
    portal.mails().answering(mail -> new SendResult.InDoubt(ServerReply.of(250, "?")));
    grant(portal, only(1));
    portal.work();
    tested().clock().advance(Duration.ofHours(1));
    portal.work();
    assertThat(portal.mails().attempts()).hasSize(2);
    assertThat(portal.mails().attempts().stream().map(OutgoingMail::messageId).distinct())
        .hasSize(1);
    assertThat(portal.run(run(portal)).outcomes()).isEqualTo(Map.of(Outcome.IN_DOUBT, 1L));
    assertThat(history(portal, Activity.Kind.NOTICE_IN_DOUBT)).isNotEmpty();
    assertThat(invitations()).isEqualTo(before);
  }

  @Test
  default void refusedMailboxIsHeldAndTheInvitationStaysAccepted() {
    var portal = lived();
    var before = invitations();
    portal.mails().answering(mail -> new SendResult.AddressRefused(ServerReply.of(550, "no")));
    grant(portal, only(1));
    portal.work();
    assertThat(history(portal, Activity.Kind.NOTICE_FAILED)).hasSize(1);
    assertThat(history(portal, Activity.Kind.ADDRESS_HELD)).hasSize(1);
    assertThat(invitations()).isEqualTo(before);
  }

  @Test
  default void historyTellsWhoGrantedAndWhatWasMailed() {
    var portal = lived();
    grant(portal, only(1));
    portal.work();
    assertThat(history(portal, Activity.Kind.NOTICE_QUEUED))
        .singleElement()
        .satisfies(row -> assertThat(row.who().id()).isEqualTo(DANA.id()));
    var sent = history(portal, Activity.Kind.NOTICE_SENT).get(0);
    assertThat(sent.data())
        .containsEntry("template", TemplateId.ACCESS_CHANGED.toString())
        .containsEntry("sender", "invites@example.com")
        .containsEntry("address", mailbox(1).toString());
    var template = portal.door().templates().find(DANA, TemplateId.ACCESS_CHANGED, 1);
    assertThat(template.name()).isEqualTo("Access changed");
  }

  private void assertSkipped(TestPortal portal, String reason) {
    assertNobodyIsTold(portal);
    assertThat(history(portal, Activity.Kind.NOTICE_SKIPPED))
        .singleElement()
        .satisfies(row -> assertThat(row.data()).containsEntry("reason", reason));
  }

  private void assertNobodyIsTold(TestPortal portal) {
    portal.work();
    assertThat(portal.mails().attempts()).isEmpty();
  }

  private OutgoingMail onlyMail(TestPortal portal) {
    portal.work();
    assertThat(portal.mails().sent()).hasSize(1);
    return portal.mails().sent().get(0);
  }

  private RunId run(TestPortal portal) {
    return history(portal, Activity.Kind.NOTICE_QUEUED).get(0).run();
  }

  private List<Invitation> invitations() {
    return snapshot(stores -> stores.invitations().of(Set.of(mailbox(1)))).get(mailbox(1));
  }

  private TestPortal process(WatchedStorage watched) {
    var seen = new TestedStorage(watched, tested().clock(), tested().portal(), keys());
    return new TestPortal(seen);
  }

  private static void failAtCommit(String call) {
    if (call.equals("commit")) {
      throw new IllegalStateException("on purpose");
    }
  }
}
