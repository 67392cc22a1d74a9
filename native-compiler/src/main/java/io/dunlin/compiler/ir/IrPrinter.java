package io.dunlin.compiler.ir;

import io.dunlin.compiler.object.RuntimeFunction;
import io.dunlin.compiler.object.TrapCode;
import java.util.Arrays;

/**
 * Writes functions as text.
 *
 * <p>Values and blocks are numbered in the order in which they stand, so that equal code gives
 * equal text. An instruction is written as
 *
 * <pre>{@code v4 = load.i32 v3 [8 u8 memory.1 traps] @2f}</pre>
 *
 * <p>with results, operation and shape, operands, immediate, and position. Edges stand behind an
 * arrow, {@code branch v1 -> b2(v0), b3}; results that the operation does not fix have their types,
 * {@code v5: i32 = call v4 [7]}; a constant is its type and its bits, {@code i32(-1)}.
 */
public final class IrPrinter {
  private final IrFunction function;
  private final StringBuilder out = new StringBuilder();
  private final int[] valueNumbers;
  private final int[] blockNumbers;

  private IrPrinter(IrFunction function) {
    this.function = function;
    this.valueNumbers = new int[function.valueCount()];
    this.blockNumbers = new int[function.blockCount()];
    number();
  }

  /** The text form of a function; {@link IrParser} reads it. */
  public static String print(IrFunction function) {
    return new IrPrinter(function).print();
  }

  private void number() {
    Arrays.fill(valueNumbers, IrFunction.NONE);
    Arrays.fill(blockNumbers, IrFunction.NONE);
    int blocks = 0;
    int values = 0;
    for (int b = function.entry(); b != IrFunction.NONE; b = function.nextBlock(b)) {
      blockNumbers[b] = blocks++;
      for (int i = 0; i < function.parameterCount(b); i++) {
        valueNumbers[function.parameter(b, i)] = values++;
      }
      for (int i = function.firstInstruction(b); i != IrFunction.NONE; i = function.next(i)) {
        for (int r = 0; r < function.resultCount(i); r++) {
          valueNumbers[function.result(i, r)] = values++;
        }
      }
    }
  }

  private String print() {
    out.append("function ").append(function.index()).append(" -> (");
    for (int i = 0; i < function.resultTypes().size(); i++) {
      comma(i);
      out.append(function.resultTypes().get(i));
    }
    out.append(") {\n");
    for (int b = function.entry(); b != IrFunction.NONE; b = function.nextBlock(b)) {
      block(b);
    }
    return out.append("}\n").toString();
  }

  private void comma(int index) {
    if (index > 0) {
      out.append(", ");
    }
  }

  private void block(int block) {
    out.append('b').append(blockNumbers[block]);
    int parameters = function.parameterCount(block);
    for (int i = 0; i < parameters; i++) {
      out.append(i == 0 ? "(" : ", ");
      definition(function.parameter(block, i), true);
    }
    out.append(parameters == 0 ? "" : ")").append(function.isCold(block) ? " cold:\n" : ":\n");
    for (int i = function.firstInstruction(block); i != IrFunction.NONE; i = function.next(i)) {
      instruction(i);
    }
  }

  private void definition(int value, boolean typed) {
    out.append('v').append(valueNumbers[value]);
    if (typed) {
      out.append(": ").append(function.type(value));
    }
  }

  private void instruction(int instruction) {
    IrOp op = function.op(instruction);
    out.append("  ");
    for (int i = 0; i < function.resultCount(instruction); i++) {
      comma(i);
      definition(function.result(instruction, i), op.hasVariadicResults());
    }
    out.append(function.resultCount(instruction) == 0 ? "" : " = ").append(op);
    if (!op.isShapeless()) {
      out.append('.').append(function.shape(instruction));
    }
    for (int i = 0; i < function.operandCount(instruction); i++) {
      out.append(i == 0 ? " " : ", ");
      value(function.operand(instruction, i));
    }
    immediate(op, function.immediate(instruction));
    for (int i = 0; i < function.edgeCount(instruction); i++) {
      out.append(i == 0 ? " -> " : ", ");
      edge(function.edge(instruction, i));
    }
    if (function.position(instruction) != IrFunction.NONE) {
      out.append(" @").append(Integer.toHexString(function.position(instruction)));
    }
    out.append('\n');
  }

  private void value(int value) {
    if (!function.isConstant(value)) {
      out.append('v').append(valueNumbers[value]);
      return;
    }
    IrType type = function.type(value);
    long bits = function.constantBits(value);
    out.append(type).append('(');
    switch (type) {
      case I32, I64 -> out.append(bits);
      case F32 -> out.append("0x").append(Integer.toHexString((int) bits));
      case F64 -> out.append("0x").append(Long.toHexString(bits));
      case V128 ->
          out.append("0x")
              .append(Long.toHexString(bits))
              .append(" 0x")
              .append(Long.toHexString(function.constantHighBits(value)));
    }
    out.append(')');
  }

  private void immediate(IrOp op, long immediate) {
    switch (op.immediate()) {
      case NONE -> {}
      case LANE, VARIABLE, FUEL, FUNCTION, BYTES -> out.append(" [").append(immediate).append(']');
      case TRAP -> out.append(" [").append(lowerCase(TrapCode.of((int) immediate))).append(']');
      case LIBCALL -> out.append(" [").append(RuntimeFunction.of((int) immediate)).append(']');
      case MEMORY -> memory(op, immediate);
    }
  }

  private static String lowerCase(TrapCode code) {
    return code.name().toLowerCase(java.util.Locale.ROOT);
  }

  private void memory(IrOp op, long operand) {
    out.append(" [").append(MemoryOperand.offset(operand));
    if (op == IrOp.LOAD_LANE || op == IrOp.STORE_LANE) {
      out.append(" lane.").append(MemoryOperand.lane(operand));
    } else {
      out.append(' ').append(MemoryOperand.access(operand));
    }
    out.append(' ').append(MemoryOperand.region(operand));
    out.append('.').append(MemoryOperand.number(operand));
    out.append(MemoryOperand.traps(operand) ? " traps]" : "]");
  }

  private void edge(int edge) {
    int target = function.target(edge);
    out.append('b').append(blockNumbers[target]);
    int arguments = function.argumentCount(edge);
    for (int i = 0; i < arguments; i++) {
      out.append(i == 0 ? "(" : ", ");
      value(function.argument(edge, i));
    }
    out.append(arguments == 0 ? "" : ")");
  }
}
