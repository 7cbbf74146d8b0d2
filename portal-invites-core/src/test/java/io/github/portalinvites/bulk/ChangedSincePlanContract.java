package io.github.portalinvites.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.portalinvites.audience.AudienceFilter;
import io.github.portalinvites.delivery.AddressHold;
import io.github.portalinvites.delivery.Outcome;
import io.github.portalinvites.directory.Account;
import io.github.portalinvites.directory.AccountStatus;
import io.github.portalinvites.directory.DirectoryRecord;
import io.github.portalinvites.directory.PortalSettings;
import io.github.portalinvites.invitation.IdentityId;
import io.github.portalinvites.invitation.Invitation;
import io.github.portalinvites.invitation.InvitationState;
import io.github.portalinvites.invitation.SkipReason;
import io.github.portalinvites.mail.SendResult;
import io.github.portalinvites.mail.ServerReply;
import io.github.portalinvites.permission.PermittedDivisions;
import io.github.portalinvites.settings.SystemOptions;
import io.github.portalinvites.testkit.TestInvitations;
import io.github.portalinvites.testkit.TestPortal;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A plan can only shrink: everything is asked again right before mail leaves. */
public interface ChangedSincePlanContract extends TownContract {

  /** Something that happens to contact 2 between plan and send. */
  record Changed(String name, SkipReason reason, Consumer<TestPortal> change) {}

  @TestFactory
  default Stream<DynamicTest> skipsWhoMayNotBeMailedAnyMore() {
    return Stream.of(
            new Changed(
                "switched off",
                SkipReason.CONTACT_SWITCHED_OFF,
                portal -> save(portal, records().contact(2).portalAccess(false))),
            new Changed(
                "other e-mail",
                SkipReason.NOT_IN_AUDIENCE,
                portal -> save(portal, records().contact(2).email("new@example.org"))),
            new Changed(
                "no e-mail",
                SkipReason.NOT_IN_AUDIENCE,
                portal -> save(portal, records().contact(2).email(null))),
            new Changed(
                "unlinked",
                SkipReason.NOT_IN_AUDIENCE,
                portal -> portal.door().directory().unlink(contact(2), keys().account(2))),
            new Changed(
                "account inactive",
                SkipReason.NOT_IN_AUDIENCE,
                portal -> save(portal, records().account(2).status(AccountStatus.INACTIVE))),
            new Changed(
                "contact gone",
                SkipReason.NOT_IN_AUDIENCE,
                portal -> portal.door().directory().remove(contact(2))),
            new Changed("revoked", SkipReason.REVOKED, ends(InvitationState.REVOKED)),
            new Changed("accepted", SkipReason.ALREADY_ACCEPTED, ends(InvitationState.ACCEPTED)),
            new Changed(
                "invited otherwise",
                SkipReason.EXISTING_INVITATION,
                add(TestInvitations.handedOver(now(), mailbox(2), contact(2)))),
            new Changed("bounced", SkipReason.ADDRESS_BOUNCED, hold(AddressHold.Cause.BOUNCED)),
            new Changed("complained", SkipReason.SUPPRESSED, hold(AddressHold.Cause.SUPPRESSED)))
        .map(each -> dynamicTest(each.name, () -> onlyContact2IsSkipped(each)));
  }

  private void onlyContact2IsSkipped(Changed changed) {
    var portal = anotherTown(3);
    var run = portal.start(invite());
    changed.change.accept(portal);
    portal.work();
    var entry = entry(portal, run, 2);
    assertThat(entry.skipped()).isEqualTo(changed.reason);
    assertThat(entry.changedSincePlan()).isTrue();
    assertThat(portal.run(run).outcomes()).isEqualTo(Map.of(Outcome.SENT, 2L, Outcome.SKIPPED, 1L));
    assertThat(portal.run(run).state()).isEqualTo(RunState.FINISHED);
    assertThat(portal.mails().attempts()).hasSize(2);
  }

  @Test
  default void portalSwitchedOffStopsEverything() {
    var portal = town(3);
    var run = portal.start(invite());
    portal.options(
        SystemOptions.DEFAULT.portalEnabled(false).portalUrl("https://portal.example.com/welcome"));
    portal.work();
    assertThat(ledger(portal, run).values())
        .extracting(LedgerEntry::skipped)
        .containsOnly(SkipReason.PORTAL_OFF);
    assertThat(portal.mails().attempts()).isEmpty();
  }

