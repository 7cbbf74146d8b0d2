package io.github.portalinvites.memory;

import java.util.Comparator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Rows by key, in the keys' order. A copy costs nothing and goes its own way. */
final class Table<K, V> {

  private final Comparator<? super K> order;
  private final boolean writable;
  private @Nullable Tree<K, V> root;

  private Table(Comparator<? super K> order, boolean writable, @Nullable Tree<K, V> root) {
    this.order = order;
    this.writable = writable;
    this.root = root;
  }

  static <K, V> Table<K, V> sortedBy(Comparator<? super K> order) {
    return new Table<>(order, false, null);
  }

  /** What is in here now, for one transaction or snapshot. */
  Table<K, V> in(Session session) {
    return new Table<>(order, session.writable(), root);
  }

  @Nullable V get(K key) {
    return Tree.find(root, key, order);
  }

  V getOr(K key, V otherwise) {
    var found = get(key);
    return found == null ? otherwise : found;
  }

  void put(K key, V value) {
    requireWritable();
    root = Tree.with(root, key, value, order);
  }

  void remove(K key) {
    requireWritable();
    root = Tree.without(root, key, order);
  }

  /** Replaces a row by what {@code change} makes of it. No effect if there is none. */
  void change(K key, UnaryOperator<V> change) {
    var found = get(key);
    if (found != null) {
      put(key, change.apply(found));
    }
  }

  Stream<V> values() {
    return after(null).map(Tree::value);
  }

  /**
   * The rows whose keys follow {@code key}, all if null; as they are now, also if changed later.
   */
  Stream<Tree<K, V>> after(@Nullable K key) {
    var rows = Tree.after(root, key, order);
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(rows, Spliterator.ORDERED | Spliterator.NONNULL),
        false);
  }

  private void requireWritable() {
    if (!writable) {
      throw new IllegalStateException("A snapshot only reads");
    }
  }
}
