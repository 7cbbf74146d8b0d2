package io.github.portalinvites.activity;

/**
 * Told of every row of the activity history, such as to end the sessions of whoever lost access.
 * Thread-safe.
 *
 * <p>Each event comes at least once, to one of the processes that have listeners, on a worker's
 * thread, or that of {@code runOnce()}. Events of one process come in the order of their ids, as
 * far as nothing failed. An exception harms nothing: the event comes again, to all listeners of a
 * process, after a minute at first and an hour at last. What happened before a portal had its first
 * listener is not told.
 */
@FunctionalInterface
public interface PortalEventListener {

  void on(PortalEvent event);
}
