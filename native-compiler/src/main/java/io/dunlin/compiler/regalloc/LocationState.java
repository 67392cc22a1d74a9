package io.dunlin.compiler.regalloc;

import io.dunlin.compiler.machine.Location;
import io.dunlin.compiler.machine.RegisterFile;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * Which virtual registers' values are in which locations, at one point of a function.
 *
 * <p>Values are followed in halves of 8 bytes, as they may be moved so: a register is two cells, a
 * unit of the spill area is one. A cell holds the lower or the upper halves of some values.
 */
final class LocationState {
  private final Map<Integer, BitSet> cells = new HashMap<>();

  LocationState() {}

  LocationState(LocationState other) {
    other.cells.forEach((cell, halves) -> cells.put(cell, (BitSet) halves.clone()));
  }

  private static int lower(int virtualRegister) {
    return 2 * virtualRegister;
  }

  private static int upper(int virtualRegister) {
    return 2 * virtualRegister + 1;
  }

  private static int firstCell(int location) {
    return Location.isRegister(location)
        ? 2 * location
        : 2 * RegisterFile.REGISTERS + Location.slot(location);
  }

  private static int secondCell(int location) {
    return firstCell(location) + 1;
  }

  /** Does the location hold the whole value? */
  boolean holds(int location, int bytes, int virtualRegister) {
    return has(firstCell(location), lower(virtualRegister))
        && (bytes < 16 || has(secondCell(location), upper(virtualRegister)));
  }

  private boolean has(int cell, int half) {
    BitSet halves = cells.get(cell);
    return halves != null && halves.get(half);
  }

  /** The location now holds this value too, wherever else it may be. */
  void put(int location, int bytes, int virtualRegister) {
    clear(location, bytes);
    single(firstCell(location), lower(virtualRegister));
    if (bytes == 16) {
      single(secondCell(location), upper(virtualRegister));
    }
  }

  /** A register holds this value too, for good. */
  void pin(int register, int virtualRegister) {
    cells.computeIfAbsent(firstCell(register), cell -> new BitSet()).set(lower(virtualRegister));
  }

  private void single(int cell, int half) {
    BitSet halves = new BitSet();
    halves.set(half);
    cells.put(cell, halves);
  }

  /** The location now holds this new value, and what else held one of its name does no longer. */
  void define(int location, int bytes, int virtualRegister) {
    forget(virtualRegister);
    put(location, bytes, virtualRegister);
  }

  private void forget(int virtualRegister) {
    for (BitSet halves : cells.values()) {
      halves.clear(lower(virtualRegister), upper(virtualRegister) + 1);
    }
  }

  /** The location holds nothing known. */
  void clear(int location, int bytes) {
    cells.remove(firstCell(location));
    if (bytes == 16 || Location.isRegister(location)) {
      cells.remove(secondCell(location));
    }
  }

  void copy(int from, int to, int bytes) {
    BitSet first = cells.get(firstCell(from));
    BitSet second = cells.get(secondCell(from));
    clear(to, bytes);
    if (first != null) {
      cells.put(firstCell(to), (BitSet) first.clone());
    }
    if (second != null && bytes == 16) {
      cells.put(secondCell(to), (BitSet) second.clone());
    }
  }

  /** Parameters get the values of arguments, all at once. */
  void pass(int[] arguments, int[] parameters) {
    Map<Integer, BitSet> before = new LocationState(this).cells;
    for (int parameter : parameters) {
      forget(parameter);
    }
    cells.forEach(
        (cell, halves) -> {
          BitSet old = before.getOrDefault(cell, halves);
          for (int i = 0; i < arguments.length; i++) {
            halves.set(
                lower(parameters[i]),
                old.get(lower(arguments[i])) || halves.get(lower(parameters[i])));
            halves.set(
                upper(parameters[i]),
                old.get(upper(arguments[i])) || halves.get(upper(parameters[i])));
          }
        });
  }

  /** Keeps what both hold; tells whether that is less than before. */
  boolean meet(LocationState other) {
    boolean changed = false;
    for (Map.Entry<Integer, BitSet> entry : cells.entrySet()) {
      int count = entry.getValue().cardinality();
      entry.getValue().and(other.cells.getOrDefault(entry.getKey(), new BitSet()));
      changed |= entry.getValue().cardinality() < count;
    }
    return changed;
  }
}
