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
   * Takes the oldest entries out of the log, each equal one once. Waits until no other transaction
   * is between {@code take} and its end; so at most one at a time rewrites audience rows. With a
   * roll-back the entries are there again.
   */
  List<Change> take(int limit);

  /** When the oldest entry was appended. */
  Optional<Instant> oldest();
}
