package io.github.portalinvites.internal.portal;

import io.github.portalinvites.portal.Page;
import io.github.portalinvites.portal.PageRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/**
 * Pages of numbered rows, the latest first, of which some may not be seen: a page is full
 * nevertheless.
 *
 * @param rows up to so many rows before a position
 * @param position of a row
 * @param visible whether a row may be seen
 */
public record LatestFirst<R>(Rows<R> rows, ToLongFunction<R> position, Predicate<R> visible) {

  /** Reads one page; its cursor is good for the same {@code question} only. */
  public <T> Page<T> page(
      PageRequest request, SealedCursor cursors, String question, Function<R, T> shown) {
    var cursor = request.after();
    var before = cursor == null ? Long.MAX_VALUE : Long.parseLong(cursors.open(question, cursor));
    var found = visible(before, request.size() + 1);
    return cursors
        .page(question, request, found, row -> String.valueOf(position.applyAsLong(row)))
        .map(shown);
  }

  private List<R> visible(long before, int wanted) {
    var found = new ArrayList<R>();
    var after = before;
    List<R> batch;
    do {
      batch = rows.before(after, wanted);
      batch.stream().filter(visible).forEach(found::add);
      after = batch.isEmpty() ? after : position.applyAsLong(batch.get(batch.size() - 1));
    } while (found.size() < wanted && batch.size() >= wanted);
    return found;
  }

  /** Where rows come from. */
  @FunctionalInterface
  public interface Rows<R> {

    List<R> before(long position, int limit);
  }
}
