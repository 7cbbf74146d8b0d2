package io.github.portalinvites.privacy;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long rows are kept once they are of no more use; null for good. What has become too old is
 * removed by the worker, a part at a time.
 *
 * @param ledger messages and recipients of runs, from the end of the run on, and of plans that were
 *     never started, from their expiry on; the counts of the run stay
 * @param invitations ended ones, from their end on; never the last one of a mailbox or contact, nor
 *     one that counts for the limits of sending
 * @param activity rows of the history
 * @param requests access requests that wait neither for a worker nor for staff, from their receipt
 *     or decision on; an account that waits for a yes at a login, too
 */
public record Retention(
    @Nullable Duration ledger,
    @Nullable Duration invitations,
    @Nullable Duration activity,
    @Nullable Duration requests) {

  /** Keeps everything. */
  public static final Retention NONE = new Retention(null, null, null, null);

  /**
   * @throws IllegalArgumentException if a period is not positive
   */
  public Retention {
    check(ledger);
    check(invitations);
    check(activity);
    check(requests);
  }

  public Retention ledger(Duration period) {
    return new Retention(period, invitations, activity, requests);
  }

  public Retention invitations(Duration period) {
    return new Retention(ledger, period, activity, requests);
  }

  public Retention activity(Duration period) {
    return new Retention(ledger, invitations, period, requests);
  }

  public Retention requests(Duration period) {
    return new Retention(ledger, invitations, activity, period);
  }

  private static void check(@Nullable Duration period) {
    if (period != null && (period.isNegative() || period.isZero())) {
      throw new IllegalArgumentException("A period of retention is longer than nothing");
    }
  }
}
