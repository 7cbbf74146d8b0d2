package io.github.portalinvites.invitation;

import static io.github.portalinvites.testkit.TestPortal.DANA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.portalinvites.activity.Activity;
import io.github.portalinvites.bulk.RunState;
import io.github.portalinvites.directory.AccountStatus;
import io.github.portalinvites.directory.PortalSettings;
import io.github.portalinvites.invitation.AutoSendOutcome.AlreadyTold;
import io.github.portalinvites.invitation.AutoSendOutcome.NotSent;
import io.github.portalinvites.invitation.AutoSendOutcome.Queued;
import io.github.portalinvites.mail.EmailAddress;
import io.github.portalinvites.permission.Actor;
import io.github.portalinvites.permission.PermittedDivisions;
import io.github.portalinvites.portal.NotFoundException;
import io.github.portalinvites.portal.PageRequest;
import io.github.portalinvites.settings.SystemOptions;
import io.github.portalinvites.testkit.TestPortal;
import io.github.portalinvites.testkit.Together;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Invitations that are sent by themselves when a contact is created. */
public interface AutoSendContract extends InvitedContract {

  PortalSettings AUTO_SEND = PortalSettings.DEFAULT.autoSend(true);

  /** A town whose only class sends by itself. */
  default TestPortal sendingTown(int contacts) {
    return sending(town(contacts));
  }

  default TestPortal sending(TestPortal portal) {
    return classOne(portal, AUTO_SEND);
  }

  private TestPortal classOne(TestPortal portal, PortalSettings settings) {
    portal.door().directory().save(records().accountClass(1).portal(settings));
    return portal;
  }

  @Test
  default void newContactGetsOneInvitation() {
    var portal = sendingTown(2);
    var queued = (Queued) created(portal, 1);
    assertThat(status(portal, 1)).isEqualTo(InvitationStatus.QUEUED);
    portal.work();
    assertThat(mailed(portal)).containsExactly(address(1));
    assertThat(status(portal, 1)).isEqualTo(InvitationStatus.PENDING);
    assertThat(portal.run(queued.run()).state()).isEqualTo(RunState.FINISHED);
    var told = portal.door().activity().ofRun(DANA, queued.run(), PageRequest.first()).items();
    assertThat(told).extracting(each -> each.who().id()).containsOnly(Actor.SYSTEM.id());
  }

  @Test
  default void itIsFromThePortalAsSingleMailIs() {
    var portal = sendingTown(1);
    created(portal, 1);
    portal.work();
    assertThat(mail(portal, 0).sender().from().address().value()).isEqualTo("invites@example.com");
  }

  @Test
  default void askingForNobodysPermissionItLeavesAlsoWhereNobodyMay() {
    var portal = sendingTown(1);
    portal.authorize((id, actor, asked) -> PermittedDivisions.NONE);
    created(portal, 1);
    portal.work();
    assertThat(mailed(portal)).containsExactly(address(1));
  }

  @Test
  default void contactWithSeveralAccountsGetsOne() {
    var portal = sendingTown(3);
    portal.door().directory().save(records().link(1, 2), records().link(1, 3));
    created(portal, 1);
    portal.work();
    assertThat(mailed(portal)).containsExactly(address(1));
  }

  @Test
  default void toldTwiceItSendsOnce() {
    var portal = sendingTown(1);
    created(portal, 1);
    assertThat(created(portal, 1)).isEqualTo(new AlreadyTold());
    portal.work();
    assertThat(created(portal, 1)).isEqualTo(new AlreadyTold());
    portal.work();
    assertThat(portal.mails().sent()).hasSize(1);
  }

  @Test
  default void toldManyTimesAtOnceItSendsOnce() {
    var portal = sendingTown(1);
    var outcomes = Together.race(8, () -> created(portal, 1));
    assertThat(outcomes).filteredOn(Queued.class::isInstance).hasSize(1);
    assertThat(outcomes).filteredOn(AlreadyTold.class::isInstance).hasSize(7);
    portal.work();
    assertThat(portal.mails().sent()).hasSize(1);
  }

  @Test
  default void whatDidNotSendAtFirstDoesNotSendLater() {
    var portal = sendingTown(1);
    portal.door().directory().save(records().contact(1).email(null));
    assertThat(reason(created(portal, 1))).isEqualTo(SkipReason.NO_EMAIL);
    portal.door().directory().save(records().contact(1));
    assertThat(created(portal, 1)).isEqualTo(new AlreadyTold());
    assertThat(portal.door().autoSend().emailAdded(contact(1)))
        .isEqualTo(new AutoSendOutcome.TriggerOff(AutoSendTrigger.EMAIL_ADDED));
    portal.work();
    assertThat(portal.mails().attempts()).isEmpty();
  }

  @Test
  default void classThatDoesNotSendByItselfSendsNothing() {
    var portal = town(1);
    assertThat(reason(created(portal, 1))).isEqualTo(SkipReason.AUTO_SEND_OFF);
    portal.work();
    assertThat(portal.mails().attempts()).isEmpty();
  }

  @Test
  default void accountWithoutAClassSendsNothing() {
    var portal = sendingTown(1);
    portal.door().directory().save(records().account(1).accountClass(null));
    assertThat(reason(created(portal, 1))).isEqualTo(SkipReason.AUTO_SEND_OFF);
  }

  @Test
  default void classWithoutPortalAccessSendsNothing() {
    var portal = classOne(town(1), AUTO_SEND.access(false));
    assertThat(reason(created(portal, 1))).isEqualTo(SkipReason.CLASS_PORTAL_OFF);
  }

