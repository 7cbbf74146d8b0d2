package io.github.portalinvites.internal.bulk;

import java.util.LinkedHashMap;
import java.util.Map;

/** How often in a row this process could not go on with a chunk. Thread-safe. */
final class Setbacks {

  private static final int REMEMBERED = 1_000;

  private final Map<Long, Integer> counts =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Integer> eldest) {
          return size() > REMEMBERED;
        }
      };

  /**
   * Counts one more.
   *
   * @return how many in a row
   */
  synchronized int add(long chunk) {
    return counts.merge(chunk, 1, Integer::sum);
  }

  /** It went on, or a person has to look. */
  synchronized void forget(long chunk) {
    counts.remove(chunk);
  }
}
