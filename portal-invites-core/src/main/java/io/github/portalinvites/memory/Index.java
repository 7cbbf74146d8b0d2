package io.github.portalinvites.memory;

import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What belongs to what: any number of {@code C}, in their order, below each {@code P}. */
final class Index<P, C> {

  private final Table<Entry<P, C>, C> entries;

  private Index(Table<Entry<P, C>, C> entries) {
    this.entries = entries;
  }

  static <P, C> Index<P, C> sortedBy(
      Comparator<? super P> parents, Comparator<? super C> children) {
    Comparator<Entry<P, C>> order = Comparator.comparing(Entry::parent, parents);
    return new Index<>(
        Table.sortedBy(
            order.thenComparing(Entry::child, Comparator.<@Nullable C>nullsFirst(children))));
  }

  Index<P, C> in(Session session) {
    return new Index<>(entries.in(session));
  }

  void add(P parent, C child) {
    entries.put(new Entry<>(parent, child), child);
  }

  void remove(P parent, C child) {
    entries.remove(new Entry<>(parent, child));
  }

  /** What belongs to {@code parent} now, also if changed later. */
  Stream<C> of(P parent) {
    return after(parent, null);
  }

  /** Like {@link #of}, but only what follows {@code child}; all if null. */
  Stream<C> after(P parent, @Nullable C child) {
    return entries
        .after(new Entry<>(parent, child))
        .takeWhile(each -> each.key().parent().equals(parent))
        .map(Tree::value);
  }

  /** Without a child it stands before all children of its parent. */
  private record Entry<P, C>(P parent, @Nullable C child) {}
}
