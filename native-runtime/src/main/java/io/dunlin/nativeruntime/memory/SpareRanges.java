package io.dunlin.nativeruntime.memory;

import io.dunlin.nativeruntime.exec.MappingBudget;
import io.dunlin.nativeruntime.exec.Tuning;
import java.util.ArrayDeque;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * The addresses of memories that are gone, a few of them, for further ones. Fresh pages cost the
 * system several times as much as all the rest of an instantiation; these are there already, and
 * set to zero. Thread-safe.
 */
final class SpareRanges {
  private static final ArrayDeque<Spare> SPARES = new ArrayDeque<>();

  private SpareRanges() {}

  /**
   * A range that nobody uses.
   *
   * @param range the addresses
   * @param accessible how many of them can be used; all zero
   */
  record Spare(Mapping.Range range, long accessible) {}

  /** Takes a range of this size, if there is any. */
  static synchronized @Nullable Spare take(MappingBudget budget, long bytes) {
    for (Iterator<Spare> spares = SPARES.descendingIterator(); spares.hasNext(); ) {
      Spare spare = spares.next();
      if (spare.range().bytes == bytes && spare.range().budget == budget) {
        spares.remove();
        return spare;
      }
    }
    return null;
  }

  /** Whether no more ranges are kept now. */
  static synchronized boolean areEnough() {
    return SPARES.size() >= Tuning.MOST_SPARES;
  }

  /** Keeps a range, or gives it back if there are enough. */
  static void give(Spare spare) {
    if (!keep(spare)) {
      spare.range().release();
    }
  }

  private static synchronized boolean keep(Spare spare) {
    if (areEnough()) {
      return false;
    }
    SPARES.addLast(spare);
    return true;
  }

  /** Gives all back; says whether there were any. */
  static synchronized boolean releaseAll() {
    boolean some = !SPARES.isEmpty();
    SPARES.forEach(spare -> spare.range().release());
    SPARES.clear();
    return some;
  }
}
