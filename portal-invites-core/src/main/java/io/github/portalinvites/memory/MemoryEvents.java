package io.github.portalinvites.memory;

import static java.util.Comparator.comparing;

import io.github.portalinvites.activity.Activity;
import io.github.portalinvites.storage.EventStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Positions of activities to be told, and from when on. */
final class MemoryEvents implements EventStore {

  private static final Comparator<Tree<Long, Due>> LONGEST_DUE =
      comparing((Tree<Long, Due> each) -> each.value().from()).thenComparing(Tree::key);

  private final Table<Long, Due> untold;
  private final @Nullable Table<Long, Activity> activities;
  private final Instant now;
  private boolean kept;

  MemoryEvents() {
    untold = Table.sortedBy(Comparator.naturalOrder());
    activities = null;
    now = Instant.EPOCH;
  }

  MemoryEvents(MemoryEvents from, Session session, Table<Long, Activity> activities) {
    this.untold = from.untold.in(session);
    this.activities = activities;
    this.now = session.now();
    this.kept = from.kept;
  }

  void add(long position, Activity activity) {
    if (kept) {
      untold.put(position, new Due(activity.at(), 0));
    }
  }

  @Override
  public void keep() {
    kept = true;
  }

  @Override
  public List<Untold> take(int limit, Duration lease) {
    var due =
        untold
            .after(null)
            .filter(each -> !now.isBefore(each.value().from()))
            .sorted(LONGEST_DUE)
            .limit(limit)
            .map(Tree::key)
            .sorted()
            .toList();
    due.forEach(each -> untold.change(each, old -> new Due(now.plus(lease), old.attempts() + 1)));
    return due.stream()
        .map(each -> new Untold(each, activity(each), untold.getOr(each, Due.NEVER).attempts()))
        .toList();
  }

  @Override
  public void told(Collection<Long> positions) {
    positions.forEach(untold::remove);
  }

  @Override
  public void putOff(long position, Instant until) {
    untold.change(position, old -> new Due(until, old.attempts()));
  }

  @Override
  public Waiting waiting() {
    var since =
        untold.after(null).map(each -> activity(each.key()).at()).min(Comparator.naturalOrder());
    return new Waiting(untold.values().count(), since.orElse(null));
  }

  private Activity activity(long position) {
    return Objects.requireNonNull(Objects.requireNonNull(activities).get(position));
  }

  private record Due(Instant from, int attempts) {

    static final Due NEVER = new Due(Instant.MAX, 0);
  }
}
