package io.github.portalinvites.internal.bulk;

import java.time.Duration;

/**
 * How a worker works.
 *
 * @param threads that send, each with a connection of its own
 * @param window messages in flight together: at most so many can be in doubt when a thread dies
 * @param longestSend the longest that handing over one message takes
 * @param planLifetime how long a complete plan may be started
 */
public record EngineSettings(int threads, int window, Duration longestSend, Duration planLifetime) {

  /**
   * Two sends and some time for the database: a worker stops before its last send could outlast it.
   */
  Duration lease() {
    return longestSend.multipliedBy(2).plusSeconds(10);
  }
}
