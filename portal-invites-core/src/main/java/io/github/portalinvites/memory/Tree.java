package io.github.portalinvites.memory;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * A node of an immutable sorted tree, and all below it. A change copies the nodes on its way only;
 * so old pictures stay as they were. Heap-ordered by a hash of the key, which keeps it balanced.
 */
record Tree<K, V>(K key, V value, int rank, @Nullable Tree<K, V> left, @Nullable Tree<K, V> right) {

  static <K, V> @Nullable V find(@Nullable Tree<K, V> tree, K key, Comparator<? super K> order) {
    var at = tree;
    while (at != null) {
      var side = order.compare(key, at.key);
      if (side == 0) {
        return at.value;
      }
      at = side < 0 ? at.left : at.right;
    }
    return null;
  }

  static <K, V> Tree<K, V> with(
      @Nullable Tree<K, V> tree, K key, V value, Comparator<? super K> order) {
    if (tree == null) {
      return new Tree<>(key, value, spread(key.hashCode()), null, null);
    }
    var side = order.compare(key, tree.key);
    if (side == 0) {
      return new Tree<>(key, value, tree.rank, tree.left, tree.right);
    }
    return side < 0
        ? tree.lifting(with(tree.left, key, value, order), tree.right)
        : tree.lifting(tree.left, with(tree.right, key, value, order));
  }

  static <K, V> @Nullable Tree<K, V> without(
      @Nullable Tree<K, V> tree, K key, Comparator<? super K> order) {
    if (tree == null) {
      return null;
    }
    var side = order.compare(key, tree.key);
    if (side == 0) {
      return joined(tree.left, tree.right);
    }
    return side < 0
        ? tree.over(without(tree.left, key, order), tree.right)
        : tree.over(tree.left, without(tree.right, key, order));
  }

  /** The nodes after {@code key}, from the first one if null. */
  static <K, V> Iterator<Tree<K, V>> after(
      @Nullable Tree<K, V> tree, @Nullable K key, Comparator<? super K> order) {
    var ahead = new ArrayDeque<Tree<K, V>>();
    var at = tree;
    while (at != null) {
      if (key == null || order.compare(key, at.key) < 0) {
        ahead.push(at);
        at = at.left;
      } else {
        at = at.right;
      }
    }
    return new InOrder<>(ahead);
  }

  private Tree<K, V> over(@Nullable Tree<K, V> newLeft, @Nullable Tree<K, V> newRight) {
    return new Tree<>(key, value, rank, newLeft, newRight);
  }

  /** Puts a child that outranks this node above it. */
  private Tree<K, V> lifting(@Nullable Tree<K, V> newLeft, @Nullable Tree<K, V> newRight) {
    if (newLeft != null && newLeft.rank > rank) {
      return newLeft.over(newLeft.left, over(newLeft.right, newRight));
    }
    if (newRight != null && newRight.rank > rank) {
      return newRight.over(over(newLeft, newRight.left), newRight.right);
    }
    return over(newLeft, newRight);
  }

  private static <K, V> @Nullable Tree<K, V> joined(
      @Nullable Tree<K, V> left, @Nullable Tree<K, V> right) {
    if (left == null) {
      return right;
    }
    if (right == null) {
      return left;
    }
    return left.rank > right.rank
        ? left.over(left.left, joined(left.right, right))
        : right.over(joined(left, right.left), right.right);
  }

  // keys that follow each other have hash codes that do, too
  private static int spread(int hash) {
    var mixed = (hash ^ (hash >>> 16)) * 0x85ebca6b;
    mixed = (mixed ^ (mixed >>> 13)) * 0xc2b2ae35;
    return mixed ^ (mixed >>> 16);
  }

  /** Visits the nodes on a stack, each after what is left of it. */
  private record InOrder<K, V>(ArrayDeque<Tree<K, V>> ahead) implements Iterator<Tree<K, V>> {

    @Override
    public boolean hasNext() {
      return !ahead.isEmpty();
    }

    @Override
    public Tree<K, V> next() {
      if (ahead.isEmpty()) {
        throw new NoSuchElementException();
      }
      var node = ahead.pop();
      for (var at = node.right; at != null; at = at.left) {
        ahead.push(at);
      }
      return node;
    }
  }
}
