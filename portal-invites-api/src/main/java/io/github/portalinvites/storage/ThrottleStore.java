package io.github.portalinvites.storage;

import java.time.Duration;

/** Counters that all processes share. */
public interface ThrottleStore {

  /**
   * Counts up to {@code wanted} more of something in the current period, as far as {@code limit}
   * allows. Periods follow each other from the epoch on, by the storage's clock. Others who hit the
   * same key wait until this transaction ends. Whoever comes with the clock of an earlier period is
   * counted in the latest one.
   *
   * <p>It costs the same whatever it allows, also where nothing is wanted.
   *
   * @param key up to 200 characters; under another period it is another counter
   * @return how many are allowed, 0 to {@code wanted}; so many were counted
   */
  int hit(String key, int wanted, int limit, Duration period);

  /**
   * Takes back {@code hits} of those that were counted in the current period, as far as any were.
   */
  void giveBack(String key, int hits, Duration period);

  /** Forgets what was counted under {@code key}, in whatever period. */
  void reset(String key);

  /**
   * Removes up to {@code limit} counters whose period is over; none that somebody else is just
   * counting on.
   *
   * @return how many were removed
   */
  int removeOld(int limit);
}
