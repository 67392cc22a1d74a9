package io.dunlin.compiler.regalloc;

import io.dunlin.compiler.machine.Location;
import io.dunlin.compiler.machine.MachineFunction;
import io.dunlin.compiler.machine.Operand;
import io.dunlin.compiler.machine.RegisterFile;

/** Prints allocated functions for people who look for a fault. */
final class AllocationPrinter {
  private static final String[] ROLES = {"use", "late use", "def", "early def"};
  private static final String[] CONSTRAINTS = {"any", "reg", "stack", "fixed ", "reuse "};

  private AllocationPrinter() {}

  static String print(MachineFunction function, RegisterFile registers, Allocation allocation) {
    StringBuilder out = new StringBuilder();
    int move = 0;
    for (int block = 0; block < function.blockCount(); block++) {
      out.append("block ").append(block).append('(');
      for (int i = 0; i < function.parameterCount(block); i++) {
        out.append(" v").append(function.parameter(block, i));
      }
      out.append(")\n");
      for (int each = function.blockStart(block); each < function.blockEnd(block); each++) {
        for (; move < allocation.moveCount() && allocation.moveBefore(move) == each; move++) {
          out.append("      ").append(name(allocation.moveTo(move), registers)).append(" <- ");
          out.append(
              allocation.isRematerialization(move)
                  ? "repeat " + allocation.rematerialized(move)
                  : name(allocation.moveFrom(move), registers));
          out.append(" (").append(allocation.moveWidth(move)).append(")\n");
        }
        out.append("  ").append(each).append(": op").append(function.opcode(each));
        for (int o = function.operandStart(each); o < function.operandEnd(each); o++) {
          int spec = function.operandSpec(o);
          out.append("  v").append(function.operandRegister(o)).append(' ');
          out.append(ROLES[Operand.role(spec)]).append(' ');
          out.append(CONSTRAINTS[Operand.constraint(spec)]);
          if (Operand.constraint(spec) >= Operand.FIXED) {
            out.append(Operand.payload(spec));
          }
          out.append('=').append(name(allocation.location(o), registers)).append(';');
        }
        if (function.clobbers(each) != 0) {
          out.append(" clobbers ").append(Long.toHexString(function.clobbers(each)));
        }
        if (function.isRematerializable(each)) {
          out.append(" rematerializable");
        }
        out.append('\n');
      }
      out.append("  ->");
      for (int i = 0; i < function.successorCount(block); i++) {
        out.append(' ').append(function.successor(block, i));
      }
      for (int i = 0; i < function.argumentCount(block); i++) {
        out.append(" v").append(function.argument(block, i));
      }
      out.append('\n');
    }
    return out.toString();
  }

  static String name(int location, RegisterFile registers) {
    if (location == Location.NONE) {
      return "none";
    }
    return Location.isRegister(location)
        ? registers.name(location)
        : "slot" + Location.slot(location);
  }
}
