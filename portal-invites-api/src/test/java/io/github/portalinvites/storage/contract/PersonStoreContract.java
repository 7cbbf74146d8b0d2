package io.github.portalinvites.storage.contract;

import static io.github.portalinvites.testkit.TestInvitations.mailbox;
import static io.github.portalinvites.testkit.TestInvitations.queued;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.portalinvites.activity.Activity;
import io.github.portalinvites.bulk.RunState;
import io.github.portalinvites.delivery.AddressHold;
import io.github.portalinvites.delivery.Outcome;
import io.github.portalinvites.delivery.RunId;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.invitation.IdentityId;
import io.github.portalinvites.invitation.SkipReason;
import io.github.portalinvites.portal.HostKey;
import io.github.portalinvites.storage.DeliveryStore.LedgerRow;
import io.github.portalinvites.testkit.AudienceLinks;
import io.github.portalinvites.testkit.TestRuns;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Where a person is found, and how it is taken out of there. */
public interface PersonStoreContract extends QueueContract {

  IdentityId NEW_MAILBOX = mailbox("new@example.net");

  @Test
  default void nothingIsKnownOfAStranger() {
    look(
        stores -> {
          assertThat(stores.persons().knows(contact(1))).isFalse();
          assertThat(stores.persons().identities(contact(1))).isEmpty();
          assertThat(stores.persons().runs(contact(1))).isEmpty();
        });
    commit(stores -> assertThat(stores.persons().withdraw(contact(1))).isTrue());
  }

  @Test
  default void identitiesAreThoseOfRowsNowAndBeforeOfInvitationsAndOfMessages() {
    row("first@example.net");
    row("second@example.net");
    row("third@example.net");
    var invited = mailbox("invited@example.net");
    commit(stores -> stores.invitations().add(queued(invited, contact(1), contact(2))));
    planned(RunState.PLANNED, 1);
    assertThat(identities(1))
        .containsExactlyInAnyOrder(
            mailbox("first@example.net"),
            mailbox("second@example.net"),
            mailbox("third@example.net"),
            invited,
            mailbox("contact1@example.org"));
    assertThat(identities(2)).containsExactly(invited);
  }

  @Test
  default void runsAreThoseThatHoldThePersonAlsoSkipped() {
    var mailed = planned(RunState.PLANNED, 2);
    var skipped =
        running(run -> List.of(runs().message(run, 1)), Map.of(contact(1), SkipReason.NO_EMAIL));
    running(run -> List.of(runs().message(run, 1)), Map.of());
    Set<RunId> found = snapshot(stores -> stores.persons().runs(contact(1)));
    assertThat(found).containsExactlyInAnyOrder(mailed, skipped);
  }

  @Test
  default void withdrawnContactIsSkipped() {
    var run = running(2, 10);
    assertThat(withdraw(1)).isTrue();
    assertThat(message(run, 0).recipients()).isEmpty();
    assertThat(tally(run).outcomes()).isEqualTo(Map.of(Outcome.OPEN, 1L, Outcome.SKIPPED, 1L));
    assertThat(ledger(run).get(0).skipped()).isEqualTo(SkipReason.NOT_IN_AUDIENCE);
    workNext(each -> each.recipients().isEmpty() ? TestRuns.skipped(each) : TestRuns.sent(each));
    assertThat(tally(run).outcomes()).isEqualTo(Map.of(Outcome.SENT, 1L, Outcome.SKIPPED, 1L));
    assertThat(withdraw(1)).isTrue();
    assertThat(withdraw(2)).isTrue();
    assertThat(tally(run).outcomes()).isEqualTo(Map.of(Outcome.SENT, 1L, Outcome.SKIPPED, 1L));
  }

