package io.github.portalinvites.memory;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** A number for each thing that was ever seen, from 1 up. */
final class Numbers<K> {

  private final Table<K, Long> numbers;
  private long last;

  private Numbers(Table<K, Long> numbers, long last) {
    this.numbers = numbers;
    this.last = last;
  }

  static <K> Numbers<K> sortedBy(Comparator<? super K> order) {
    return new Numbers<>(Table.sortedBy(order), 0);
  }

  Numbers<K> in(Session session) {
    return new Numbers<>(numbers.in(session), last);
  }

  /** Null if it was never seen. */
  @Nullable Long known(K key) {
    return numbers.get(key);
  }

  long of(K key) {
    var known = numbers.get(key);
    if (known != null) {
      return known;
    }
    last++;
    numbers.put(key, last);
    return last;
  }
}
