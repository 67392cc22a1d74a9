package io.dunlin.compiler.regalloc;

import io.dunlin.compiler.machine.IntList;
import io.dunlin.compiler.machine.Location;
import io.dunlin.compiler.machine.MachineFunction;
import io.dunlin.compiler.machine.Operand;
import io.dunlin.compiler.machine.RegisterClass;
import io.dunlin.compiler.machine.RegisterFile;
import java.util.Arrays;

/**
 * The fast allocator at work on one instruction: from the registers that values are in after it to
 * those that they are in before.
 *
 * <p>Values that live on through the instruction keep their registers, unless it demands these for
 * something else; then they are elsewhere while it runs, and come back after it.
 */
final class FastInstruction {
  private static final int NONE = RegisterState.NONE;
  private static final RegisterClass[] CLASSES = RegisterClass.values();

  private final FastAllocation allocation;
  private final MachineFunction function;
  private final RegisterState state;
  private final int[] locations;
  private final int[][] orders = new int[CLASSES.length][];

  private int current;
  // Registers that the instruction's own operands take, before and after it writes.
  private long early;
  private long late;
  // Virtual registers, by the last instruction that uses them or has given them a register.
  private final int[] lastUse;
  private final int[] lastGiven;
  private final int[] given;
  private final IntList displaced = new IntList(); // value, register after the instruction
  private final IntList wanted = new IntList(); // value, register before the instruction
  private int[] after = new int[16];

  FastInstruction(FastAllocation allocation, RegisterFile registers) {
    this.allocation = allocation;
    function = allocation.function;
    state = allocation.state;
    locations = allocation.locations;
    for (RegisterClass each : CLASSES) {
      orders[each.ordinal()] = registers.allocationOrder(each);
    }
    int count = function.virtualRegisterCount();
    lastUse = filled(count);
    lastGiven = filled(count);
    given = filled(count);
  }

  private static int[] filled(int count) {
    int[] array = new int[count];
    Arrays.fill(array, NONE);
    return array;
  }

  /** Keeps a value in a register up to the end of a block, if one is left. */
  void keepAtEnd(int value) {
    if (state.registerOf(value) == NONE) {
      int register = firstFree(value, state.occupied());
      if (register != NONE) {
        state.put(value, register);
      }
    }
  }

  void allocate(int instruction) {
    current = instruction;
    displaced.clear();
    wanted.clear();
    takeDefinitionsOut();
    reserveFixed();
    makeRoomForFixed();
    assignFixed();
    assignEarlyDefinitions();
    assignReusingDefinitions();
    assignLateUses();
    assignDefinitions();
    assignUses();
    addMoves();
  }

  private int start() {
    return function.operandStart(current);
  }

  private int end() {
    return function.operandEnd(current);
  }

  private int value(int operand) {
    return function.operandRegister(operand);
  }

  private int role(int operand) {
    return Operand.role(function.operandSpec(operand));
  }

  private int constraint(int operand) {
    return Operand.constraint(function.operandSpec(operand));
  }

  private boolean isDefinition(int operand) {
    return Operand.isDefinition(function.operandSpec(operand));
  }

  private boolean isAssigned(int operand) {
    return locations[operand] != Location.NONE || function.isPinned(value(operand));
  }

  private void takeDefinitionsOut() {
    int operands = end() - start();
    if (after.length < operands) {
      after = new int[2 * operands];
    }
    for (int operand = start(); operand < end(); operand++) {
      if (isDefinition(operand)) {
        after[operand - start()] = state.remove(value(operand));
      } else {
        lastUse[value(operand)] = current;
      }
    }
  }

  private void reserveFixed() {
    early = 0;
    late = function.clobbers(current);
    for (int operand = start(); operand < end(); operand++) {
      if (constraint(operand) == Operand.FIXED) {
        reserve(role(operand), 1L << Operand.payload(function.operandSpec(operand)));
      } else if (constraint(operand) == Operand.REUSE) {
        int reused = reusedBy(operand);
        if (constraint(reused) == Operand.FIXED) {
          late |= 1L << Operand.payload(function.operandSpec(reused));
        }
      }
    }
  }

