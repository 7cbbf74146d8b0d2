package io.github.portalinvites.delivery;

/**
 * Does the portal's work: sends what runs have queued, tries again what was put off, reminds
 * whoever does not answer, keeps the audience up to date. Takes no actor: each run goes on in the
 * name of whoever started it. Any number of processes may each have one over the same database.
 * Thread-safe.
 *
 * <p>It outlives the loss of its database and of its mail server: it backs off and goes on when
 * they are there again. Its threads outlive whatever the host's sender, authorizer or listeners
 * throw.
 */
public interface Worker extends AutoCloseable {

  /** Starts the worker's own threads, those that do not run. */
  void start();

  /**
   * Does the work that is due, up to one chunk of messages, on the calling thread; for a host with
   * a scheduler of its own.
   *
   * @return whether anything was done, so that more may be due at once
   * @throws RuntimeException if the work failed; what was taken up will be tried again
   */
  boolean runOnce();

  /** Stops taking up work and waits, for a bounded time, for what is in flight. */
  @Override
  void close();
}
