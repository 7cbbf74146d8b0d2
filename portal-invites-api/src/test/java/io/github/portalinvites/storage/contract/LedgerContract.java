package io.github.portalinvites.storage.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portalinvites.delivery.FailureReason;
import io.github.portalinvites.delivery.Outcome;
import io.github.portalinvites.delivery.RunId;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.invitation.SkipReason;
import io.github.portalinvites.storage.Delivery;
import io.github.portalinvites.storage.DeliveryStore.LedgerRow;
import io.github.portalinvites.testkit.TestRuns;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** An account of every single recipient. */
public interface LedgerContract extends QueueContract {

  int EVERYTHING = 1_000;

  @Test
  default void everyRecipientAndEverySkippedContactIsThereOnce() {
    var run = world();
    assertThat(ledger(run, null))
        .extracting(LedgerRow::contact)
        .containsExactlyInAnyOrder(
            contact(1), contact(2), contact(3), contact(4), contact(5), contact(6), contact(9));
  }

  @Test
  default void positionsAreAboveZeroInTheOrderOfMessages() {
    var rows = ledger(running(5, 5), null);
    assertThat(rows).extracting(LedgerRow::position).isSorted().allMatch(at -> at > 0);
    assertThat(rows).extracting(LedgerRow::contact).isEqualTo(contacts(1, 2, 3, 4, 5));
  }

  @Test
  default void recipientComesWithItsMessage() {
    var run = world();
    assertThat(rowOf(run, contact(3)).message()).isEqualTo(message(run, 1));
    assertThat(rowOf(run, contact(1)).message()).isEqualTo(message(run, 0));
    assertThat(rowOf(run, contact(2)).message()).isEqualTo(message(run, 0));
  }

  @Test
  default void contactSkippedWhenPlannedHasNoMessage() {
    var row = rowOf(world(), contact(9));
    assertThat(row.skipped()).isEqualTo(SkipReason.NO_EMAIL);
    assertThat(row.changedSincePlan()).isFalse();
    assertThat(row.message()).isNull();
  }

  @Test
  default void recipientSkippedLaterKeepsItsMessage() {
    var run = world();
    var row = rowOf(run, contact(2));
    assertThat(row.skipped()).isEqualTo(SkipReason.ALREADY_ACCEPTED);
    assertThat(row.changedSincePlan()).isTrue();
    assertThat(row.message()).isEqualTo(message(run, 0));
    assertThat(message(run, 0).recipients()).containsExactly(contact(1));
  }

  @Test
  default void recipientIsNotSkipped() {
    var row = rowOf(world(), contact(3));
    assertThat(row.skipped()).isNull();
    assertThat(row.changedSincePlan()).isFalse();
  }

  @Test
  default void recipientsComeByOutcome() {
    var run = world();
    assertThat(contactsOf(run, Outcome.SENT)).containsExactly(contact(1));
    assertThat(contactsOf(run, Outcome.FAILED)).containsExactly(contact(3));
    assertThat(contactsOf(run, Outcome.IN_DOUBT)).containsExactly(contact(4));
    assertThat(contactsOf(run, Outcome.OPEN)).containsOnly(contact(5), contact(6));
    assertThat(contactsOf(run, Outcome.SKIPPED)).containsExactlyInAnyOrder(contact(2), contact(9));
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "CANCELLED")
  default void pagesOfEachOutcomeAreItsPartOfTheWhole(Outcome outcome) {
    var run = world();
    var part = ledger(run, outcome);
    assertThat(paged(run, outcome, false)).isEqualTo(part);
    assertThat(ledger(run, null)).containsAll(part);
    assertThat(tally(run).outcomes()).containsEntry(outcome, (long) part.size());
  }

  @Test
  default void ledgerIsReadPageByPage() {
    var run = world();
    assertThat(paged(run, null, false)).isEqualTo(ledger(run, null)).hasSize(7);
  }

