package io.github.portalinvites.storage.contract;

import static io.github.portalinvites.invitation.InvitationState.FAILED;
import static io.github.portalinvites.invitation.InvitationState.HANDED_OVER;
import static io.github.portalinvites.invitation.InvitationState.REVOKED;
import static io.github.portalinvites.testkit.MutableClock.START;
import static io.github.portalinvites.testkit.TestInvitations.ended;
import static io.github.portalinvites.testkit.TestInvitations.mailbox;
import static io.github.portalinvites.testkit.TestInvitations.queued;
import static io.github.portalinvites.testkit.TestRequests.received;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.portalinvites.activity.Activity;
import io.github.portalinvites.bulk.RunState;
import io.github.portalinvites.delivery.RunId;
import io.github.portalinvites.invitation.IdentityId;
import io.github.portalinvites.invitation.Invitation;
import io.github.portalinvites.invitation.InvitationState;
import io.github.portalinvites.registration.RequestState;
import io.github.portalinvites.storage.ActivityStore;
import io.github.portalinvites.storage.RequestStore;
import io.github.portalinvites.storage.Run;
import io.github.portalinvites.testkit.TestRequests;
import io.github.portalinvites.testkit.TestRuns;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Rows that have become too old. */
public interface OldRowsContract extends QueueContract {

  Instant OLD = START.minus(Duration.ofDays(100));
  Instant BORDER = START.minus(Duration.ofDays(50));
  int ALL = 1_000;

  @Test
  default void ledgerOfAnEndedRunGoesAndItsTallyStays() {
    var run = running(3, 10);
    workNext(TestRuns::sent);
    end(run, START);
    var tally = tally(run);
    assertThat(removeLedgers(START, ALL)).as("ended at the border").isZero();
    assertThat(removeLedgers(START.plusSeconds(1), ALL)).isEqualTo(6);
    assertThat(removeLedgers(START.plusSeconds(1), ALL)).isZero();
    assertThat(messages(run, 0, 9)).isEmpty();
    look(stores -> assertThat(stores.deliveries().ledger(run, null, false, 0, 9)).isEmpty());
    assertThat(tally(run)).isEqualTo(tally);
    commit(stores -> assertThat(stores.deliveries().reopenFailed(run)).isZero());
  }

  @Test
  default void ledgerGoesInPartsAcrossRuns() {
    for (int i = 0; i < 2; i++) {
      var run = running(3, 10);
      workNext(TestRuns::sent);
      end(run, START);
    }
    assertThat(removeLedgers(START.plusSeconds(1), 4)).isEqualTo(4);
    assertThat(removeLedgers(START.plusSeconds(1), 4)).isEqualTo(4);
    assertThat(removeLedgers(START.plusSeconds(1), ALL)).isEqualTo(4);
    assertThat(removeLedgers(START.plusSeconds(1), ALL)).isZero();
  }

  @Test
  default void runThatIsNotOverKeepsItsLedger() {
    running(3, 10);
    var paused = running(3, 10);
    change(paused, RunState.PAUSED);
    assertThat(removeLedgers(START.plus(Duration.ofDays(9)), ALL)).isZero();
  }

  @Test
  default void planThatExpiredUnstartedLosesItsLedger() {
    planned(RunState.PLANNED, 3);
    var expiry = START.plus(Duration.ofHours(1));
    assertThat(removeLedgers(expiry, ALL)).isZero();
    assertThat(removeLedgers(expiry.plusSeconds(1), ALL)).isEqualTo(6);
  }

  @Test
  default void cancelledRunKeepsItsLedgerWhileAWindowIsInFlight() {
    var run = running(3, 10);
    var lease = claim();
    begin(lease, 0, 2);
    change(run, RunState.CANCELLED);
    var later = START.plus(Duration.ofDays(9));
    assertThat(removeLedgers(later, ALL)).isZero();
    complete(lease, List.of(), 2);
    assertThat(removeLedgers(later, ALL)).isEqualTo(6);
  }

  @Test
  default void endedInvitationGoesIfALaterOneFollowed() {
    var first = add(ended(REVOKED, OLD, OLD, identity(1), contact(1)));
    var second = add(ended(HANDED_OVER, OLD, OLD, identity(1), contact(1)));
    assertThat(removeInvitations(BORDER)).isEqualTo(1);
    assertThat(invitations(1)).containsExactly(second);
    assertThat(removeInvitations(BORDER)).isZero();
    var hash = first.latest().lookUp().link();
    look(stores -> assertThat(stores.invitations().find(hash)).isEmpty());
  }

  @Test
  default void lastInvitationOfAMailboxStays() {
    add(ended(REVOKED, OLD, OLD, identity(1), contact(1)));
    assertThat(removeInvitations(BORDER)).isZero();
  }

  @Test
  default void lastInvitationOfAContactStays() {
    add(ended(REVOKED, OLD, OLD, identity(1), contact(1)));
    add(ended(REVOKED, OLD, OLD, identity(1), contact(2)));
    assertThat(removeInvitations(BORDER)).as("contact 1 has moved away").isZero();
    add(queued(identity(2), contact(1)));
    assertThat(removeInvitations(BORDER)).isEqualTo(1);
  }

  @Test
  default void invitationThatTellsTheLastHandOverStays() {
    add(ended(REVOKED, OLD, OLD, identity(1), contact(1)));
    add(neverHandedOver(FAILED, OLD, identity(1)));
    assertThat(removeInvitations(BORDER)).isZero();
    add(ended(HANDED_OVER, START, START, identity(1), contact(1)));
    assertThat(removeInvitations(BORDER)).isEqualTo(2);
  }

