package io.github.portalinvites.jdbc;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells in the log which rows of the directory are left out, each once: by relation, key and
 * column, never by what stands in it.
 */
final class UnreadableRows {

  private static final Logger LOG = LoggerFactory.getLogger(UnreadableRows.class);
  private static final int REMEMBERED = 1_000;

  private final Set<String> told = ConcurrentHashMap.newKeySet();

  /** A row with a value that may not stand in {@code column}. */
  void unreadable(Relation relation, Object key, String column) {
    tell("%s %s is left out: its %s cannot be read".formatted(relation.table(), key, column));
  }

  /** A row with the key of another one. */
  void doubled(Relation relation, Object key) {
    tell("%s has %s more than once; one row of it counts".formatted(relation.table(), key));
  }

  private void tell(String what) {
    if (told.size() < REMEMBERED && told.add(what)) {
      LOG.warn("In the directory, {}", what);
    }
  }
}
