package io.dunlin.compiler.regalloc;

import io.dunlin.compiler.machine.Location;
import io.dunlin.compiler.machine.MachineFunction;
import io.dunlin.compiler.machine.Operand;
import io.dunlin.compiler.machine.RegisterFile;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Checks an allocation by following, on all paths, which virtual registers' values are in which
 * locations.
 *
 * <p>Where paths meet, a location holds what it holds on all of them. An operand that reads must
 * find its virtual register's value in its location; the registers that an instruction's operands
 * have must be such as they demand, and those that live at the same time must differ. For tests,
 * and slow: it is independent of how allocators work.
 */
public final class AllocationChecker {
  private final MachineFunction function;
  private final Allocation allocation;
  private final InstructionChecker instructions;
  private final @Nullable LocationState[] atEntry;
  private final int[] firstMoves;

  private AllocationChecker(
      MachineFunction function, RegisterFile registers, Allocation allocation) {
    this.function = function;
    this.allocation = allocation;
    instructions = new InstructionChecker(function, registers, allocation);
    atEntry = new LocationState[function.blockCount()];
    firstMoves = firstMoves(function, allocation);
  }

  /**
   * Checks an allocation.
   *
   * @throws IllegalStateException if it is wrong, with the place and what is wrong there
   */
  public static void check(
      MachineFunction function, RegisterFile registers, Allocation allocation) {
    new AllocationChecker(function, registers, allocation).check();
  }

  private static int[] firstMoves(MachineFunction function, Allocation allocation) {
    int[] first = new int[function.instructionCount() + 1];
    int move = 0;
    for (int instruction = 0; instruction < first.length; instruction++) {
      first[instruction] = move;
      while (move < allocation.moveCount() && allocation.moveBefore(move) == instruction) {
        move++;
      }
    }
    if (move != allocation.moveCount()) {
      throw new IllegalStateException("moves are not in order");
    }
    return first;
  }

  private void check() {
    LocationState first = new LocationState();
    for (int each = 0; each < function.virtualRegisterCount(); each++) {
      if (function.isPinned(each)) {
        first.pin(function.pinnedTo(each), each);
      }
    }
    atEntry[0] = first;
    ArrayDeque<Integer> work = new ArrayDeque<>();
    work.add(0);
    BitSet waiting = new BitSet();
    while (!work.isEmpty()) {
      int block = work.remove();
      waiting.clear(block);
      LocationState state = new LocationState(Objects.requireNonNull(atEntry[block]));
      run(block, state, false);
      for (int i = 0; i < function.successorCount(block); i++) {
        int successor = function.successor(block, i);
        LocationState passed = new LocationState(state);
        passArguments(block, successor, passed);
        if (meet(successor, passed) && !waiting.get(successor)) {
          waiting.set(successor);
          work.add(successor);
        }
      }
    }
    for (int block = 0; block < function.blockCount(); block++) {
      LocationState entry = atEntry[block];
      if (entry != null) {
        run(block, new LocationState(entry), true);
      }
    }
  }

  private boolean meet(int block, LocationState state) {
    LocationState old = atEntry[block];
    if (old == null) {
      atEntry[block] = state;
      return true;
    }
    return old.meet(state);
  }

  private void passArguments(int block, int successor, LocationState state) {
    int[] arguments = new int[function.argumentCount(block)];
    int[] parameters = new int[arguments.length];
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = function.argument(block, i);
      parameters[i] = function.parameter(successor, i);
    }
    state.pass(arguments, parameters);
  }

  private void run(int block, LocationState state, boolean report) {
    for (int each = function.blockStart(block); each < function.blockEnd(block); each++) {
      for (int move = firstMoves[each]; move < firstMoves[each + 1]; move++) {
        runMove(move, state);
      }
      if (report) {
        instructions.check(each, state);
      }
      instructions.run(each, state);
    }
  }

  private void runMove(int move, LocationState state) {
    int to = allocation.moveTo(move);
    int bytes = allocation.moveWidth(move);
    if (allocation.isRematerialization(move)) {
      int instruction = allocation.rematerialized(move);
      int operand = function.operandStart(instruction);
      if (!function.isRematerializable(instruction)
          || !Operand.isDefinition(function.operandSpec(operand))
          || !Location.isRegister(to)) {
        throw new IllegalStateException("move " + move + " repeats instruction " + instruction);
      }
      state.put(to, bytes, function.operandRegister(operand));
      return;
    }
    int from = allocation.moveFrom(move);
    if (Location.isSlot(from) && Location.isSlot(to)) {
      throw new IllegalStateException("move " + move + " goes from slot to slot");
    }
    state.copy(from, to, bytes);
  }
}
