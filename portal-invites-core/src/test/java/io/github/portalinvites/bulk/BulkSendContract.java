package io.github.portalinvites.bulk;

import static io.github.portalinvites.audience.Restriction.WITHOUT_AUTOMATIC_PAYMENT;
import static io.github.portalinvites.testkit.TestPortal.DANA;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.portalinvites.audience.AudienceFilter;
import io.github.portalinvites.audience.DetailsQuery;
import io.github.portalinvites.delivery.Outcome;
import io.github.portalinvites.invitation.InvitationStatus;
import io.github.portalinvites.mail.EmailAddress;
import io.github.portalinvites.mail.OutgoingMail;
import io.github.portalinvites.portal.PageRequest;
import io.github.portalinvites.storage.contract.StorageContract;
import io.github.portalinvites.testkit.SmallWorld;
import io.github.portalinvites.testkit.SmallWorldTable;
import io.github.portalinvites.testkit.SmallWorldTable.Mails;
import io.github.portalinvites.testkit.TestPortal;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The main job on the small world: who gets mail, and what is known afterwards. */
public interface BulkSendContract extends StorageContract {

  @TestFactory
  default Stream<DynamicTest> plansReachWhomTheTableSays() {
    var portal = smallWorld();
    return new SmallWorldTable(keys())
        .lines().stream()
            .map(
                line ->
                    DynamicTest.dynamicTest(
                        line.name(),
                        () -> {
                          var invite = BulkInvite.to(line.filter());
                          assertThat(mails(portal.plan(invite))).isEqualTo(line.limitOn());
                          assertThat(mails(portal.plan(invite.alsoInvited())))
                              .isEqualTo(line.limitOff());
                        }));
  }

  @Test
  default void planSaysWhyTheOthersAreSkipped() {
    var portal = smallWorld();
    assertThat(portal.plan(d1()).skipped()).isEqualTo(SmallWorldTable.SKIPPED_LIMIT_ON);
    assertThat(portal.plan(BulkInvite.to(d1()).alsoInvited()).skipped())
        .isEqualTo(SmallWorldTable.SKIPPED_LIMIT_OFF);
  }

  @Test
  default void sharedMailboxGetsOneMail() {
    var portal = smallWorld();
    portal.send(BulkInvite.to(d1()));
    assertThat(portal.mails().sentTo(EmailAddress.parse("flo@x.com"))).hasSize(1);
    assertThat(portal.mails().sent()).hasSize(3);
  }

  @Test
  default void everyRecipientHasAnOutcome() {
    var portal = smallWorld();
    var run = portal.send(BulkInvite.to(d1()));
    assertThat(run.state()).isEqualTo(RunState.FINISHED);
    assertThat(run.outcomes()).isEqualTo(Map.of(Outcome.SENT, 4L, Outcome.SKIPPED, 7L));
    assertThat(run.progress().done()).isEqualTo(3);
  }

  @Test
  default void countsFollowTheSend() {
    var portal = smallWorld();
    portal.send(BulkInvite.to(d1().restrictTo(WITHOUT_AUTOMATIC_PAYMENT)));
    var counts = portal.door().audience().counts(DANA, d1());
    assertThat(counts.pending().contacts()).isEqualTo(SmallWorldTable.PENDING_AFTER_SENDING);
  }

  @Test
  default void statusIsQueuedUntilTheMailIsOut() {
    var portal = smallWorld();
    var run = portal.start(BulkInvite.to(d1()));
    assertThat(statusOfDi(portal)).isEqualTo(InvitationStatus.QUEUED);
    portal.work();
    assertThat(portal.run(run).state()).isEqualTo(RunState.FINISHED);
    assertThat(statusOfDi(portal)).isEqualTo(InvitationStatus.PENDING);
  }

  @Test
  default void secondPlanFindsNobody() {
    var portal = smallWorld();
    portal.send(BulkInvite.to(d1()));
    assertThat(mails(portal.plan(d1()))).isEqualTo(new Mails(0, 0));
  }

  @Test
  default void eachMailHasALinkOfItsOwn() {
    var portal = smallWorld();
    portal.send(BulkInvite.to(d1()));
    var links = portal.mails().sent().stream().map(BulkSendContract::link).toList();
    assertThat(links).hasSize(3).doesNotHaveDuplicates();
    assertThat(links).allMatch(link -> link.startsWith("https://portal.example.com/welcome?"));
  }

  @Test
  default void ledgerNamesEveryContactOnce() {
    var portal = smallWorld();
    var run = portal.send(BulkInvite.to(d1()));
    var entries =
        portal
            .door()
            .bulk()
            .ledger(DANA, run.id(), LedgerQuery.all().page(PageRequest.first(100)))
            .items();
    assertThat(entries).hasSize(11).extracting(LedgerEntry::contact).doesNotHaveDuplicates();
  }

  private TestPortal smallWorld() {
    return new TestPortal(tested()).ready().withSmallWorld();
  }

  private AudienceFilter d1() {
    return AudienceFilter.division(keys().division(1));
  }

  private static Mails mails(SendPlan plan) {
    return new Mails((int) plan.messages(), (int) plan.recipients());
  }

  private InvitationStatus statusOfDi(TestPortal portal) {
    var only = d1().contacts(Set.of(keys().contact(SmallWorld.DI)));
    return portal.door().audience().details(DANA, only, DetailsQuery.all()).items().get(0).status();
  }

  private static String link(OutgoingMail mail) {
    return mail.text()
        .lines()
        .filter(each -> each.contains("pi1_"))
        .findFirst()
        .orElseThrow()
        .strip();
  }
}
