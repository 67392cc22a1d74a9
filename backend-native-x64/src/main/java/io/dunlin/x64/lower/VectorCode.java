package io.dunlin.x64.lower;

import io.dunlin.compiler.ir.IrFunction;
import io.dunlin.compiler.ir.IrType;
import io.dunlin.compiler.ir.Shape;
import io.dunlin.x64.inst.Vector;
import io.dunlin.x64.inst.VectorIntegers;
import io.dunlin.x64.inst.X64Feature;

/** What families of vector operations share: steps that give a new virtual register each. */
final class VectorCode {
  final Selection selection;
  final IrFunction function;

  VectorCode(Selection selection) {
    this.selection = selection;
    function = selection.function;
  }

  int use(int instruction, int i) {
    return selection.use(instruction, i);
  }

  int result(int instruction) {
    return selection.result(function.result(instruction));
  }

  Shape shape(int instruction) {
    return function.shape(instruction);
  }

  int temporary() {
    return selection.temporary(IrType.V128);
  }

  int zero() {
    return selection.zero(IrType.V128);
  }

  /** All ones. */
  int ones() {
    return selection.constant(function.vectorConstant(-1, -1));
  }

  /** A constant whose halves are the same. */
  static Source constant(long half) {
    return new Source.Constant(IrType.V128.bytes(), half, half);
  }

  /** A constant of which every lane is the same. */
  static Source lanes(Shape shape, long lane) {
    long half = 0;
    int bits = shape.laneBits();
    for (int at = 0; at < Long.SIZE; at += bits) {
      long mask = bits == Long.SIZE ? -1 : (1L << bits) - 1;
      half |= (lane & mask) << at;
    }
    return constant(half);
  }

  /** A constant in a register. */
  int inRegister(Source constant) {
    int register = temporary();
    selection.plain(io.dunlin.x64.inst.VectorMoves.MOVAPS_RM, constant, register);
    selection.builder.rematerializable();
    return register;
  }

  int binary(Vector vector, int first, int second) {
    int result = temporary();
    selection.vector(vector, result, first, second);
    return result;
  }

  int binary(Vector vector, int first, Source second) {
    int result = temporary();
    selection.vector(vector, result, first, second);
    return result;
  }

  void binaryInto(int result, Vector vector, int first, int second) {
    selection.vector(vector, result, first, second);
  }

  int unary(Vector vector, int operand) {
    int result = temporary();
    selection.plain(vector, new Source.Register(operand), result);
    return result;
  }

  int binaryImmediate(Vector vector, long immediate, int first, int second) {
    int result = temporary();
    selection.vectorImmediate(vector, immediate, result, first, new Source.Register(second));
    return result;
  }

  int unaryImmediate(Vector vector, long immediate, int operand) {
    int result = temporary();
    unaryImmediateInto(result, vector, immediate, operand);
    return result;
  }

  void unaryImmediateInto(int result, Vector vector, long immediate, int operand) {
    selection.writer.writeImmediate(
        vector.on(selection.features), new Source.Register(operand), immediate, result);
  }

  /** Shifts all lanes by the same number of bits. */
  int shift(Vector byImmediate, long bits, int operand) {
    int result = temporary();
    shiftInto(result, byImmediate, bits, operand);
    return result;
  }

  void shiftInto(int result, Vector byImmediate, long bits, int operand) {
    if (selection.has(X64Feature.AVX)) {
      selection.writer.writeImmediate(byImmediate.avx(), bits, result, operand);
    } else {
      selection.writer.writeImmediate(byImmediate.sse(), bits, operand, result);
    }
  }

  void notInto(int result, int operand) {
    binaryInto(result, VectorIntegers.PXOR, operand, ones());
  }
}