  @Test
  default void invitationThatCountsForTheLimitsStays() {
    add(ended(REVOKED, START, OLD, identity(1), contact(1)));
    add(ended(HANDED_OVER, START, START, identity(1), contact(1)));
    assertThat(removeInvitations(BORDER)).isZero();
  }

  @Test
  default void youngAcceptedAndOutstandingInvitationsStay() {
    add(ended(REVOKED, OLD, BORDER, identity(1), contact(1)));
    add(ended(InvitationState.ACCEPTED, OLD, OLD, identity(1), contact(1)));
    add(ended(HANDED_OVER, OLD, OLD, identity(1), contact(1)));
    add(ended(REVOKED, OLD, START, identity(1), contact(1)));
    assertThat(removeInvitations(BORDER)).isZero();
    assertThat(invitations(1)).hasSize(4);
  }

  @Test
  default void oldActivitiesGoInTheirOrder() {
    var run = new RunId(new UUID(7, 7));
    for (int day = 0; day < 5; day++) {
      tell(OLD.plus(Duration.ofDays(day)), run);
    }
    tell(START, run);
    assertThat(removeActivities(OLD, ALL)).isZero();
    assertThat(removeActivities(BORDER, 2)).isEqualTo(2);
    assertThat(activities(run))
        .extracting(each -> each.activity().at())
        .containsExactly(
            START,
            OLD.plus(Duration.ofDays(4)),
            OLD.plus(Duration.ofDays(3)),
            OLD.plus(Duration.ofDays(2)));
    assertThat(removeActivities(BORDER, ALL)).isEqualTo(3);
    assertThat(activities(run)).hasSize(1);
  }

  @Test
  default void oldRequestsGoUnlessAWorkerOrStaffMustLookAtThem() {
    for (var state : RequestState.values()) {
      ask(state, OLD);
      ask(state, BORDER);
    }
    assertThat(removeRequests(OLD, ALL)).isZero();
    assertThat(removeRequests(BORDER, 3)).isEqualTo(3);
    assertThat(removeRequests(BORDER, ALL)).isEqualTo(2);
    assertThat(requests(OLD, BORDER))
        .containsExactlyInAnyOrder(RequestState.RECEIVED, RequestState.WAITING);
    assertThat(requests(BORDER, START)).containsExactlyInAnyOrder(RequestState.values());
    commit(stores -> assertThat(stores.requests().takeDue()).isPresent());
  }

  @Test
  default void rowsOfAnotherPortalStay() {
    var run = running(1, 10);
    workNext(TestRuns::sent);
    end(run, OLD);
    add(ended(REVOKED, OLD, OLD, identity(1), contact(1)));
    add(ended(HANDED_OVER, OLD, OLD, identity(1), contact(1)));
    tell(OLD, run);
    ask(RequestState.CLOSED, OLD);
    commitElsewhere(
        stores -> {
          assertThat(stores.oldRows().removeLedgers(START, ALL)).isZero();
          assertThat(stores.oldRows().removeInvitations(START, START, ALL)).isZero();
          assertThat(stores.oldRows().removeActivities(START, ALL)).isZero();
          assertThat(stores.oldRows().removeRequests(START, ALL)).isZero();
        });
  }

  private int removeLedgers(Instant before, int limit) {
    return transaction(stores -> stores.oldRows().removeLedgers(before, limit));
  }

  private int removeInvitations(Instant before) {
    return transaction(stores -> stores.oldRows().removeInvitations(before, BORDER, ALL));
  }

  private int removeActivities(Instant before, int limit) {
    return transaction(stores -> stores.oldRows().removeActivities(before, limit));
  }

  private int removeRequests(Instant before, int limit) {
    return transaction(stores -> stores.oldRows().removeRequests(before, limit));
  }

  private void ask(RequestState state, Instant at) {
    commit(stores -> stores.requests().add(TestRequests.in(state, received(1, at))));
  }

  private List<RequestState> requests(Instant from, Instant to) {
    var query = RequestStore.Query.ALL.received(from, to);
    return snapshot(stores -> stores.requests().page(query, Long.MAX_VALUE, ALL)).stream()
        .map(each -> each.stored().request().state())
        .toList();
  }

  private void end(RunId run, Instant at) {
    commit(
        stores -> {
          var stored = stores.runs().find(run).orElseThrow();
          var ended = new Run.Going(null, null, 0, OLD, null, 0, at);
          stores.runs().change(stored.with(RunState.FINISHED, stored.planned(), ended));
        });
  }

  private Invitation add(Invitation invitation) {
    commit(stores -> stores.invitations().add(invitation));
    return invitation;
  }

  private Invitation neverHandedOver(InvitationState state, Instant since, IdentityId identity) {
    var made = queued(identity, contact(1));
    return new Invitation(
        made.id(), identity, identity, made.contacts(), state, since, made.generations(), 0);
  }

  private static IdentityId identity(int n) {
    return mailbox("mailbox%d@example.org".formatted(n));
  }

  private List<Invitation> invitations(int n) {
    return snapshot(stores -> stores.invitations().of(Set.of(identity(n))))
        .getOrDefault(identity(n), List.of());
  }

  private void tell(Instant at, RunId run) {
    var who = new Activity.Who("u-7", "Dana");
    var kind = Activity.Kind.INVITATION_SENT;
    var activity = new Activity(at, who, kind, contact(1), run, Map.of());
    commit(stores -> stores.activities().append(List.of(activity)));
  }

  private List<ActivityStore.Entry> activities(RunId run) {
    return snapshot(stores -> stores.activities().ofRun(run, Long.MAX_VALUE, ALL));
  }
}
