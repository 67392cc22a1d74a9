package io.dunlin.x64.lower;

import io.dunlin.compiler.ir.IrFunction;
import io.dunlin.compiler.ir.IrOp;
import io.dunlin.compiler.ir.IrType;
import io.dunlin.x64.inst.Arithmetic;
import io.dunlin.x64.inst.Bits;
import io.dunlin.x64.inst.Condition;
import io.dunlin.x64.inst.Form;
import io.dunlin.x64.inst.Moves;
import io.dunlin.x64.inst.Widths;
import io.dunlin.x64.inst.X64Feature;

/** Lowers addition, subtraction, logic and changes of width of scalar integers. */
final class IntegerLowering {
  private final Selection selection;
  private final IrFunction function;
  private final InstructionWriter writer;

  IntegerLowering(Selection selection) {
    this.selection = selection;
    function = selection.function;
    writer = selection.writer;
  }

  /** The forms of an operation with two operands. */
  private record Forms(Widths registerOrMemory, Widths byteImmediate, Widths immediate) {}

  private static final Forms ADD =
      new Forms(Arithmetic.ADD_RM, Arithmetic.ADD_I8, Arithmetic.ADD_I);
  private static final Forms SUB =
      new Forms(Arithmetic.SUB_RM, Arithmetic.SUB_I8, Arithmetic.SUB_I);
  private static final Forms AND =
      new Forms(Arithmetic.AND_RM, Arithmetic.AND_I8, Arithmetic.AND_I);
  private static final Forms OR = new Forms(Arithmetic.OR_RM, Arithmetic.OR_I8, Arithmetic.OR_I);
  private static final Forms XOR =
      new Forms(Arithmetic.XOR_RM, Arithmetic.XOR_I8, Arithmetic.XOR_I);

  private int bytes(int instruction) {
    return function.shape(instruction).type().bytes();
  }

  void add(int instruction) {
    int first = function.operand(instruction, 0);
    int second = function.operand(instruction, 1);
    if (isBetterAsAddress(first, second)) {
      addAsAddress(instruction, first, second);
    } else {
      binary(instruction, ADD);
    }
  }

  /** An address may go to a register of its own, and may shift. */
  private boolean isBetterAsAddress(int first, int second) {
    if (selection.isConstant(first) || isMemory(first) || isMemory(second)) {
      return false;
    }
    boolean isFirstKept = selection.lowering.useCount(first) > 1;
    if (selection.isConstant(second)) {
      return isFirstKept && selection.isImmediate(second);
    }
    return isScaled(first)
        || isScaled(second)
        || (isFirstKept && selection.lowering.useCount(second) > 1);
  }

  private boolean isMemory(int value) {
    int definition = selection.lowering.fusible(value);
    return definition != IrFunction.NONE && function.op(definition) == IrOp.LOAD;
  }

  private boolean isScaled(int value) {
    int shift = selection.lowering.fusible(value);
    return shift != IrFunction.NONE
        && function.op(shift) == IrOp.SHL
        && selection.isConstant(function.operand(shift, 1))
        && (selection.bits(function.operand(shift, 1)) & ~3) == 0;
  }

  /** Computes a sum without changing flags, unless its second operand is memory. */
  void addAsAddress(int instruction) {
    addAsAddress(instruction, function.operand(instruction, 0), function.operand(instruction, 1));
  }

  private void addAsAddress(int instruction, int first, int second) {
    Source.Memory sum;
    if (selection.isConstant(second)) {
      sum = Source.Memory.of(selection.use(first), (int) selection.bits(second));
    } else if (isScaled(second)) {
      sum = scaled(first, second);
    } else if (isScaled(first)) {
      sum = scaled(second, first);
    } else {
      int base = selection.use(first);
      sum = Source.Memory.indexed(base, selection.use(second), 1, 0);
    }
    selection.addresses.compute(
        sum, function.shape(instruction).type(), selection.result(function.result(instruction)));
  }

  private Source.Memory scaled(int base, int shifted) {
    int shift = function.definition(shifted);
    int baseRegister = selection.use(base);
    int index = selection.use(shift, 0);
    int scale = 1 << selection.bits(function.operand(shift, 1));
    return Source.Memory.indexed(baseRegister, index, scale, 0);
  }

  void sub(int instruction) {
    binary(instruction, SUB);
  }

  void and(int instruction) {
    int second = function.operand(instruction, 1);
    int result = function.result(instruction);
    if (selection.isConstant(second) && isZeroExtension(selection.bits(second), instruction)) {
      zeroExtend(instruction, selection.bits(second), selection.result(result));
    } else {
      binary(instruction, AND);
    }
  }

  private boolean isZeroExtension(long mask, int instruction) {
    return mask == 0xFF || mask == 0xFFFF || (mask == 0xFFFFFFFFL && bytes(instruction) == 8);
  }

