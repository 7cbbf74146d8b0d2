package io.github.portalinvites.portal;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param nextCursor where the next page begins, null on the last one
 */
public record Page<T>(List<T> items, @Nullable Cursor nextCursor) {

  public Page {
    items = List.copyOf(items);
  }

  /** The same page of what {@code change} makes of its items. */
  public <R> Page<R> map(Function<? super T, ? extends R> change) {
    return new Page<>(items.stream().<R>map(change).toList(), nextCursor);
  }

  /** Where the next page begins; empty on the last one. */
  public Optional<Cursor> next() {
    return Optional.ofNullable(nextCursor);
  }
}
