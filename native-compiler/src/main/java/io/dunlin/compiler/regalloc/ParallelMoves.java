package io.dunlin.compiler.regalloc;

import io.dunlin.compiler.machine.IntList;
import io.dunlin.compiler.machine.Location;
import io.dunlin.compiler.machine.MachineFunction;
import io.dunlin.compiler.machine.RegisterClass;
import io.dunlin.compiler.machine.RegisterFile;
import java.util.Arrays;

/**
 * Brings moves that happen at once into an order in which they can be made one by one.
 *
 * <p>A move can be made when no other one still reads its target. What remains when none can be
 * made are cycles; one of a cycle's values goes to a scratch register, which makes a chain of it.
 * Moves from slot to slot go through the other scratch register then. Rematerializations read
 * nothing, so they come last. Slots of 16 bytes do not overlap smaller ones in one group of moves.
 */
final class ParallelMoves {
  private static final int NONE = -1;

  private final MachineFunction function;
  private final int[] scratch;
  private final IntList from = new IntList();
  private final IntList to = new IntList();
  private final IntList width = new IntList();
  private final IntList ready = new IntList();
  // By location: how many moves read it, and which one writes it.
  private int[] readers = new int[0];
  private int[] writers = new int[0];
  private int busyScratch = NONE;

  ParallelMoves(MachineFunction function, RegisterFile registers) {
    this.function = function;
    scratch =
        new int[] {
          registers.scratch(RegisterClass.GENERAL), registers.scratch(RegisterClass.VECTOR)
        };
  }

  /** Adds a move; another one of the group may have its target only if it is the same move. */
  void add(int source, int target, int bytes) {
    from.add(source);
    to.add(target);
    width.add(bytes);
  }

  /** Appends the moves that have been added, in order, and begins a new group. */
  void resolve(int before, MoveList out) {
    if (from.size() == 1) {
      resolveOnly(before, out);
    } else {
      resolveAll(before, out);
    }
    from.clear();
    to.clear();
    width.clear();
  }

  private void resolveOnly(int before, MoveList out) {
    if (from.get(0) < 0) {
      rematerialize(0, before, out);
    } else {
      copy(before, from.get(0), to.get(0), width.get(0), out);
    }
  }

  private void resolveAll(int before, MoveList out) {
    countReaders();
    for (int move = 0; move < from.size(); move++) {
      if (isWaiting(move) && readers[to.get(move)] == 0) {
        ready.add(move);
      }
    }
    makeReady(before, out);
    for (int move = 0; move < from.size(); move++) {
      if (isWaiting(move)) {
        breakCycle(move, before, out);
      }
    }
    for (int move = 0; move < from.size(); move++) {
      if (writers[to.get(move)] == move) {
        rematerialize(move, before, out);
        writers[to.get(move)] = NONE;
      }
    }
  }

  private void countReaders() {
    int locations = readers.length;
    for (int move = 0; move < from.size(); move++) {
      locations = Math.max(locations, 1 + Math.max(from.get(move), to.get(move)));
    }
    if (locations > readers.length) {
      int old = readers.length;
      readers = Arrays.copyOf(readers, 2 * locations);
      writers = Arrays.copyOf(writers, 2 * locations);
      Arrays.fill(writers, old, writers.length, NONE);
    }
    for (int move = 0; move < from.size(); move++) {
      int same = writers[to.get(move)];
      if (same == NONE) {
        writers[to.get(move)] = move;
        if (from.get(move) >= 0) {
          readers[from.get(move)]++;
        }
      } else if (from.get(same) != from.get(move)) {
        throw new IllegalStateException("two values for location " + to.get(move));
      }
    }
  }

  /** Is it a copy that has not been made yet? */
  private boolean isWaiting(int move) {
    return from.get(move) >= 0 && writers[to.get(move)] == move;
  }

  private void makeReady(int before, MoveList out) {
    while (!ready.isEmpty()) {
      int move = ready.removeLast();
      int source = from.get(move);
      copy(before, source, to.get(move), width.get(move), out);
      writers[to.get(move)] = NONE; // made
      if (source == busyScratch) {
        busyScratch = NONE;
      } else {
        doneReading(source);
      }
    }
  }

  private void doneReading(int location) {
    readers[location]--;
    int writer = writers[location];
    if (readers[location] == 0 && writer != NONE && from.get(writer) >= 0) {
      ready.add(writer);
    }
  }

  private void breakCycle(int move, int before, MoveList out) {
    int source = from.get(move);
    int register = scratch[classFor(source, width.get(move)).ordinal()];
    out.add(before, source, register, width.get(move));
    busyScratch = register;
    from.set(move, register);
    doneReading(source);
    makeReady(before, out);
  }

  private static RegisterClass classFor(int location, int bytes) {
    if (Location.isRegister(location)) {
      return RegisterFile.classOf(Location.register(location));
    }
    return bytes == 16 ? RegisterClass.VECTOR : RegisterClass.GENERAL;
  }

  private void copy(int before, int source, int target, int bytes, MoveList out) {
    if (Location.isRegister(source) || Location.isRegister(target)) {
      out.add(before, source, target, bytes);
      return;
    }
    int general = scratch[RegisterClass.GENERAL.ordinal()];
    int vector = scratch[RegisterClass.VECTOR.ordinal()];
    if (bytes == 16 && busyScratch == vector) {
      copyThrough(general, before, source, target, 8, out);
      copyThrough(general, before, source + 1, target + 1, 8, out);
    } else {
      boolean takeVector = bytes == 16 || busyScratch == general;
      copyThrough(takeVector ? vector : general, before, source, target, bytes, out);
    }
  }

  private static void copyThrough(
      int register, int before, int source, int target, int bytes, MoveList out) {
    out.add(before, source, register, bytes);
    out.add(before, register, target, bytes);
  }

  private void rematerialize(int move, int before, MoveList out) {
    int source = from.get(move);
    int target = to.get(move);
    if (Location.isRegister(target)) {
      out.add(before, source, target, width.get(move));
      return;
    }
    int result = function.operandRegister(function.operandStart(~source));
    int register = scratch[function.registerClass(result).ordinal()];
    out.add(before, source, register, width.get(move));
    out.add(before, register, target, width.get(move));
  }
}
