package io.dunlin.compiler.regalloc;

import io.dunlin.compiler.machine.Location;
import io.dunlin.compiler.machine.MachineFunction;
import io.dunlin.compiler.machine.Operand;
import io.dunlin.compiler.machine.RegisterFile;

/** What one instruction demands of its operands' locations, and does with what locations hold. */
final class InstructionChecker {
  private final MachineFunction function;
  private final RegisterFile registers;
  private final Allocation allocation;

  InstructionChecker(MachineFunction function, RegisterFile registers, Allocation allocation) {
    this.function = function;
    this.registers = registers;
    this.allocation = allocation;
  }

  /** Checks an instruction, with what locations hold before it. */
  void check(int instruction, LocationState state) {
    int start = function.operandStart(instruction);
    int end = function.operandEnd(instruction);
    for (int operand = start; operand < end; operand++) {
      if (isFollowed(operand)) {
        checkConstraint(instruction, operand);
        checkClobbers(instruction, operand);
        if (Operand.isUse(function.operandSpec(operand))) {
          checkValue(instruction, operand, state);
        }
        for (int other = start; other < end; other++) {
          checkShared(instruction, operand, other);
        }
      }
    }
  }

  /** Changes what locations hold as an instruction does. */
  void run(int instruction, LocationState state) {
    long clobbers = function.clobbers(instruction);
    for (long rest = clobbers; rest != 0; rest &= rest - 1) {
      state.clear(Location.ofRegister(Long.numberOfTrailingZeros(rest)), 16);
    }
    int end = function.operandEnd(instruction);
    for (int operand = function.operandStart(instruction); operand < end; operand++) {
      if (Operand.isDefinition(function.operandSpec(operand)) && isFollowed(operand)) {
        int virtualRegister = function.operandRegister(operand);
        state.define(
            allocation.location(operand), function.width(virtualRegister), virtualRegister);
      }
    }
  }

  private boolean isFollowed(int operand) {
    return !function.isPinned(function.operandRegister(operand))
        && allocation.location(operand) != Location.NONE;
  }

  private void checkConstraint(int instruction, int operand) {
    int location = allocation.location(operand);
    int spec = function.operandSpec(operand);
    int virtualRegister = function.operandRegister(operand);
    boolean inRegister = Location.isRegister(location);
    boolean fits =
        switch (Operand.constraint(spec)) {
          case Operand.ANY -> true;
          case Operand.REGISTER -> inRegister;
          case Operand.STACK -> !inRegister;
          case Operand.FIXED -> location == Location.ofRegister(Operand.payload(spec));
          case Operand.REUSE ->
              inRegister
                  && location
                      == allocation.location(
                          function.operandStart(instruction) + Operand.payload(spec));
          default -> false;
        };
    if (!fits) {
      throw fault(instruction, operand, "does not fit the constraint");
    }
    if (inRegister) {
      checkRegister(instruction, operand, Location.register(location));
    } else if (Location.slot(location) < function.pinnedUnits()) {
      throw fault(instruction, operand, "lies where a pinned virtual register is");
    } else if (Location.slot(location) + function.width(virtualRegister) / 16
        >= allocation.spillUnits()) {
      throw fault(instruction, operand, "lies outside of the spill area");
    }
  }

  private void checkRegister(int instruction, int operand, int register) {
    boolean isFixed = Operand.constraint(function.operandSpec(operand)) == Operand.FIXED;
    if (RegisterFile.classOf(register)
        != function.registerClass(function.operandRegister(operand))) {
      throw fault(instruction, operand, "is in a register of the other class");
    }
    if (!isFixed && (registers.allocatable() >> register & 1) == 0) {
      throw fault(instruction, operand, "is in a register that cannot be allocated");
    }
  }

  private void checkClobbers(int instruction, int operand) {
    int location = allocation.location(operand);
    int spec = function.operandSpec(operand);
    boolean isFixedDefinition =
        Operand.isDefinition(spec) && Operand.constraint(spec) == Operand.FIXED;
    if (Location.isRegister(location)
        && (function.clobbers(instruction) >> location & 1) != 0
        && Operand.role(spec) != Operand.USE
        && !isFixedDefinition) {
      throw fault(instruction, operand, "is in a register that is destroyed");
    }
  }

  private void checkValue(int instruction, int operand, LocationState state) {
    int virtualRegister = function.operandRegister(operand);
    if (!state.holds(
        allocation.location(operand), function.width(virtualRegister), virtualRegister)) {
      throw fault(instruction, operand, "is not there");
    }
  }

  private void checkShared(int instruction, int operand, int other) {
    if (other == operand
        || !isFollowed(other)
        || !Operand.isDefinition(function.operandSpec(operand))
        || !overlap(operand, other)) {
      return;
    }
    int spec = function.operandSpec(operand);
    int otherSpec = function.operandSpec(other);
    boolean meansIt =
        Operand.constraint(spec) == Operand.REUSE
            && function.operandStart(instruction) + Operand.payload(spec) == other;
    boolean together =
        Operand.isDefinition(otherSpec)
            || Operand.role(otherSpec) == Operand.LATE_USE
            || Operand.role(spec) == Operand.EARLY_DEFINITION;
    if (together && !meansIt) {
      throw fault(
          instruction, operand, "is written where v" + function.operandRegister(other) + " is");
    }
  }

  private boolean overlap(int operand, int other) {
    int first = allocation.location(operand);
    int second = allocation.location(other);
    if (Location.isRegister(first) || Location.isRegister(second)) {
      return first == second;
    }
    return first < second + units(other) && second < first + units(operand);
  }

  private int units(int operand) {
    return function.width(function.operandRegister(operand)) == 16 ? 2 : 1;
  }

  private IllegalStateException fault(int instruction, int operand, String what) {
    int location = allocation.location(operand);
    String where =
        Location.isRegister(location)
            ? registers.name(location)
            : "slot " + Location.slot(location);
    return new IllegalStateException(
        "instruction "
            + instruction
            + ": v"
            + function.operandRegister(operand)
            + " in "
            + where
            + " "
            + what);
  }
}
