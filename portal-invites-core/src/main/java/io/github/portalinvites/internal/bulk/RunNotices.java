package io.github.portalinvites.internal.bulk;

import io.github.portalinvites.bulk.BulkRun;
import io.github.portalinvites.bulk.RunListener;
import io.github.portalinvites.bulk.RunState;
import io.github.portalinvites.delivery.RunId;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells listeners how runs come along: each change of state, and otherwise at most once a second.
 */
final class RunNotices {

  private static final Logger LOG = LoggerFactory.getLogger(RunNotices.class);
  private static final Duration INTERVAL = Duration.ofSeconds(1);
  private static final int REMEMBERED = 256;

  private final EngineSettings settings;
  private final List<RunListener> listeners;
  private final Function<RunId, Optional<BulkRun>> runs;
  private final Map<RunId, Told> told =
      new LinkedHashMap<>(REMEMBERED, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<RunId, Told> eldest) {
          return size() > REMEMBERED;
        }
      };

  /**
   * @param runs reads how a run stands
   */
  RunNotices(
      EngineSettings settings,
      List<RunListener> listeners,
      Function<RunId, Optional<BulkRun>> runs) {
    this.settings = settings;
    this.listeners = List.copyOf(listeners);
    this.runs = runs;
  }

  /** Tells of progress, if it was not told just now. */
  void progress(RunId id) {
    if (!listeners.isEmpty() && isDue(id)) {
      tell(id);
    }
  }

  /** Tells how the run stands, if its state is another than was told last. */
  void state(RunId id) {
    if (!listeners.isEmpty()) {
      runs.apply(id).filter(this::isNews).ifPresent(this::tell);
    }
  }

  private synchronized boolean isDue(RunId id) {
    var last = told.get(id);
    return last == null || last.next.isOver();
  }

  private synchronized boolean isNews(BulkRun run) {
    var last = told.get(run.id());
    return last == null || last.state != run.state();
  }

  private void tell(RunId id) {
    runs.apply(id).ifPresent(this::tell);
  }

  private void tell(BulkRun run) {
    synchronized (this) {
      told.put(run.id(), new Told(run.state(), settings.deadline(INTERVAL)));
    }
    for (var listener : listeners) {
      try {
        listener.onProgress(run);
      } catch (RuntimeException | Error e) {
        LOG.warn("A listener failed on run {}", run.id(), e);
      }
    }
  }

  private record Told(RunState state, Deadline next) {}
}