  @Test
  default void whoeverElseIsInTheMessageStaysInIt() {
    var run = running(each -> List.of(runs().message(each, 0, contact(1), contact(2))), Map.of());
    withdraw(1);
    assertThat(message(run, 0).recipients()).containsExactly(contact(2));
    workNext(TestRuns::sent);
    assertThat(tally(run).outcomes()).isEqualTo(Map.of(Outcome.SENT, 1L, Outcome.SKIPPED, 1L));
  }

  @Test
  default void messageInFlightIsNotWithdrawn() {
    var run = running(20, 20);
    var lease = claim();
    begin(lease, 0, 9);
    assertThat(withdraw(10)).isFalse();
    assertThat(message(run, 9).recipients()).containsExactly(contact(10));
    assertThat(withdraw(11)).isTrue();
    assertThat(complete(lease, List.of(), 9)).as("the others' lease").isTrue();
    assertThat(withdraw(10)).isTrue();
  }

  @Test
  default void workerThatIsAboutToBeginLosesItsLease() {
    var run = running(2, 10);
    var lease = claim();
    withdraw(1);
    assertThat(begin(lease, 0, 1)).isFalse();
    release(lease);
    workNext(each -> each.recipients().isEmpty() ? TestRuns.skipped(each) : TestRuns.sent(each));
    assertThat(tally(run).outcomes()).isEqualTo(Map.of(Outcome.SENT, 1L, Outcome.SKIPPED, 1L));
  }

  @Test
  default void forgottenContactStandsForNobodyInLedgerAndHistory() {
    var run = running(2, 10);
    workNext(TestRuns::sent);
    tell(1, run);
    forget(1);
    assertThat(tally(run).outcomes()).isEqualTo(Map.of(Outcome.SENT, 2L));
    var row = ledger(run).get(0);
    assertThat(row.contact().toString()).startsWith("forgotten-");
    assertThat(row.message().identity()).isEqualTo(IdentityId.of(row.contact()));
    assertThat(row.message().result().reply()).isNull();
    assertThat(row.message().result().outcome()).isEqualTo(Outcome.SENT);
    assertThat(ledger(run).get(1).message().result().reply()).isNotNull();
    look(
        stores -> {
          assertThat(stores.persons().knows(contact(1))).isFalse();
          assertThat(stores.persons().knows(row.contact())).isFalse();
          assertThat(stores.activities().ofContact(contact(1), Long.MAX_VALUE, 9)).isEmpty();
          assertThat(stores.activities().ofRun(run, Long.MAX_VALUE, 9))
              .singleElement()
              .satisfies(each -> assertThat(each.activity().contact()).isEqualTo(row.contact()));
        });
  }

  @Test
  default void messageKeepsItsMailboxUntilItsLastRecipientIsForgotten() {
    var run = running(each -> List.of(runs().message(each, 0, contact(1), contact(2))), Map.of());
    workNext(TestRuns::sent);
    forget(1);
    assertThat(message(run, 0).identity()).isEqualTo(mailbox("contact1@example.org"));
    assertThat(message(run, 0).result().reply()).isNotNull();
    assertThat(message(run, 0).recipients()).hasSize(2).contains(contact(2));
    forget(2);
    assertThat(message(run, 0).identity().isMailbox()).isFalse();
    assertThat(message(run, 0).result().reply()).isNull();
    assertThat(tally(run).outcomes()).isEqualTo(Map.of(Outcome.SENT, 2L));
  }

  @Test
  default void sameContactCanBePlannedAnew() {
    var run = running(1, 1);
    workNext(TestRuns::sent);
    forget(1);
    Set<ContactId> planned =
        snapshot(stores -> stores.deliveries().planned(run, Set.of(contact(1))));
    assertThat(planned).isEmpty();
    var next = running(1, 1);
    assertThat(message(next, 0).recipients()).containsExactly(contact(1));
    assertThat(message(run, 0).recipients()).doesNotContain(contact(1));
  }