  @Test
  default void accountThatIsNotActiveSendsNothing() {
    var portal = sendingTown(1);
    portal.door().directory().save(records().account(1).status(AccountStatus.PROSPECT));
    assertThat(reason(created(portal, 1))).isEqualTo(SkipReason.NOT_IN_AUDIENCE);
  }

  @Test
  default void contactWithoutAnAccountIsSentNothing() {
    var portal = sendingTown(1);
    portal.door().directory().save(records().contact(9));
    assertThat(reason(created(portal, 9))).isEqualTo(SkipReason.NOT_IN_AUDIENCE);
  }

  @Test
  default void switchedOffContactIsSentNothing() {
    var portal = sendingTown(1);
    portal.door().directory().save(records().contact(1).portalAccess(false));
    assertThat(reason(created(portal, 1))).isEqualTo(SkipReason.CONTACT_SWITCHED_OFF);
  }

  @Test
  default void conditionsMustHoldOnTheSameAccount() {
    var portal = sendingTown(2);
    portal
        .door()
        .directory()
        .save(
            records().accountClass(2),
            records().account(1).status(AccountStatus.INACTIVE),
            records().account(2).accountClass(keys().accountClass(2)),
            records().link(1, 2));
    assertThat(reason(created(portal, 1))).isEqualTo(SkipReason.AUTO_SEND_OFF);
  }

  @Test
  default void mailGoesByTheAccountThatSendsByItself() {
    var portal = sendingTown(2);
    portal
        .door()
        .directory()
        .save(
            records().accountClass(2),
            records().account(1).accountClass(keys().accountClass(2)),
            records().link(1, 2));
    created(portal, 1);
    portal.work();
    assertThat(mailed(portal)).containsExactly(address(1));
  }

  @Test
  default void whoHasALoginIsSentNothing() {
    var portal = sendingTown(1);
    portal.door().logins().recordLogin(address(1).value(), tested().clock().instant());
    assertThat(reason(created(portal, 1))).isEqualTo(SkipReason.ALREADY_ACCEPTED);
  }

  @Test
  default void mailboxWithAnOutstandingInvitationIsSentNothing() {
    var portal = sending(invited(1));
    tested().clock().advance(Duration.ofDays(40));
    portal.door().directory().save(records().contact(2).email("Contact1@Example.org"));
    portal.door().directory().save(records().link(2, 1));
    assertThat(reason(created(portal, 2))).isEqualTo(SkipReason.EXISTING_INVITATION);
    portal.work();
    assertThat(portal.mails().sent()).hasSize(1);
  }

  @Test
  default void twoNewContactsOfOneMailboxGetOneMail() {
    var portal = sendingTown(2);
    portal.door().directory().save(records().contact(2).email("contact1@example.org"));
    created(portal, 1);
    assertThat(reason(created(portal, 2))).isEqualTo(SkipReason.ALREADY_QUEUED);
    portal.work();
    assertThat(mailed(portal)).containsExactly(address(1));
  }

  @Test
  default void unknownContactIsNotFoundAndNothingOfTheOthersIsWritten() {
    var portal = sendingTown(1);
    var autoSend = portal.door().autoSend();
    assertThatThrownBy(() -> autoSend.contactsCreated(List.of(contact(1), contact(7)), Origin.HOST))
        .isInstanceOf(NotFoundException.class);
    assertThat(created(portal, 1)).isInstanceOf(Queued.class);
  }

  @Test
  default void whatIsMissingForMailFailsNothing() {
    var noUrl = sendingTown(3);
    noUrl.options(SystemOptions.DEFAULT.inviteFrom("invites@example.com"));
    assertThat(reason(created(noUrl, 1))).isEqualTo(SkipReason.MAIL_NOT_READY);
    noUrl.options(SystemOptions.DEFAULT.portalUrl("https://portal.example.com/welcome"));
    noUrl.door().directory().save(records().division(1).emailFrom(null));
    assertThat(reason(created(noUrl, 2))).isEqualTo(SkipReason.MAIL_NOT_READY);
    noUrl.work();
    assertThat(noUrl.mails().attempts()).isEmpty();
  }

  @Test
  default void portalThatIsOffSendsNothing() {
    var portal = sendingTown(1);
    portal.options(
        SystemOptions.DEFAULT
            .portalUrl("https://portal.example.com/welcome")
            .inviteFrom("invites@example.com")
            .portalEnabled(false));
    assertThat(reason(created(portal, 1))).isEqualTo(SkipReason.PORTAL_OFF);
  }

  @Test
  default void historySaysWhyNothingWasSent() {
    var portal = town(1);
    created(portal, 1);
    created(portal, 1);
    assertThat(history(portal, 1, Activity.Kind.AUTO_SEND_DECLINED))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.who().id()).isEqualTo("SYSTEM");
              assertThat(row.data())
                  .isEqualTo(Map.of("trigger", "CONTACT_CREATED", "reason", "auto-send-off"));
            });
  }

  default AutoSendOutcome created(TestPortal portal, int contact) {
    return portal.door().autoSend().contactCreated(contact(contact));
  }

  default SkipReason reason(AutoSendOutcome outcome) {
    assertThat(outcome).isInstanceOf(NotSent.class);
    return ((NotSent) outcome).first().reason();
  }

  default List<EmailAddress> mailed(TestPortal portal) {
    return portal.mails().sent().stream().map(mail -> mail.recipient().address()).toList();
  }
}
