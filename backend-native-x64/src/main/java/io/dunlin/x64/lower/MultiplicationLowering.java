package io.dunlin.x64.lower;

import io.dunlin.compiler.ir.IrFunction;
import io.dunlin.compiler.ir.IrType;
import io.dunlin.x64.inst.Arithmetic;
import io.dunlin.x64.inst.Form;
import io.dunlin.x64.inst.Moves;
import io.dunlin.x64.inst.Multiplication;
import io.dunlin.x64.inst.Widths;

/** Lowers multiplication and division of scalar integers, and arithmetic on 128 bits. */
final class MultiplicationLowering {
  private final Selection selection;
  private final IrFunction function;
  private final InstructionWriter writer;

  MultiplicationLowering(Selection selection) {
    this.selection = selection;
    function = selection.function;
    writer = selection.writer;
  }

  private IrType type(int instruction) {
    return function.shape(instruction).type();
  }

  private int result(int instruction) {
    return selection.result(function.result(instruction));
  }

  void mul(int instruction) {
    int bytes = type(instruction).bytes();
    int second = function.operand(instruction, 1);
    if (selection.isImmediate(second)) {
      long immediate = selection.bits(second);
      Widths forms = immediate == (byte) immediate ? Multiplication.IMUL_I8 : Multiplication.IMUL_I;
      Source source = selection.source(function.operand(instruction, 0));
      writer.writeImmediate(forms.of(bytes), source, immediate, result(instruction));
    } else {
      int first = selection.use(instruction, 0);
      Source source = selection.source(second);
      writer.write(Multiplication.IMUL_RM.of(bytes), source, first, result(instruction));
    }
  }

  void highSigned(int instruction) {
    int low = selection.temporary(type(instruction));
    multiply(instruction, Multiplication.IMUL, low, result(instruction));
  }

  void highUnsigned(int instruction) {
    int low = selection.temporary(type(instruction));
    multiply(instruction, Multiplication.MUL, low, result(instruction));
  }

  void wideSigned(int instruction) {
    wide(instruction, Multiplication.IMUL);
  }

  void wideUnsigned(int instruction) {
    wide(instruction, Multiplication.MUL);
  }

  private void wide(int instruction, Widths forms) {
    int low = selection.result(function.result(instruction, 0));
    int high = selection.result(function.result(instruction, 1));
    multiply(instruction, forms, low, high);
  }

  private void multiply(int instruction, Widths forms, int low, int high) {
    int first = selection.use(instruction, 0);
    Source second = selection.source(function.operand(instruction, 1));
    writer.write(forms.of(type(instruction).bytes()), second, first, low, high);
  }

  void add128(int instruction) {
    wideSum(instruction, Arithmetic.ADD_RM.of(8), Arithmetic.ADC_RM.of(8));
  }

  void sub128(int instruction) {
    wideSum(instruction, Arithmetic.SUB_RM.of(8), Arithmetic.SBB_RM.of(8));
  }

  /** The carry is in the flags between the two, so nothing that changes them may come between. */
  private void wideSum(int instruction, Form low, Form high) {
    int firstLow = selection.use(instruction, 0);
    int firstHigh = selection.use(instruction, 1);
    Source secondLow = new Source.Register(selection.use(instruction, 2));
    Source secondHigh = new Source.Register(selection.use(instruction, 3));
    int lowResult = selection.result(function.result(instruction, 0));
    int highResult = selection.result(function.result(instruction, 1));
    writer.write(low, secondLow, firstLow, lowResult);
    writer.write(high, secondHigh, firstHigh, highResult);
  }

  void divS(int instruction) {
    IrType type = type(instruction);
    divideSigned(instruction, result(instruction), selection.temporary(type));
  }

  void remS(int instruction) {
    IrType type = type(instruction);
    divideSigned(instruction, selection.temporary(type), result(instruction));
  }

  private void divideSigned(int instruction, int quotient, int remainder) {
    int bytes = type(instruction).bytes();
    int dividend = selection.use(instruction, 0);
    Source divisor = divisor(instruction);
    int sign = selection.temporary(type(instruction));
    writer.write(bytes == 4 ? Moves.CDQ : Moves.CQO, sign, dividend);
    writer.write(Multiplication.IDIV.of(bytes), divisor, dividend, quotient, sign, remainder);
  }

  void divU(int instruction) {
    divideUnsigned(instruction, result(instruction), selection.temporary(type(instruction)));
  }

  void remU(int instruction) {
    divideUnsigned(instruction, selection.temporary(type(instruction)), result(instruction));
  }

  private void divideUnsigned(int instruction, int quotient, int remainder) {
    int bytes = type(instruction).bytes();
    int dividend = selection.use(instruction, 0);
    Source divisor = divisor(instruction);
    int zero = selection.integer(type(instruction), 0);
    writer.write(Multiplication.DIV.of(bytes), divisor, dividend, quotient, zero, remainder);
  }

  private Source divisor(int instruction) {
    return selection.source(function.operand(instruction, 1));
  }
}
