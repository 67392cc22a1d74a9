package io.dunlin.compiler.regalloc;

import io.dunlin.compiler.machine.IntList;
import io.dunlin.compiler.machine.Location;

/** The units of the spill area: which have been given out, and which are free again, by width. */
final class SpillSlots {
  private static final int WIDE = 16;

  private final IntList freeNarrow = new IntList();
  private final IntList freeWide = new IntList();
  private int units;

  /** Slots behind so many units. */
  SpillSlots(int units) {
    this.units = units;
  }

  /** The location of a slot for a value of this many bytes. */
  int take(int bytes) {
    IntList free = bytes == WIDE ? freeWide : freeNarrow;
    return free.isEmpty() ? takeNew(bytes) : free.removeLast();
  }

  /** The location of a slot that has never been given out. */
  int takeNew(int bytes) {
    if (bytes < WIDE) {
      return Location.ofSlot(units++);
    }
    units += units % 2 + 2;
    return Location.ofSlot(units - 2);
  }

  /** Gives a slot back. */
  void release(int location, int bytes) {
    (bytes == WIDE ? freeWide : freeNarrow).add(location);
  }

  /** How many units there are. */
  int units() {
    return units;
  }
}