  @Test
  default void sharedMailboxesAreThoseOfSeveralRecipientsWhenPlanned() {
    var run = world();
    var shared = page(run, null, true, 0, EVERYTHING);
    assertThat(shared)
        .extracting(LedgerRow::contact)
        .containsExactlyInAnyOrder(contact(1), contact(2), contact(5), contact(6));
    assertThat(paged(run, null, true)).isEqualTo(shared);
    assertThat(page(run, Outcome.SENT, true, 0, EVERYTHING)).hasSize(1);
    assertThat(page(run, Outcome.SKIPPED, true, 0, EVERYTHING)).hasSize(1);
  }

  @Test
  default void mailboxOfSeveralMessagesIsShared() {
    var run =
        running(
            id -> List.of(runs().message(id, 0), runs().message(id, 1).toSharedMailbox()),
            Map.of());
    assertThat(message(run, 1).shared()).isTrue();
    assertThat(page(run, null, true, 0, EVERYTHING))
        .extracting(LedgerRow::contact)
        .containsExactly(contact(2));
  }

  @Test
  default void placesStayWhileTheRunGoesOn() {
    var run = running(5, 5);
    var before = ledger(run, null).stream().map(LedgerRow::position).toList();
    workNext(TestRuns::sent);
    assertThat(ledger(run, null)).extracting(LedgerRow::position).isEqualTo(before);
  }

  @Test
  default void skippedMessageIsSkippedForWhoeverIsLeft() {
    var run = running(1, 1);
    workNext(TestRuns::skipped);
    assertThat(contactsOf(run, Outcome.SKIPPED)).containsExactly(contact(1));
    assertThat(contactsOf(run, Outcome.OPEN)).isEmpty();
  }

  @Test
  default void ledgersAreApart() {
    var run = world();
    var other = running(1, 1);
    assertThat(ledger(other, null)).hasSize(1);
    commitElsewhere(
        stores ->
            assertThat(stores.deliveries().ledger(run, null, false, 0, EVERYTHING)).isEmpty());
  }

  /**
   * Message 0 to contacts 1 and 2 is sent, 2 being skipped before; 1 to 3 failed, 2 to 4 is in
   * doubt, 3 to 5 and 6 is open. Contact 9 is skipped.
   */
  private RunId world() {
    var run = running(this::worldsMessages, Map.of(contact(9), SkipReason.NO_EMAIL));
    var lease = skipInWindow(Map.of(contact(2), SkipReason.ALREADY_ACCEPTED));
    var done =
        List.of(
            TestRuns.sent(message(run, 0)),
            TestRuns.failed(message(run, 1), FailureReason.POLICY_REFUSED),
            TestRuns.inDoubt(message(run, 2)));
    complete(lease, done, 2);
    return run;
  }

  private List<Delivery> worldsMessages(RunId run) {
    return List.of(
        runs().message(run, 0, contact(1), contact(2)),
        runs().message(run, 1, contact(3)),
        runs().message(run, 2, contact(4)),
        runs().message(run, 3, contact(5), contact(6)));
  }

  private LedgerRow rowOf(RunId run, ContactId contact) {
    var rows = new HashMap<ContactId, LedgerRow>();
    ledger(run, null).forEach(row -> rows.put(row.contact(), row));
    return rows.get(contact);
  }

  private List<LedgerRow> ledger(RunId run, Outcome outcome) {
    return page(run, outcome, false, 0, EVERYTHING);
  }

  private Set<ContactId> contactsOf(RunId run, Outcome outcome) {
    return Set.copyOf(ledger(run, outcome).stream().map(LedgerRow::contact).toList());
  }

  /** The ledger, read one row after the other. */
  private List<LedgerRow> paged(RunId run, Outcome outcome, boolean sharedOnly) {
    var all = new ArrayList<LedgerRow>();
    for (var page = page(run, outcome, sharedOnly, 0, 1); !page.isEmpty(); ) {
      all.addAll(page);
      page = page(run, outcome, sharedOnly, page.get(0).position(), 1);
    }
    return all;
  }

  private List<LedgerRow> page(
      RunId run, Outcome outcome, boolean sharedOnly, long after, int limit) {
    return snapshot(stores -> stores.deliveries().ledger(run, outcome, sharedOnly, after, limit));
  }

  private List<ContactId> contacts(Integer... numbers) {
    return List.of(numbers).stream().map(this::contact).toList();
  }
}