  private int reusedBy(int operand) {
    return start() + Operand.payload(function.operandSpec(operand));
  }

  private void reserve(int role, long register) {
    if (role != Operand.DEFINITION) {
      early |= register;
    }
    if (role != Operand.USE) {
      late |= register;
    }
  }

  private void makeRoomForFixed() {
    for (long rest = state.occupied() & (early | late); rest != 0; rest &= rest - 1) {
      int register = Long.numberOfTrailingZeros(rest);
      int value = state.valueIn(register);
      if (!staysIn(value, register)) {
        displace(value, register);
        int other = firstFree(value, state.occupied() | early | late);
        if (other != NONE) {
          state.put(value, other);
        }
      }
    }
  }

  /** Does the instruction want nothing of the register but to read this value in it? */
  private boolean staysIn(int value, int register) {
    boolean written = (late >> register & 1) != 0;
    if (written && (function.clobbers(current) >> register & 1) != 0) {
      return false;
    }
    for (int operand = start(); operand < end(); operand++) {
      if (value(operand) == value
          && function.operandSpec(operand)
              == Operand.fixed(written ? Operand.LATE_USE : Operand.USE, register)) {
        return true;
      }
    }
    return false;
  }

  private void displace(int value, int register) {
    state.remove(value);
    for (int i = 0; i < displaced.size(); i += 2) {
      if (displaced.get(i) == value) {
        return; // for the second time; only the first register is where it has to come back to
      }
    }
    displaced.add(value);
    displaced.add(register);
  }

  private int firstFree(int value, long busy) {
    int hint = allocation.facts.hint(value);
    if (hint != NONE && (busy >> hint & 1) == 0) {
      return hint;
    }
    for (int register : orders[function.registerClass(value).ordinal()]) {
      if ((busy >> register & 1) == 0) {
        return register;
      }
    }
    return NONE;
  }

  /** A register outside of these; if there is none, one that a value leaves which is not used. */
  private int take(int value, long busy) {
    int register = firstFree(value, busy | state.occupied());
    if (register != NONE) {
      return register;
    }
    for (int candidate : orders[function.registerClass(value).ordinal()]) {
      boolean holds = (state.occupied() >> candidate & 1) != 0;
      if ((busy >> candidate & 1) == 0 && holds && lastUse[state.valueIn(candidate)] != current) {
        displace(state.valueIn(candidate), candidate);
        return candidate;
      }
    }
    throw new IllegalStateException("instruction " + current + " demands too many registers");
  }

  private void assignFixed() {
    for (int operand = start(); operand < end(); operand++) {
      if (constraint(operand) == Operand.FIXED) {
        int register = Operand.payload(function.operandSpec(operand));
        locations[operand] = Location.ofRegister(register);
        if (!isDefinition(operand)) {
          want(operand, register);
        }
      }
    }
  }

  /** Says in which register an operand reads its value. */
  private void want(int operand, int register) {
    locations[operand] = Location.ofRegister(register);
    int value = value(operand);
    if (function.isPinned(value)) {
      allocation.moves.add(
          current, MoveCollector.BEFORE, function.pinnedTo(value), register, function.width(value));
      return;
    }
    wanted.add(value);
    wanted.add(register);
    given[value] = register;
    lastGiven[value] = current;
  }

  private void assignEarlyDefinitions() {
    for (int operand = start(); operand < end(); operand++) {
      if (role(operand) == Operand.EARLY_DEFINITION && !isAssigned(operand)) {
        if (constraint(operand) == Operand.STACK) {
          locations[operand] = allocation.slot(value(operand));
        } else {
          int register = preferred(operand, early | late);
          locations[operand] = Location.ofRegister(register);
          reserve(Operand.EARLY_DEFINITION, 1L << register);
        }
      }
    }
  }

