package io.dunlin.x64.lower;

import io.dunlin.compiler.ir.IrFunction;
import io.dunlin.x64.inst.Form;
import io.dunlin.x64.inst.Shifts;
import io.dunlin.x64.inst.Widths;
import io.dunlin.x64.inst.X64Feature;

/** Lowers shifts and rotations of scalar integers. The CPU takes counts modulo the width, too. */
final class ShiftLowering {
  private final Selection selection;
  private final IrFunction function;

  ShiftLowering(Selection selection) {
    this.selection = selection;
    function = selection.function;
  }

  void shl(int instruction) {
    shift(instruction, Shifts.SHL_I, Shifts.SHL_CL, Shifts.SHLX);
  }

  void shrS(int instruction) {
    shift(instruction, Shifts.SAR_I, Shifts.SAR_CL, Shifts.SARX);
  }

  void shrU(int instruction) {
    shift(instruction, Shifts.SHR_I, Shifts.SHR_CL, Shifts.SHRX);
  }

  private int bytes(int instruction) {
    return function.shape(instruction).type().bytes();
  }

  private int result(int instruction) {
    return selection.result(function.result(instruction));
  }

  private void shift(int instruction, Widths byImmediate, Widths byCl, Widths byRegister) {
    int count = function.operand(instruction, 1);
    int bytes = bytes(instruction);
    if (selection.isConstant(count)) {
      long bits = selection.bits(count) & (bytes * 8 - 1);
      selection.writer.writeImmediate(
          byImmediate.of(bytes), bits, selection.use(instruction, 0), result(instruction));
    } else if (selection.has(X64Feature.BMI2)) {
      Source source = selection.source(function.operand(instruction, 0));
      int countRegister = selection.use(count);
      selection.writer.write(byRegister.of(bytes), source, result(instruction), countRegister);
    } else {
      byCl(instruction, byCl.of(bytes));
    }
  }

  private void byCl(int instruction, Form form) {
    int shifted = selection.use(instruction, 0);
    int count = selection.use(instruction, 1);
    selection.writer.write(form, shifted, result(instruction), count);
  }

  void rotl(int instruction) {
    rotate(instruction, Shifts.ROL_I, Shifts.ROL_CL, -1);
  }

  void rotr(int instruction) {
    rotate(instruction, Shifts.ROR_I, Shifts.ROR_CL, 1);
  }

  private void rotate(int instruction, Widths byImmediate, Widths byCl, int direction) {
    int count = function.operand(instruction, 1);
    int bytes = bytes(instruction);
    long mask = bytes * 8L - 1;
    if (!selection.isConstant(count)) {
      byCl(instruction, byCl.of(bytes));
    } else if (selection.has(X64Feature.BMI2)) {
      Source source = selection.source(function.operand(instruction, 0));
      long right = direction * selection.bits(count) & mask;
      selection.writer.writeImmediate(Shifts.RORX.of(bytes), source, right, result(instruction));
    } else {
      selection.writer.writeImmediate(
          byImmediate.of(bytes),
          selection.bits(count) & mask,
          selection.use(instruction, 0),
          result(instruction));
    }
  }
}
