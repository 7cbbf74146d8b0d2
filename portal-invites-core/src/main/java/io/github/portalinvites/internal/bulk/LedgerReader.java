package io.github.portalinvites.internal.bulk;

import io.github.portalinvites.bulk.LedgerEntry;
import io.github.portalinvites.bulk.LedgerQuery;
import io.github.portalinvites.bulk.RunState;
import io.github.portalinvites.delivery.InDoubtPolicy;
import io.github.portalinvites.delivery.Outcome;
import io.github.portalinvites.internal.export.TableWriter;
import io.github.portalinvites.internal.portal.SealedCursor;
import io.github.portalinvites.portal.Page;
import io.github.portalinvites.portal.PageRequest;
import io.github.portalinvites.storage.Delivery;
import io.github.portalinvites.storage.DeliveryStore.LedgerRow;
import io.github.portalinvites.storage.Run;
import io.github.portalinvites.storage.Stores;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One run's ledger, in one snapshot. */
final class LedgerReader {

  static final List<String> COLUMNS =
      List.of(
          "contact",
          "outcome",
          "reason",
          "changedSincePlan",
          "retryable",
          "message",
          "messageId",
          "address",
          "attempts",
          "possibleDuplicate",
          "handedOver",
          "reply");

  private final Stores stores;
  private final Run run;
  private final LedgerQuery query;
  private final Order order;

  LedgerReader(Stores stores, Run run, LedgerQuery query, Order order) {
    this.stores = stores;
    this.run = run;
    this.query = query;
    this.order = order;
  }

  Page<LedgerEntry> page(SealedCursor cursors, String question) {
    var request = query.page();
    var cursor = request.after();
    var after = cursor == null ? 0 : Long.parseLong(cursors.open(question, cursor));
    var found = rows(after, request.size() + 1);
    return cursors
        .page(question, request, found, row -> String.valueOf(row.position()))
        .map(this::entry);
  }

  long export(TableWriter out) {
    List<LedgerRow> batch;
    long after = 0;
    do {
      batch = rows(after, PageRequest.MAX_SIZE);
      for (var row : batch) {
        write(entry(row), out);
        after = row.position();
      }
    } while (batch.size() == PageRequest.MAX_SIZE);
    return out.finish();
  }

  private List<LedgerRow> rows(long after, int limit) {
    var outcome = query.outcome();
    var cancelled = run.state() == RunState.CANCELLED;
    if (outcome == (cancelled ? Outcome.OPEN : Outcome.CANCELLED)) {
      return List.of();
    }
    var stored = outcome == Outcome.CANCELLED ? Outcome.OPEN : outcome;
    return stores.deliveries().ledger(run.id(), stored, query.sharedOnly(), after, limit);
  }

  private LedgerEntry entry(LedgerRow row) {
    var delivery = row.message();
    return new LedgerEntry(
        row.contact(),
        outcome(row),
        row.skipped(),
        row.changedSincePlan(),
        delivery == null || row.skipped() != null ? null : delivery.result().failed(),
        delivery == null ? null : message(delivery));
  }

  private Outcome outcome(LedgerRow row) {
    var outcome = row.outcome();
    return outcome == Outcome.OPEN && run.state() == RunState.CANCELLED
        ? Outcome.CANCELLED
        : outcome;
  }

  private LedgerEntry.Message message(Delivery delivery) {
    var attempt = delivery.attempt();
    return new LedgerEntry.Message(
        delivery.number(),
        order.messageId(delivery).value(),
        delivery.identity().toString(),
        attempt.count(),
        isPossibleDuplicate(delivery),
        delivery.result().handedOver(),
        delivery.result().reply());
  }

  /** A doubt that counts as sent is the only time that the message left. */
  private boolean isPossibleDuplicate(Delivery delivery) {
    var doubts = delivery.attempt().doubts();
    return doubts > 1
        || (doubts == 1
            && delivery.result().outcome() == Outcome.SENT
            && order.tempo().inDoubt() != InDoubtPolicy.ASSUME_SENT);
  }

  private static void write(LedgerEntry entry, TableWriter out) {
    var message = entry.message();
    out.row(
        entry.contact().toString(),
        entry.outcome().name(),
        reason(entry),
        entry.changedSincePlan(),
        entry.failed() == null ? null : entry.failed().retryable(),
        message == null ? null : message.number(),
        message == null ? null : message.messageId(),
        message == null ? null : message.address(),
        message == null ? null : message.attempts(),
        message == null ? null : message.possibleDuplicate(),
        message == null ? null : message.handedOver(),
        message == null ? null : message.reply());
  }

  private static @Nullable String reason(LedgerEntry entry) {
    if (entry.skipped() != null) {
      return entry.skipped().code();
    }
    return entry.failed() == null ? null : entry.failed().code();
  }
}