  /** The register where the result is wanted afterwards, if it is free, or another one. */
  private int preferred(int definition, long busy) {
    int register = after[definition - start()];
    if (register != NONE && ((busy | state.occupied()) >> register & 1) == 0) {
      return register;
    }
    return take(value(definition), busy);
  }

  private void assignReusingDefinitions() {
    for (int operand = start(); operand < end(); operand++) {
      if (constraint(operand) == Operand.REUSE) {
        int reused = reusedBy(operand);
        if (constraint(reused) != Operand.FIXED) {
          int register = preferred(operand, early | late);
          want(reused, register);
        }
        locations[operand] = locations[reused];
        reserve(Operand.LATE_USE, 1L << locations[operand]);
      }
    }
  }

  private void assignLateUses() {
    for (int operand = start(); operand < end(); operand++) {
      if (role(operand) == Operand.LATE_USE && !isAssigned(operand)) {
        int value = value(operand);
        if (constraint(operand) == Operand.STACK) {
          locations[operand] = allocation.slot(value);
        } else if (state.registerOf(value) != NONE) {
          locations[operand] = Location.ofRegister(state.registerOf(value));
        } else {
          int register = take(value, early | late);
          want(operand, register);
          reserve(Operand.LATE_USE, 1L << register);
        }
      }
    }
  }

  private void assignDefinitions() {
    for (int operand = start(); operand < end(); operand++) {
      if (role(operand) == Operand.DEFINITION && !isAssigned(operand)) {
        int value = value(operand);
        boolean wantedInRegister = after[operand - start()] != NONE;
        if (constraint(operand) == Operand.STACK
            || (constraint(operand) == Operand.ANY
                && !wantedInRegister
                && allocation.needsSlot(value))) {
          locations[operand] = allocation.slot(value);
        } else if (wantedInRegister || !allocation.facts.isRematerialized(value)) {
          int register = preferred(operand, late);
          locations[operand] = Location.ofRegister(register);
          late |= 1L << register;
        }
      }
    }
  }

  private void assignUses() {
    for (int operand = start(); operand < end(); operand++) {
      if (!isDefinition(operand) && !isAssigned(operand)) {
        int value = value(operand);
        if (constraint(operand) == Operand.STACK) {
          locations[operand] = allocation.slot(value);
        } else if (state.registerOf(value) != NONE) {
          locations[operand] = Location.ofRegister(state.registerOf(value));
        } else if (lastGiven[value] == current) {
          locations[operand] = Location.ofRegister(given[value]);
        } else {
          assignFirstUse(operand);
        }
      }
    }
  }

  private void assignFirstUse(int operand) {
    int value = value(operand);
    int register = firstFree(value, early | state.occupied());
    if (register == NONE) {
      if (constraint(operand) == Operand.ANY && !allocation.facts.isRematerialized(value)) {
        locations[operand] = allocation.slot(value);
        return;
      }
      register = take(value, early);
    }
    want(operand, register);
    early |= 1L << register;
  }

  private void addMoves() {
    for (int operand = start(); operand < end(); operand++) {
      int register = isDefinition(operand) ? after[operand - start()] : NONE;
      if (register != NONE) {
        addAfter(locations[operand], register, value(operand));
      }
    }
    // Before those that the instruction reads get registers, which it may overwrite.
    for (int i = 0; i < displaced.size(); i += 2) {
      int value = displaced.get(i);
      addAfter(allocation.source(value), displaced.get(i + 1), value);
    }
    for (int i = 0; i < wanted.size(); i += 2) {
      int value = wanted.get(i);
      if (state.registerOf(value) == NONE) {
        state.put(value, wanted.get(i + 1));
      }
    }
    for (int i = 0; i < wanted.size(); i += 2) {
      int value = wanted.get(i);
      allocation.moves.add(
          current,
          MoveCollector.BEFORE,
          state.registerOf(value),
          wanted.get(i + 1),
          function.width(value));
    }
  }

  private void addAfter(int from, int register, int value) {
    allocation.moves.add(
        current + 1, MoveCollector.AFTER_PREVIOUS, from, register, function.width(value));
  }
}
