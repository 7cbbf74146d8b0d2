package io.github.portalinvites.bulk;

import io.github.portalinvites.delivery.Outcome;
import io.github.portalinvites.portal.PageRequest;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a ledger is wanted.
 *
 * @param outcome null for all
 * @param sharedOnly only recipients whose mailbox another contact has, too
 */
public record LedgerQuery(@Nullable Outcome outcome, boolean sharedOnly, PageRequest page) {

  /** Everything, the first 50. */
  public static LedgerQuery all() {
    return new LedgerQuery(null, false, PageRequest.first());
  }

  /** The recipients with one outcome, the first 50. */
  public static LedgerQuery of(Outcome outcome) {
    return new LedgerQuery(outcome, false, PageRequest.first());
  }

  /** The recipients of shared mailboxes, the first 50. */
  public static LedgerQuery sharedMailboxes() {
    return new LedgerQuery(null, true, PageRequest.first());
  }

  public LedgerQuery page(PageRequest value) {
    return new LedgerQuery(outcome, sharedOnly, value);
  }
}
