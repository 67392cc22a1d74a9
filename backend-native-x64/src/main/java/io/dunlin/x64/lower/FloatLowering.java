package io.dunlin.x64.lower;

import io.dunlin.compiler.ir.IrFunction;
import io.dunlin.compiler.ir.IrType;
import io.dunlin.x64.emit.Pseudo;
import io.dunlin.x64.inst.Floats;
import io.dunlin.x64.inst.Vector;
import io.dunlin.x64.inst.X64Feature;

/** Lowers arithmetic on scalar floats. */
final class FloatLowering {
  private final Selection selection;
  private final IrFunction function;

  FloatLowering(Selection selection) {
    this.selection = selection;
    function = selection.function;
  }

  private IrType type(int instruction) {
    return function.shape(instruction).type();
  }

  private int result(int instruction) {
    return selection.result(function.result(instruction));
  }

  private Vector of(int instruction, Vector single, Vector twice) {
    return type(instruction) == IrType.F32 ? single : twice;
  }

  private void binary(int instruction, Vector single, Vector twice) {
    int first = selection.use(instruction, 0);
    Source second = selection.source(function.operand(instruction, 1));
    selection.vector(of(instruction, single, twice), result(instruction), first, second);
  }

  void add(int instruction) {
    binary(instruction, Floats.ADDSS, Floats.ADDSD);
  }

  void sub(int instruction) {
    binary(instruction, Floats.SUBSS, Floats.SUBSD);
  }

  void mul(int instruction) {
    binary(instruction, Floats.MULSS, Floats.MULSD);
  }

  void div(int instruction) {
    binary(instruction, Floats.DIVSS, Floats.DIVSD);
  }

  void sqrt(int instruction) {
    Vector form = of(instruction, Floats.SQRTSS, Floats.SQRTSD);
    int operand = selection.use(instruction, 0);
    selection.vector(form, result(instruction), upperLanes(operand), operand);
  }

  /**
   * What scalar instructions with one source take the upper lanes from. Nobody looks at those; the
   * source itself costs no register, but may be overwritten only where there is no third operand.
   */
  private int upperLanes(int source) {
    return selection.has(X64Feature.AVX) ? source : selection.zero(IrType.V128);
  }

  void ceil(int instruction) {
    round(instruction, Rounding.CEIL);
  }

  void floor(int instruction) {
    round(instruction, Rounding.FLOOR);
  }

  void trunc(int instruction) {
    round(instruction, Rounding.TRUNC);
  }

  void nearest(int instruction) {
    round(instruction, Rounding.NEAREST);
  }

  private void round(int instruction, int direction) {
    Vector form = of(instruction, Floats.ROUNDSS, Floats.ROUNDSD);
    int operand = selection.use(instruction, 0);
    selection.vectorImmediate(
        form, direction, result(instruction), upperLanes(operand), new Source.Register(operand));
  }

  void min(int instruction) {
    minOrMax(instruction, Pseudo.MINIMUM);
  }

  void max(int instruction) {
    minOrMax(instruction, Pseudo.MAXIMUM);
  }

  private void minOrMax(int instruction, Pseudo pseudo) {
    int first = selection.use(instruction, 0);
    int second = selection.use(instruction, 1);
    selection
        .writer
        .pseudo(pseudo)
        .use(first)
        .defineReusing(result(instruction), 0)
        .operand(second, InstructionWriter.lateUse())
        .immediate(type(instruction).bytes());
  }

  private Source mask(int instruction, long single, long twice) {
    boolean isSingle = type(instruction) == IrType.F32;
    long half = isSingle ? single << 32 | single : twice;
    return new Source.Constant(IrType.V128.bytes(), half, half);
  }

  private Source sign(int instruction) {
    return mask(instruction, 0x8000_0000L, Long.MIN_VALUE);
  }

  private Source magnitude(int instruction) {
    return mask(instruction, 0x7FFF_FFFFL, Long.MAX_VALUE);
  }

  void neg(int instruction) {
    Vector form = of(instruction, Floats.XORPS, Floats.XORPD);
    selection.vector(form, result(instruction), selection.use(instruction, 0), sign(instruction));
  }

  void abs(int instruction) {
    Vector form = of(instruction, Floats.ANDPS, Floats.ANDPD);
    selection.vector(
        form, result(instruction), selection.use(instruction, 0), magnitude(instruction));
  }

  void copysign(int instruction) {
    Vector and = of(instruction, Floats.ANDPS, Floats.ANDPD);
    int magnitude = selection.temporary(type(instruction));
    int sign = selection.temporary(type(instruction));
    int first = selection.use(instruction, 0);
    int second = selection.use(instruction, 1);
    selection.vector(and, magnitude, first, magnitude(instruction));
    selection.vector(and, sign, second, sign(instruction));
    Vector or = of(instruction, Floats.ORPS, Floats.ORPD);
    selection.vector(or, result(instruction), magnitude, sign);
  }
}
