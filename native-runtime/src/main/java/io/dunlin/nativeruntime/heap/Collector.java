package io.dunlin.nativeruntime.heap;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Frees the objects that nothing refers to, in the heap of a store and in its table together. */
public final class Collector {
  private final Consumer<Collector> roots;
  private final ReferenceTable table = new ReferenceTable(this);
  private @Nullable ObjectHeap heap;

  /**
   * A collector without a heap.
   *
   * @param roots calls {@link #mark} with all references, and {@link #markAny} with what may be one
   */
  public Collector(Consumer<Collector> roots) {
    this.roots = roots;
  }

  /** The table of objects of Java. */
  public ReferenceTable table() {
    return table;
  }

  /** From now on it collects in this heap too. */
  void setHeap(ObjectHeap added) {
    heap = added;
  }

  /** Frees what is not reachable. */
  public void collect() {
    ObjectHeap objects = heap;
    table.beginMarking();
    if (objects != null) {
      objects.beginMarking();
    }
    roots.accept(this);
    if (objects != null) {
      objects.traceAll();
      objects.sweep();
    }
    table.sweep();
  }

  /**
   * Eight bytes of the stack may be a reference in either half, or an address in an object; or mean
   * anything else.
   */
  public void markAny(long word) {
    mark((int) word);
    mark((int) (word >>> Integer.SIZE));
    if (heap != null) {
      heap.markAround(word);
    }
  }

  /** A reference is in use, whatever it leads to. */
  public void mark(int number) {
    if (ReferenceTable.isNumber(number)) {
      table.mark(number);
    } else if (heap != null) {
      heap.mark(number);
    }
  }
}