  @Test
  default void identityIsForgottenUnlessSomebodyElseHasIt() {
    commit(stores -> stores.identities().recordLogin(NEW_MAILBOX, now()));
    row("new@example.net");
    assertThat(forget(NEW_MAILBOX)).isFalse();
    row("other@example.net");
    assertThat(forget(NEW_MAILBOX)).as("had before").isFalse();
    removeRow();
    assertThat(forget(NEW_MAILBOX)).as("still known").isFalse();
    forget(1);
    assertThat(forget(NEW_MAILBOX)).isTrue();
    look(stores -> assertThat(stores.identities().of(Set.of(NEW_MAILBOX))).isEmpty());
  }

  @Test
  default void identityOfAnInvitationOrMessageIsKept() {
    commit(stores -> stores.invitations().add(queued(NEW_MAILBOX, contact(1))));
    planned(RunState.PLANNED, 1);
    assertThat(forget(NEW_MAILBOX)).isFalse();
    assertThat(forget(mailbox("contact1@example.org"))).isFalse();
  }

  @Test
  default void complaintStaysInForceUnreadably() {
    var complaint = new AddressHold(AddressHold.Cause.SUPPRESSED, now());
    commit(stores -> stores.identities().hold(NEW_MAILBOX, complaint));
    forget(NEW_MAILBOX);
    forget(NEW_MAILBOX);
    assertThat(hold()).containsExactly(complaint);
    commit(stores -> stores.identities().release(NEW_MAILBOX));
    assertThat(hold()).isEmpty();
  }

  @Test
  default void bounceIsForgotten() {
    var bounce = new AddressHold(AddressHold.Cause.BOUNCED, now());
    commit(stores -> stores.identities().hold(NEW_MAILBOX, bounce));
    forget(NEW_MAILBOX);
    assertThat(hold()).isEmpty();
  }

  @Test
  default void personOfAnotherPortalIsNotTouched() {
    row("new@example.net");
    commitElsewhere(
        stores -> {
          assertThat(stores.persons().knows(contact(1))).isFalse();
          stores.persons().forget(contact(1), nobody());
          stores.persons().forget(NEW_MAILBOX, IdentityId.of(nobody()));
        });
    assertThat(identities(1)).containsExactly(NEW_MAILBOX);
  }

  private List<AddressHold> hold() {
    return snapshot(
        stores ->
            stores.identities().of(Set.of(NEW_MAILBOX)).values().stream()
                .flatMap(facts -> Stream.ofNullable(facts.hold()))
                .toList());
  }

  /** Contact 1 has only this row from now on. */
  private void row(String email) {
    var link = AudienceLinks.link(keys(), 1, 1).email(email).build();
    commit(
        stores -> {
          stores.changes().take(0);
          stores.audience().replace(Set.of(contact(1)), List.of(link));
        });
  }

  private void removeRow() {
    commit(
        stores -> {
          stores.changes().take(0);
          stores.audience().replace(Set.of(contact(1)), List.of());
        });
  }

  private Set<IdentityId> identities(int contact) {
    return snapshot(stores -> stores.persons().identities(contact(contact)));
  }

  private boolean withdraw(int contact) {
    return transaction(stores -> stores.persons().withdraw(contact(contact)));
  }

  private void forget(int contact) {
    commit(stores -> stores.persons().forget(contact(contact), nobody()));
  }

  private boolean forget(IdentityId identity) {
    return transaction(stores -> stores.persons().forget(identity, IdentityId.of(nobody())));
  }

  private static ContactId nobody() {
    return new ContactId(HostKey.of("forgotten-" + UUID.randomUUID()));
  }

  private void tell(int contact, RunId run) {
    var who = new Activity.Who("u-7", "Dana");
    var kind = Activity.Kind.INVITATION_SENT;
    var activity = new Activity(now(), who, kind, contact(contact), run, Map.of());
    commit(stores -> stores.activities().append(List.of(activity)));
  }

  private List<LedgerRow> ledger(RunId run) {
    return snapshot(stores -> stores.deliveries().ledger(run, null, false, 0, 100));
  }
}
