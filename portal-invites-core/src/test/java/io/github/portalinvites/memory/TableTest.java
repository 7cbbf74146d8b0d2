package io.github.portalinvites.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TableTest {

  private static final Session WRITING = new Session(Instant.EPOCH, true);

  @Property
  void tableIsASortedMap(
      @ForAll @Size(max = 200) List<@IntRange(min = -50, max = 50) Integer> steps,
      @ForAll @IntRange(min = -51, max = 51) int after) {
    var table = empty();
    var map = new TreeMap<Integer, Integer>();
    for (var step : steps) {
      apply(step, table, map);
    }
    assertThat(rows(table, null)).isEqualTo(List.copyOf(map.entrySet()));
    assertThat(rows(table, after)).isEqualTo(List.copyOf(map.tailMap(after, false).entrySet()));
    assertThat(table.get(after)).isEqualTo(map.get(after));
  }

  @Property
  void copyStaysAsItWas(
      @ForAll List<@IntRange(min = -9, max = 9) Integer> before,
      @ForAll List<@IntRange(min = -9, max = 9) Integer> later) {
    var table = empty();
    before.forEach(step -> apply(step, table, new TreeMap<>()));
    var rows = rows(table, null);
    var copy = table.in(WRITING);
    later.forEach(step -> apply(step, copy, new TreeMap<>()));
    assertThat(rows(table, null)).isEqualTo(rows);
  }

  @Test
  void rowsThatAreReadAreThoseFromBefore() {
    var table = empty();
    List.of(1, 2, 3).forEach(key -> table.put(key, key));
    table.after(null).forEach(row -> table.remove(row.key()));
    assertThat(table.values()).isEmpty();
  }

  @Test
  void manyKeysInARowMakeNoDeepTree() {
    var table = empty();
    for (var key = 0; key < 100_000; key++) {
      table.put(key, key);
    }
    assertThat(table.values().mapToLong(value -> value).sum()).isEqualTo(4_999_950_000L);
  }

  private static Table<Integer, Integer> empty() {
    return Table.<Integer, Integer>sortedBy(Comparator.naturalOrder()).in(WRITING);
  }

  /** Puts what is above zero, and removes the same key for what is below. */
  private static void apply(int step, Table<Integer, Integer> table, Map<Integer, Integer> map) {
    if (step > 0) {
      var value = map.getOrDefault(step, 0) + 1;
      table.put(step, value);
      map.put(step, value);
    } else {
      table.remove(-step);
      map.remove(-step);
    }
  }

  private static List<Map.Entry<Integer, Integer>> rows(
      Table<Integer, Integer> table, Integer after) {
    return table.after(after).map(row -> Map.entry(row.key(), row.value())).toList();
  }
}
