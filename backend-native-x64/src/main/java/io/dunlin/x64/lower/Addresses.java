package io.dunlin.x64.lower;

import io.dunlin.compiler.ir.IrFunction;
import io.dunlin.compiler.ir.IrOp;
import io.dunlin.compiler.ir.IrType;
import io.dunlin.compiler.ir.MemoryOperand;
import io.dunlin.x64.emit.AddressMode;
import io.dunlin.x64.inst.Arithmetic;

/**
 * Finds addresses that instructions can compute: sums of a base, an index that is shifted by up to
 * three bits, and a displacement of 31 bits.
 */
final class Addresses {
  private static final int NONE = IrFunction.NONE;
  private static final int MOST_SHIFT = 3;

  private final Selection selection;

  Addresses(Selection selection) {
    this.selection = selection;
  }

  /** The place that a memory instruction accesses. */
  Source.Memory of(int instruction) {
    long operand = selection.function.immediate(instruction);
    long offset = MemoryOperand.offset(operand);
    Source.Memory memory = find(selection.function.operand(instruction, 0), offset);
    return MemoryOperand.traps(operand)
        ? memory.trapping(selection.function.position(instruction))
        : memory;
  }

  /** The place that a value points to, or so many bytes behind. */
  private Source.Memory find(int address, long offset) {
    int value = address;
    long displacement = offset;
    // Constants in sums join the displacement as long as it has room.
    int sum = sum(value);
    while (sum != NONE && isConstant(sum, 1) && fits(displacement + constant(sum))) {
      displacement += constant(sum);
      value = selection.function.operand(sum, 0);
      sum = sum(value);
    }
    if (!fits(displacement)) {
      return withFarOffset(value, displacement);
    }
    if (sum != NONE) {
      return ofSum(
          selection.function.operand(sum, 0),
          selection.function.operand(sum, 1),
          (int) displacement);
    }
    return Source.Memory.of(selection.use(value), (int) displacement);
  }

  private int sum(int value) {
    return selection.isResultOf(value, IrOp.ADD) ? selection.function.definition(value) : NONE;
  }

  private boolean isConstant(int instruction, int operand) {
    return selection.isConstant(selection.function.operand(instruction, operand));
  }

  private long constant(int sum) {
    return selection.bits(selection.function.operand(sum, 1));
  }

  private static boolean fits(long displacement) {
    return displacement == (int) displacement;
  }

  private Source.Memory withFarOffset(int value, long displacement) {
    int base = selection.use(value);
    int index = selection.integer(IrType.I64, displacement);
    return Source.Memory.indexed(base, index, 1, 0);
  }

  private Source.Memory ofSum(int first, int second, int displacement) {
    int shift = shift(second);
    if (shift != NONE) {
      return indexed(first, shift, displacement);
    }
    int firstShift = shift(first);
    if (firstShift != NONE) {
      return indexed(second, firstShift, displacement);
    }
    int base = selection.use(first);
    int index = selection.use(second);
    return Source.Memory.indexed(base, index, 1, displacement);
  }

  private Source.Memory indexed(int base, int shift, int displacement) {
    int baseRegister = selection.use(base);
    int index = selection.use(shift, 0);
    int scale = 1 << selection.bits(selection.function.operand(shift, 1));
    return Source.Memory.indexed(baseRegister, index, scale, displacement);
  }

  /** The instruction that computes a value by shifting another one as far as addresses can. */
  private int shift(int value) {
    int definition = selection.function.definition(value);
    boolean isShift =
        selection.isResultOf(value, IrOp.SHL)
            && isConstant(definition, 1)
            && selection.bits(selection.function.operand(definition, 1)) >= 0
            && selection.bits(selection.function.operand(definition, 1)) <= MOST_SHIFT;
    return isShift ? definition : NONE;
  }

  /** Puts an address into a virtual register. */
  void compute(Source.Memory memory, IrType type, int result) {
    selection.writer.write(Arithmetic.LEA.of(type.bytes()), memory, result);
  }

  /** The place that a memory instruction accesses, with nothing but a base and a displacement. */
  Source.Memory simple(int instruction) {
    Source.Memory memory = of(instruction);
    if (memory.mode() == AddressMode.BASE) {
      return memory;
    }
    int base = selection.temporary(IrType.I64);
    compute(
        Source.Memory.indexed(memory.base(), memory.index(), memory.scale(), 0), IrType.I64, base);
    return new Source.Memory(
        AddressMode.BASE, base, NONE, 1, memory.displacement(), memory.trapPosition());
  }
}
