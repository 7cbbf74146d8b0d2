package io.github.portalinvites.memory;

import static java.util.Comparator.comparing;
import static java.util.Comparator.reverseOrder;

import io.github.portalinvites.bulk.IdempotencyKey;
import io.github.portalinvites.bulk.RunState;
import io.github.portalinvites.delivery.RunId;
import io.github.portalinvites.storage.Run;
import io.github.portalinvites.storage.RunStore;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

final class MemoryRuns implements RunStore {

  static final Comparator<RunId> BY_ID = comparing(RunId::value);

  private final Table<RunId, Run> runs;
  private final Table<Long, RunId> positions;
  private final Table<ActorsKey, KeyUse> uses;
  private long last;

  MemoryRuns() {
    runs = Table.sortedBy(BY_ID);
    positions = Table.sortedBy(reverseOrder());
    uses = Table.sortedBy(comparing(ActorsKey::actor).thenComparing(ActorsKey::key));
  }

  MemoryRuns(MemoryRuns from, Session session) {
    runs = from.runs.in(session);
    positions = from.positions.in(session);
    uses = from.uses.in(session);
    last = from.last;
  }

  @Override
  public void add(Run run) {
    last++;
    runs.put(run.id(), run);
    positions.put(last, run.id());
  }

  @Override
  public List<Entry> page(long before, int limit) {
    return positions
        .after(before)
        .flatMap(
            each ->
                Stream.ofNullable(runs.get(each.value())).map(run -> new Entry(each.key(), run)))
        .limit(limit)
        .toList();
  }

  @Override
  public Optional<Run> find(RunId id) {
    return Optional.ofNullable(runs.get(id));
  }

  @Override
  public boolean change(Run next) {
    var stored = runs.get(next.id());
    if (stored == null || stored.version() != next.version() - 1) {
      return false;
    }
    runs.put(next.id(), next);
    return true;
  }

  @Override
  public void redraft(RunId id, String document) {
    runs.change(
        id,
        run ->
            new Run(
                id,
                run.actor(),
                run.starter(),
                run.fingerprint(),
                document,
                run.state(),
                run.planned(),
                run.going(),
                run.version()));
  }

  @Override
  public KeyUse use(String actorId, IdempotencyKey key, KeyUse use) {
    var name = new ActorsKey(actorId, key.value());
    var first = uses.getOr(name, use);
    uses.put(name, first);
    return first;
  }

  /** Those that ended, or expired unstarted, before {@code before}. */
  Stream<RunId> over(Instant before) {
    return positions
        .values()
        .flatMap(id -> Stream.ofNullable(runs.get(id)))
        .filter(run -> !run.state().active() && end(run).isBefore(before))
        .map(Run::id);
  }

  private static Instant end(Run run) {
    var ended = run.going().ended();
    return ended == null ? run.planned().expires() : ended;
  }

  Stream<RunId> running() {
    return runs.values().map(Run::id).filter(this::isRunning);
  }

  boolean isRunning(RunId id) {
    var run = runs.get(id);
    return run != null && run.state() == RunState.RUNNING;
  }

  boolean isCancelled(RunId id) {
    var run = runs.get(id);
    return run != null && run.state() == RunState.CANCELLED;
  }

  boolean isActive(RunId id) {
    var run = runs.get(id);
    return run != null && run.state().active();
  }

  private record ActorsKey(String actor, String key) {}
}
