package io.github.portalinvites.memory;

import io.github.portalinvites.storage.Change;
import io.github.portalinvites.storage.ChangeLog;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Needs no lock of its own: transactions take turns. */
final class MemoryChangeLog implements ChangeLog {

  private final Table<Long, Entry> entries;
  private final Instant now;
  private long last;

  MemoryChangeLog() {
    entries = Table.sortedBy(Comparator.naturalOrder());
    now = Instant.EPOCH;
  }

  MemoryChangeLog(MemoryChangeLog from, Session session) {
    entries = from.entries.in(session);
    now = session.now();
    last = from.last;
  }

  @Override
  public void append(Collection<? extends Change> changes) {
    for (var change : changes) {
      last++;
      entries.put(last, new Entry(change, now));
    }
  }

  @Override
  public List<Change> take(int limit) {
    var taken = entries.after(null).limit(limit).toList();
    taken.forEach(each -> entries.remove(each.key()));
    return taken.stream().map(each -> each.value().change()).distinct().toList();
  }

  @Override
  public Optional<Instant> oldest() {
    return entries.values().findFirst().map(Entry::appended);
  }

  private record Entry(Change change, Instant appended) {}
}
