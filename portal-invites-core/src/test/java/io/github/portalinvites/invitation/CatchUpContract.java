package io.github.portalinvites.invitation;

import static io.github.portalinvites.testkit.TestPortal.DANA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.portalinvites.activity.Activity;
import io.github.portalinvites.bulk.BulkInvite;
import io.github.portalinvites.directory.AccountStatus;
import io.github.portalinvites.directory.PortalSettings;
import io.github.portalinvites.invitation.AutoSendOutcome.AlreadyTold;
import io.github.portalinvites.invitation.AutoSendOutcome.Queued;
import io.github.portalinvites.invitation.AutoSendOutcome.Suppressed;
import io.github.portalinvites.permission.ForbiddenException;
import io.github.portalinvites.permission.PermittedDivisions;
import io.github.portalinvites.testkit.TestPortal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Events that wait for a catch-up, and those that send only where the host wants them to. */
public interface CatchUpContract extends AutoSendContract {

  @Test
  default void importMailsNobodyByItself() {
    var portal = imported(2);
    portal.work();
    assertThat(portal.mails().attempts()).isEmpty();
    assertThat(history(portal, 1, Activity.Kind.AUTO_SEND_SUPPRESSED)).hasSize(1);
    assertThat(created(portal, 1)).isEqualTo(new AlreadyTold());
  }

  @Test
  default void importedAccountSuppressesEachOfItsContacts() {
    var portal = sendingTown(1);
    var outcomes = portal.door().autoSend().accountCreated(keys().account(1), Origin.IMPORT);
    assertThat(outcomes).isEqualTo(Map.of(contact(1), new Suppressed()));
  }

  @Test
  default void catchUpReachesOnlyWhoWaits() {
    var portal = imported(3, List.of(1, 3));
    portal.send(invite().catchingUp());
    assertThat(mailed(portal)).containsExactlyInAnyOrder(address(1), address(3));
  }

  @Test
  default void catchUpIsAskedLikeAnyPlan() {
    var portal = imported(2);
    portal.door().directory().save(records().contact(2).email(null));
    var plan = portal.plan(invite().catchingUp());
    assertThat(plan.recipients()).isEqualTo(1);
    assertThat(plan.skipped()).isEqualTo(Map.of(SkipReason.NO_EMAIL, 1L));
    portal.authorize((id, actor, asked) -> PermittedDivisions.NONE);
    assertThatThrownBy(() -> portal.plan(invite().catchingUp()))
        .isInstanceOf(ForbiddenException.class);
  }

  @Test
  default void whoWasSentSomethingSinceWaitsNoMore() {
    var portal = imported(3);
    portal.door().invitations().invite(DANA, contact(1));
    portal.work();
    assertThat(portal.plan(invite().catchingUp()).recipients()).isEqualTo(2);
    portal.send(invite().catchingUp());
    tested().clock().advance(Duration.ofDays(2));
    var again = portal.plan(invite().catchingUp().alsoInvited());
    assertThat(again.recipients()).isZero();
    assertThat(again.skipped()).isEmpty();
  }

  @Test
  default void catchUpStaysWithinItsFilter() {
    var portal = imported(2);
    portal
        .door()
        .directory()
        .save(records().accountClass(2), records().account(2).accountClass(keys().accountClass(2)));
    var classTwo = everybody().accountClasses(List.of(keys().accountClass(2)));
    var plan = portal.plan(BulkInvite.to(classTwo).catchingUp());
    assertThat(plan.recipients()).isEqualTo(1);
  }

  @Test
  default void optionalTriggersDoNothingUnlessAskedFor() {
    var portal = sendingTown(1);
    var autoSend = portal.door().autoSend();
    assertThat(autoSend.emailAdded(contact(1))).isEqualTo(off(AutoSendTrigger.EMAIL_ADDED));
    assertThat(autoSend.contactLinked(contact(1), keys().account(1)))
        .isEqualTo(off(AutoSendTrigger.CONTACT_LINKED));
    assertThat(autoSend.accountActivated(keys().account(1)))
        .isEqualTo(Map.of(contact(1), off(AutoSendTrigger.ACCOUNT_ACTIVATED)));
    assertThat(autoSend.classSwitchedOn(keys().accountClass(1))).isEmpty();
    portal.work();
    assertThat(portal.mails().attempts()).isEmpty();
    assertThat(portal.plan(invite().catchingUp()).recipients()).isZero();
  }