  @Test
  default void classSwitchedOffStopsEverybodyInIt() {
    var portal = town(3);
    var run = portal.start(invite());
    save(portal, records().accountClass(1).portal(PortalSettings.DEFAULT.access(false)));
    portal.work();
    assertThat(portal.run(run).outcomes()).isEqualTo(Map.of(Outcome.SKIPPED, 3L));
    assertThat(entry(portal, run, 1).skipped()).isEqualTo(SkipReason.CLASS_PORTAL_OFF);
    assertThat(portal.run(run).state()).isEqualTo(RunState.FINISHED);
  }

  @Test
  default void portalUrlTakenAwayPausesTheRun() {
    var portal = town(3);
    var run = portal.start(invite());
    portal.options(SystemOptions.DEFAULT);
    portal.work();
    assertThat(portal.run(run).pausedFor()).isEqualTo(PauseReason.NO_PORTAL_URL);
    portal.ready().door().bulk().resume(TestPortal.DANA, run);
    portal.work();
    assertThat(portal.mails().sent()).hasSize(3);
  }

  @Test
  default void oneOfTwoWhoShareAMailboxStillGetsTheMail() {
    var portal = town(3);
    save(portal, records().contact(2).email("CONTACT1@example.org"));
    var run = portal.start(invite());
    assertThat(portal.run(run).outcomes()).isEqualTo(Map.of(Outcome.OPEN, 3L));
    save(portal, records().contact(1).portalAccess(false));
    portal.work();
    assertThat(entry(portal, run, 1).skipped()).isEqualTo(SkipReason.CONTACT_SWITCHED_OFF);
    assertThat(outcome(portal, run, 2)).isEqualTo(Outcome.SENT);
    assertThat(portal.mails().sentTo(address(1))).hasSize(1);
    assertThat(portal.run(run).outcomes()).isEqualTo(Map.of(Outcome.SENT, 2L, Outcome.SKIPPED, 1L));
  }

  @Test
  default void whoMovesToAnotherDivisionIsSkippedAlsoWhenPickedByHand() {
    var portal = town(2);
    save(portal, records().division(2));
    var run = portal.start(BulkInvite.to(AudienceFilter.contacts(contact(1), contact(2))));
    save(portal, Account.of(keys().account(2), "A2", "Account 2", keys().division(2)));
    portal.work();
    assertThat(entry(portal, run, 2).skipped()).isEqualTo(SkipReason.NOT_IN_AUDIENCE);
    assertThat(outcome(portal, run, 1)).isEqualTo(Outcome.SENT);
  }

  @Test
  default void lostPermissionPausesBeforeTheNextWindow() {
    var portal = town(30);
    var run = portal.start(invite());
    portal
        .mails()
        .answering(
            mail -> {
              portal.authorize((id, actor, asked) -> PermittedDivisions.NONE);
              return new SendResult.Sent(ServerReply.of(250, "ok"));
            });
    portal.work();
    portal.authorize((id, actor, asked) -> PermittedDivisions.ALL);
    assertThat(portal.run(run).pausedFor()).isEqualTo(PauseReason.PERMISSION_LOST);
    assertThat(portal.mails().sent()).hasSize(10);
    assertThat(size(portal.run(run))).isEqualTo(30);
    portal.mails().accepting();
    portal.door().bulk().resume(TestPortal.DANA, run);
    portal.work();
    assertThat(portal.mails().sent()).hasSize(30);
  }

  private static void save(TestPortal portal, DirectoryRecord record) {
    portal.door().directory().save(record);
  }

  private IdentityId mailbox(int contact) {
    return IdentityId.of(address(contact));
  }

  private Consumer<TestPortal> ends(InvitationState state) {
    var sent = now().minus(Duration.ofDays(3));
    return add(TestInvitations.ended(state, sent, now(), mailbox(2), contact(2)));
  }

  private static Consumer<TestPortal> add(Invitation invitation) {
    return portal -> portal.commit(stores -> stores.invitations().add(invitation));
  }

  private Consumer<TestPortal> hold(AddressHold.Cause cause) {
    var hold = new AddressHold(cause, now());
    return portal -> portal.commit(stores -> stores.identities().hold(mailbox(2), hold));
  }
}