  private void zeroExtend(int instruction, long mask, int result) {
    Source source = new Source.Register(selection.use(instruction, 0));
    Form form =
        mask == 0xFF
            ? Moves.MOVZX_8.of(4)
            : mask == 0xFFFF ? Moves.MOVZX_16.of(4) : Moves.MOV_RM.of(4);
    writer.write(form, source, result);
  }

  void or(int instruction) {
    binary(instruction, OR);
  }

  void xor(int instruction) {
    binary(instruction, XOR);
  }

  /** Computes a sum, a difference or bitwise logic by the instruction that sets flags by it. */
  void computeWithFlags(int instruction) {
    binary(
        instruction,
        switch (function.op(instruction)) {
          case ADD -> ADD;
          case SUB -> SUB;
          case AND -> AND;
          case OR -> OR;
          case XOR -> XOR;
          default -> throw new IllegalArgumentException(function.op(instruction).toString());
        });
  }

  private void binary(int instruction, Forms forms) {
    int first = function.operand(instruction, 0);
    int second = function.operand(instruction, 1);
    IrOp op = function.op(instruction);
    boolean isCommutative = op.isCommutative(function.shape(instruction));
    if (isCommutative && isBetterFirst(second, first)) {
      int swapped = first;
      first = second;
      second = swapped;
    }
    int bytes = bytes(instruction);
    int result = selection.result(function.result(instruction));
    if (selection.isImmediate(second)) {
      long immediate = selection.bits(second);
      Form form =
          immediate == (byte) immediate ? forms.byteImmediate.of(bytes) : forms.immediate.of(bytes);
      writer.writeImmediate(form, immediate, selection.use(first), result);
    } else {
      int firstRegister = selection.use(first);
      Source source = selection.source(second);
      writer.write(forms.registerOrMemory.of(bytes), source, firstRegister, result);
    }
  }

  /** The first operand is overwritten: better one that dies, and not one that may be memory. */
  private boolean isBetterFirst(int value, int other) {
    if (selection.isConstant(value) || selection.isConstant(other)) {
      return selection.isConstant(other);
    }
    if (isMemory(value) || isMemory(other)) {
      return isMemory(other) && !isMemory(value);
    }
    return selection.lowering.useCount(value) == 1 && selection.lowering.useCount(other) > 1;
  }

  void andNot(int instruction) {
    int bytes = bytes(instruction);
    int result = selection.result(function.result(instruction));
    if (selection.has(X64Feature.BMI1)) {
      int inverted = selection.use(instruction, 1);
      Source source = selection.source(function.operand(instruction, 0));
      writer.write(Bits.ANDN.of(bytes), source, result, inverted);
      return;
    }
    int inverted = selection.temporary(function.shape(instruction).type());
    writer.write(Arithmetic.NOT.of(bytes), selection.use(instruction, 1), inverted);
    Source source = selection.source(function.operand(instruction, 0));
    writer.write(Arithmetic.AND_RM.of(bytes), source, inverted, result);
  }

  void not(int instruction) {
    unary(instruction, Arithmetic.NOT);
  }

  void neg(int instruction) {
    unary(instruction, Arithmetic.NEG);
  }

  /** If negating gives something negative, the operand was not. */
  void abs(int instruction) {
    int operand = selection.use(instruction, 0);
    int negated = selection.temporary(function.shape(instruction).type());
    writer.write(Arithmetic.NEG.of(bytes(instruction)), operand, negated);
    boolean isWide = bytes(instruction) == 8;
    writer.write(
        (isWide ? Moves.CMOV_64 : Moves.CMOV_32).of(Condition.SIGN),
        new Source.Register(operand),
        negated,
        selection.result(function.result(instruction)));
  }

  private void unary(int instruction, Widths forms) {
    writer.write(
        forms.of(bytes(instruction)),
        selection.use(instruction, 0),
        selection.result(function.result(instruction)));
  }

  void extend8(int instruction) {
    convert(instruction, Moves.MOVSX_8.of(bytes(instruction)));
  }

  void extend16(int instruction) {
    convert(instruction, Moves.MOVSX_16.of(bytes(instruction)));
  }

  /** From 32 bits of either type to 64. */
  void extend32(int instruction) {
    int operand = function.operand(instruction, 0);
    Source source =
        function.type(operand) == IrType.I32
            ? selection.source(operand)
            : new Source.Register(selection.use(operand));
    writer.write(Moves.MOVSX_32, source, selection.result(function.result(instruction)));
  }

  /** Clears the upper half. */
  void toLowerHalf(int instruction) {
    convert(instruction, Moves.MOV_RM.of(4));
  }

  private void convert(int instruction, Form form) {
    Source source = new Source.Register(selection.use(instruction, 0));
    writer.write(form, source, selection.result(function.result(instruction)));
  }
}