  @Test
  default void addedEmailSendsOnceIfAskedFor() {
    var portal = triggered(1, AutoSendTrigger.EMAIL_ADDED);
    assertThat(portal.door().autoSend().emailAdded(contact(1))).isInstanceOf(Queued.class);
    assertThat(portal.door().autoSend().emailAdded(contact(1))).isEqualTo(new AlreadyTold());
  }

  @Test
  default void activatedAccountSendsIfAskedFor() {
    var portal = triggered(1, AutoSendTrigger.ACCOUNT_ACTIVATED);
    portal.door().directory().save(records().account(1).status(AccountStatus.PROSPECT));
    var created = portal.door().autoSend().accountCreated(keys().account(1));
    assertThat(reason(created.get(contact(1)))).isEqualTo(SkipReason.NOT_IN_AUDIENCE);
    portal.door().directory().save(records().account(1));
    portal.door().autoSend().accountActivated(keys().account(1));
    portal.work();
    assertThat(mailed(portal)).containsExactly(address(1));
  }

  @Test
  default void newLinkSendsOncePerAccountIfAskedFor() {
    var portal = triggered(3, AutoSendTrigger.CONTACT_LINKED);
    var autoSend = portal.door().autoSend();
    portal.door().directory().save(records().account(2).status(AccountStatus.INACTIVE));
    portal.door().directory().save(records().link(1, 2), records().link(1, 3));
    assertThat(reason(autoSend.contactLinked(contact(1), keys().account(2))))
        .isEqualTo(SkipReason.NOT_IN_AUDIENCE);
    assertThat(autoSend.contactLinked(contact(1), keys().account(3))).isInstanceOf(Queued.class);
    assertThat(autoSend.contactLinked(contact(1), keys().account(3))).isEqualTo(new AlreadyTold());
  }

  @Test
  default void classThatIsSwitchedOnLetsItsContactsWait() {
    var portal = triggered(3, AutoSendTrigger.CLASS_SWITCHED_ON);
    portal.door().directory().save(records().account(3).status(AccountStatus.INACTIVE));
    portal.door().invitations().invite(DANA, contact(1));
    portal.work();
    var autoSend = portal.door().autoSend();
    assertThat(autoSend.classSwitchedOn(keys().accountClass(1))).isEqualTo(OptionalLong.of(1));
    assertThat(autoSend.classSwitchedOn(keys().accountClass(1))).isEqualTo(OptionalLong.of(0));
    portal.work();
    assertThat(portal.mails().sent()).hasSize(1);
    portal.send(invite().catchingUp());
    assertThat(mailed(portal)).containsExactly(address(1), address(2));
  }

  @Test
  default void classOfManyIsGoneThroughInParts() {
    var portal = triggered(1_203, AutoSendTrigger.CLASS_SWITCHED_ON);
    assertThat(portal.door().autoSend().classSwitchedOn(keys().accountClass(1))).hasValue(1_203);
    assertThat(portal.plan(invite().catchingUp()).recipients()).isEqualTo(1_203);
  }

  @Test
  default void classThatSendsNothingByItselfLetsNobodyWait() {
    var portal = triggered(1, AutoSendTrigger.CLASS_SWITCHED_ON);
    portal.door().directory().save(records().accountClass(1).portal(PortalSettings.DEFAULT));
    assertThat(portal.door().autoSend().classSwitchedOn(keys().accountClass(1))).hasValue(0);
    assertThat(portal.door().autoSend().classSwitchedOn(keys().accountClass(7))).hasValue(0);
  }

  private static AutoSendOutcome off(AutoSendTrigger trigger) {
    return new AutoSendOutcome.TriggerOff(trigger);
  }

  private TestPortal triggered(int contacts, AutoSendTrigger trigger) {
    return sending(town(contacts, builder -> builder.autoSendOn(trigger)));
  }

  private TestPortal imported(int contacts) {
    var all = IntStream.rangeClosed(1, contacts).boxed().toList();
    return imported(contacts, all);
  }

  private TestPortal imported(int contacts, List<Integer> told) {
    var portal = sendingTown(contacts);
    var ids = told.stream().map(this::contact).toList();
    var outcomes = portal.door().autoSend().contactsCreated(ids, Origin.IMPORT);
    assertThat(outcomes.values()).hasSize(told.size()).containsOnly(new Suppressed());
    return portal;
  }
}
