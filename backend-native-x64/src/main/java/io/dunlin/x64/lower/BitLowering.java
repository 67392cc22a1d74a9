package io.dunlin.x64.lower;

import io.dunlin.compiler.ir.IrFunction;
import io.dunlin.compiler.ir.IrType;
import io.dunlin.x64.inst.Arithmetic;
import io.dunlin.x64.inst.Bits;
import io.dunlin.x64.inst.Form;
import io.dunlin.x64.inst.X64Feature;

/** Lowers the counting of bits in scalar integers. */
final class BitLowering {
  private final Selection selection;
  private final IrFunction function;

  BitLowering(Selection selection) {
    this.selection = selection;
    function = selection.function;
  }

  private IrType type(int instruction) {
    return function.shape(instruction).type();
  }

  private int result(int instruction) {
    return selection.result(function.result(instruction));
  }

  private void count(int instruction, Form form) {
    Source source = selection.source(function.operand(instruction, 0));
    selection.writer.write(form, source, result(instruction));
  }

  void clz(int instruction) {
    IrType type = type(instruction);
    int bytes = type.bytes();
    if (selection.has(X64Feature.LZCNT)) {
      count(instruction, Bits.LZCNT_RM.of(bytes));
      return;
    }
    int last = bytes * 8 - 1;
    int position = selection.temporary(type);
    // Where there is no bit, the result stays as it was: one that is turned into the width.
    find(instruction, Bits.BSR.of(bytes), 2 * last + 1, position);
    selection.writer.writeImmediate(
        Arithmetic.XOR_I8.of(bytes), last, position, result(instruction));
  }

  void ctz(int instruction) {
    int bytes = type(instruction).bytes();
    if (selection.has(X64Feature.BMI1)) {
      count(instruction, Bits.TZCNT_RM.of(bytes));
    } else {
      find(instruction, Bits.BSF.of(bytes), bytes * 8, result(instruction));
    }
  }

  private void find(int instruction, Form form, int ofNone, int result) {
    int none = selection.integer(type(instruction), ofNone);
    Source source = selection.source(function.operand(instruction, 0));
    selection.writer.write(form, source, none, result);
  }

  void popcnt(int instruction) {
    count(instruction, Bits.POPCNT_RM.of(type(instruction).bytes()));
  }
}
