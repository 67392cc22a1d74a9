package io.dunlin.compiler.pass;

import io.dunlin.compiler.ir.Access;
import io.dunlin.compiler.ir.IrBuilder;
import io.dunlin.compiler.ir.IrFunction;
import io.dunlin.compiler.ir.IrOp;
import io.dunlin.compiler.ir.MemoryOperand;

/**
 * Rules for accesses: constants in addresses become offsets; stores drop what they do not write.
 */
final class AddressRules extends Rules {
  /** What every target can add to an address for nothing. */
  private static final long MAX_OFFSET = Integer.MAX_VALUE;

  AddressRules(IrFunction function, IrBuilder ir) {
    super(function, ir);
  }

  /** Changes an instruction that accesses memory; says whether it did. */
  boolean apply(int instruction) {
    boolean changed = false;
    while (moveConstant(instruction)) {
      changed = true;
    }
    if (function.op(instruction) == IrOp.STORE) {
      while (narrow(instruction)) {
        changed = true;
      }
    }
    return changed;
  }

  private boolean moveConstant(int instruction) {
    int address = function.operand(instruction, 0);
    if (!isWithConstant(address, IrOp.ADD)) {
      return false;
    }
    long operand = function.immediate(instruction);
    long offset = MemoryOperand.offset(operand);
    long constant = constantOperand(address);
    if (constant < 0 || constant > MAX_OFFSET || offset > MAX_OFFSET - constant) {
      return false;
    }
    function.setImmediate(instruction, MemoryOperand.withOffset(operand, offset + constant));
    function.setOperand(instruction, 0, operand(address, 0));
    return true;
  }

  /** A store of some low bits needs no mask and no sign above them. */
  private boolean narrow(int instruction) {
    int value = function.operand(instruction, 1);
    Access access = MemoryOperand.access(function.immediate(instruction));
    if (access == Access.WHOLE) {
      return false;
    }
    int bits = 8 * access.bytes(function.type(value));
    long written = -1L >>> (64 - bits);
    IrOp op = op(value);
    boolean superfluous =
        (op == IrOp.AND
                && isWithConstant(value, op)
                && (constantOperand(value) & written) == written)
            || (op == IrOp.EXTEND8_S && bits <= 8)
            || (op == IrOp.EXTEND16_S && bits <= 16)
            || (op == IrOp.EXTEND32_S && bits <= 32);
    if (superfluous) {
      function.setOperand(instruction, 1, operand(value, 0));
    }
    return superfluous;
  }
}
