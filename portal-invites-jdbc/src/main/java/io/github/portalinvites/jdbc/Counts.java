package io.github.portalinvites.jdbc;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jdbi.v3.core.statement.Update;

/** How much each counter is to change by. */
final class Counts {

  private static final List<Counter> COUNTERS = List.of(Counter.values());

  /** Adds the parameters that {@link #bind} binds to a chunk's counters. */
  static final String ADD =
      COUNTERS.stream()
          .map(Counter::column)
          .map("%1$s = %1$s + :%1$s"::formatted)
          .collect(joining(", "));

  private final Map<Counter, Long> changes = new EnumMap<>(Counter.class);

  void add(Counter counter, long by) {
    changes.merge(counter, by, Long::sum);
  }

  void add(StoredMessage message) {
    COUNTERS.forEach(counter -> add(counter, counter.of(message)));
  }

  void takeBack(StoredMessage message) {
    COUNTERS.forEach(counter -> add(counter, -counter.of(message)));
  }

  long of(Counter counter) {
    return changes.getOrDefault(counter, 0L);
  }

  Update bind(Update update) {
    for (var counter : COUNTERS) {
      update.bind(counter.column(), of(counter));
    }
    return update;
  }

  static Stream<Bulk.Column> columns() {
    return Arrays.stream(Counter.values())
        .map(counter -> new Bulk.Column(counter.column(), SqlType.LONG));
  }

  Stream<Long> values() {
    return COUNTERS.stream().map(this::of);
  }
}
