package io.dunlin.benchmarks.objects;

import org.jspecify.annotations.Nullable;

/**
 * Comparison through an interface: a balanced tree that is never changed but copied along the path
 * to what is new. Its keys are any objects that can be compared, so that they are cast when they
 * are.
 */
final class PersistentMap<K extends Comparable<K>> {
  private static final int RANGE = 4096;

  private final Node<K> root;

  private PersistentMap(Node<K> root) {
    this.root = root;
  }

  private static final class Key implements Comparable<Key> {
    private final int high;
    private final int low;

    private Key(int number) {
      high = number >> 4;
      low = number & 15;
    }

    @Override
    public int compareTo(Key that) {
      return high == that.high ? Integer.compare(low, that.low) : Integer.compare(high, that.high);
    }
  }

  private static final class Node<K extends Comparable<K>> {
    private final K key;
    private final Object value;
    private final @Nullable Node<K> left;
    private final @Nullable Node<K> right;
    private final int height;

    private Node(K key, Object value, @Nullable Node<K> left, @Nullable Node<K> right) {
      this.key = key;
      this.value = value;
      this.left = left;
      this.right = right;
      this.height = 1 + Math.max(height(left), height(right));
    }

    private static int height(@Nullable Node<?> node) {
      return node == null ? 0 : node.height;
    }

    static <K extends Comparable<K>> Node<K> put(@Nullable Node<K> node, K key, Object value) {
      if (node == null) {
        return new Node<>(key, value, null, null);
      }
      int order = key.compareTo(node.key);
      if (order == 0) {
        return new Node<>(key, value, node.left, node.right);
      }
      return order < 0
          ? balanced(node, put(node.left, key, value), node.right)
          : balanced(node, node.left, put(node.right, key, value));
    }

    /** A node like this one above other subtrees, whose heights differ by two at most. */
    private static <K extends Comparable<K>> Node<K> balanced(
        Node<K> top, @Nullable Node<K> left, @Nullable Node<K> right) {
      if (left != null && left.height > height(right) + 1) {
        Node<K> inner = left.right;
        if (inner != null && inner.height > height(left.left)) {
          return inner.with(left.with(left.left, inner.left), top.with(inner.right, right));
        }
        return left.with(left.left, top.with(inner, right));
      }
      if (right != null && right.height > height(left) + 1) {
        Node<K> inner = right.left;
        if (inner != null && inner.height > height(right.right)) {
          return inner.with(top.with(left, inner.left), right.with(inner.right, right.right));
        }
        return right.with(top.with(left, inner), right.right);
      }
      return top.with(left, right);
    }

    private Node<K> with(@Nullable Node<K> newLeft, @Nullable Node<K> newRight) {
      return new Node<>(key, value, newLeft, newRight);
    }
  }

  private PersistentMap<K> put(K key, Object value) {
    return new PersistentMap<>(Node.put(root, key, value));
  }

  private @Nullable Object get(K key) {
    Node<K> node = root;
    while (node != null) {
      int order = key.compareTo(node.key);
      if (order == 0) {
        return node.value;
      }
      node = order < 0 ? node.left : node.right;
    }
    return null;
  }

  /** Puts a number of pseudo-random entries into a map, and looks as often for one. */
  static int run(int entries) {
    PersistentMap<Key> map = new PersistentMap<>(new Node<>(new Key(0), new Key(0), null, null));
    int state = 1;
    int sum = 0;
    for (int i = 0; i < entries; i++) {
      state = state * 1103515245 + 12345;
      map = map.put(new Key((state >>> 8) % RANGE), new Key(i));
      if (map.get(new Key((state >>> 16) % RANGE)) instanceof Key found) {
        sum = 31 * sum + found.high;
      }
    }
    return sum + map.root.height;
  }
}
