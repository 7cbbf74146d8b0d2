package io.github.portalinvites.storage;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What happened since the audience rows were last brought up to date. */
public interface ChangeLog {

  /** Appends without waiting for anybody. */
  void append(Collection<? extends Change> changes);

  /**
   * Takes up to {@code limit} entries out of the log, the oldest first; of those taken that are
   * equal, only the first is returned. Empty only if the log is, or {@code limit} is 0. Waits until
   * no other transaction of this portal is between {@code take} and its end; so at most one at a
   * time rewrites audience rows. With a roll-back the entries are there again, as old as they were.
   */
  List<Change> take(int limit);

  /** When the oldest entry was appended; empty if there is none. */
  Optional<Instant> oldest();
}
