package io.github.portalinvites.internal.bulk;

import io.github.portalinvites.invitation.AutoSendTrigger;
import io.github.portalinvites.invitation.Reminders;
import java.time.Duration;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * How a worker works.
 *
 * @param threads that send, each with a connection of its own
 * @param window messages in flight together: at most so many can be in doubt when a thread dies
 * @param longestSend the longest that handing over one message takes
 * @param databaseTime what a lease allows for the database, besides two sends
 * @param planLifetime how long a complete plan may be started
 * @param autoSendOn the events that send by themselves
 * @param reminders of invitations that nobody answered
 * @param nanoTime the monotonic clock, which no change of the time of day moves
 */
public record EngineSettings(
    int threads,
    int window,
    Duration longestSend,
    Duration databaseTime,
    Duration planLifetime,
    Set<AutoSendTrigger> autoSendOn,
    Reminders reminders,
    LongSupplier nanoTime) {

  /** How long a worker holds a chunk: it stops before its last send could outlast it. */
  Duration lease() {
    return longestSend.multipliedBy(2).plus(databaseTime);
  }

  Deadline deadline(Duration time) {
    return Deadline.in(time, nanoTime);
  }
}
