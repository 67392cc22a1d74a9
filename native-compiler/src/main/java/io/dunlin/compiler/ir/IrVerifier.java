package io.dunlin.compiler.ir;

import io.dunlin.compiler.ir.IrOp.Immediate;
import io.dunlin.compiler.object.RuntimeFunction;
import io.dunlin.compiler.object.TrapCode;
import java.util.HashMap;
import java.util.Map;

/**
 * Checks what must always hold for a function: types, arguments, terminators, and that every use is
 * dominated by its definition. Tests run it after each pass.
 */
public final class IrVerifier {
  private final IrFunction function;
  private final Dominators dominators;
  private final int[] orderInBlock;
  private final Map<Long, Shape> variableShapes = new HashMap<>();

  private IrVerifier(IrFunction function) {
    this.function = function;
    this.dominators = new Dominators(function);
    this.orderInBlock = new int[function.instructionCount()];
  }

  /**
   * Checks a function.
   *
   * @throws IllegalStateException if something is wrong, with the function's text
   */
  public static void verify(IrFunction function) {
    for (int b = function.entry(); b != IrFunction.NONE; b = function.nextBlock(b)) {
      if (function.lastInstruction(b) == IrFunction.NONE) {
        throw new IllegalStateException("block without terminator\n" + function);
      }
    }
    new IrVerifier(function).verify();
  }

  private void require(boolean holds, int instruction, String what) {
    if (!holds) {
      throw new IllegalStateException(
          what
              + " in instruction "
              + instruction
              + ": "
              + function.op(instruction)
              + '\n'
              + function);
    }
  }

  private void verify() {
    if (function.firstIncoming(function.entry()) != IrFunction.NONE) {
      throw new IllegalStateException("an edge leads to the entry\n" + function);
    }
    for (int b = function.entry(); b != IrFunction.NONE; b = function.nextBlock(b)) {
      int order = 0;
      for (int i = function.firstInstruction(b); i != IrFunction.NONE; i = function.next(i)) {
        orderInBlock[i] = ++order;
        require(function.block(i) == b, i, "wrong block");
        boolean isLast = i == function.lastInstruction(b);
        require(function.op(i).isTerminator() == isLast, i, "terminator not at the end");
      }
    }
    for (int b = function.entry(); b != IrFunction.NONE; b = function.nextBlock(b)) {
      for (int i = function.firstInstruction(b); i != IrFunction.NONE; i = function.next(i)) {
        instruction(i);
      }
    }
  }

  private void instruction(int i) {
    IrOp op = function.op(i);
    Shape shape = function.shape(i);
    require(op.hasShape(shape), i, "wrong shape " + shape);
    operands(i, op, shape);
    results(i, op, shape);
    immediate(i, op, shape);
    edges(i, op);
    if (op == IrOp.SHUFFLE) {
      require(function.isConstant(function.operand(i, 2)), i, "indices that are no constant");
    }
    if (op == IrOp.RETURN) {
      require(function.operandCount(i) == function.resultTypes().size(), i, "number of results");
      for (int k = 0; k < function.operandCount(i); k++) {
        type(i, function.operand(i, k), function.resultTypes().get(k));
      }
    }
  }

  private void operands(int i, IrOp op, Shape shape) {
    int count = function.operandCount(i);
    boolean fits = op.isVariadic() ? count >= op.operandCount() : count == op.operandCount();
    require(fits, i, count + " operands");
    for (int k = 0; k < count; k++) {
      int value = function.operand(i, k);
      dominated(i, value, i);
      IrType expected = k < op.operandCount() ? op.operandType(k, shape) : null;
      if (expected != null) {
        type(i, value, expected);
      }
    }
    if (op == IrOp.CONSUME_FUEL && count > 0) {
      require(count == 1 && function.immediate(i) == 0, i, "fuel given twice");
      type(i, function.operand(i, 0), IrType.I64);
    }
    if (op.immediate() == Immediate.LIBCALL) {
      libcall(i, RuntimeFunction.of((int) function.immediate(i)));
    }
  }

  private void libcall(int i, RuntimeFunction callee) {
    String params = callee.params();
    int count = function.operandCount(i);
    require(count == params.length(), i, count + " operands");
    for (int k = 0; k < count; k++) {
      type(i, function.operand(i, k), ofLetter(params.charAt(k)));
    }
    String results = callee.results();
    for (int k = 0; k < results.length(); k++) {
      type(i, function.result(i, k), ofLetter(results.charAt(k)));
    }
  }

  private static IrType ofLetter(char letter) {
    return switch (letter) {
      case 'i' -> IrType.I32;
      case 'l' -> IrType.I64;
      case 'f' -> IrType.F32;
      case 'd' -> IrType.F64;
      default -> IrType.V128;
    };
  }

  private void results(int i, IrOp op, Shape shape) {
    if (op.hasVariadicResults()) {
      return;
    }
    require(function.resultCount(i) == op.resultCount(), i, "number of results");
    for (int k = 0; k < op.resultCount(); k++) {
      type(i, function.result(i, k), op.resultType(k, shape));
    }
  }

  private void immediate(int i, IrOp op, Shape shape) {
    long immediate = function.immediate(i);
    switch (op.immediate()) {
      case NONE -> require(immediate == 0, i, "an immediate");
      case LANE -> require(immediate >= 0 && immediate < shape.lanes(), i, "lane");
      case TRAP -> {
        require(immediate >= 0 && immediate < TrapCode.values().length, i, "trap code");
        trapIndex(i, op, TrapCode.of((int) immediate));
      }
      case MEMORY -> {
        Access access = MemoryOperand.access(immediate);
        boolean fits =
            function.resultCount(i) > 0
                ? access.fitsLoad(shape.type())
                : access.fitsStore(shape.type());
        require(fits, i, "access " + access);
      }
      case VARIABLE -> {
        Shape known = variableShapes.putIfAbsent(immediate, shape);
        require(known == null || known == shape, i, "another shape");
      }
      case BYTES, FUEL, FUNCTION, LIBCALL -> {}
    }
  }

  private void trapIndex(int i, IrOp op, TrapCode code) {
    int count = function.operandCount(i) - op.operandCount();
    require(count == (code.namesIndex() ? 1 : 0), i, count + " indices");
    if (count == 1) {
      type(i, function.operand(i, op.operandCount()), IrType.I64);
    }
  }

  private void edges(int i, IrOp op) {
    int count = function.edgeCount(i);
    boolean fits =
        switch (op) {
          case JUMP -> count == 1;
          case BRANCH, INVOKE, INVOKE_INDIRECT, INVOKE_LIBCALL -> count == 2;
          case SWITCH -> count >= 1;
          default -> count == 0;
        };
    require(fits, i, count + " edges");
    for (int k = 0; k < count; k++) {
      int edge = function.edge(i, k);
      int target = function.target(edge);
      require(function.source(edge) == i, i, "edge of another instruction");
      require(function.isPlaced(target), i, "edge to a removed block");
      require(isListed(edge, target), i, "edge that its target does not know");
      int arguments = function.argumentCount(edge);
      require(arguments == function.parameterCount(target), i, arguments + " arguments");
      for (int a = 0; a < arguments; a++) {
        int value = function.argument(edge, a);
        type(i, value, function.type(function.parameter(target, a)));
        if (!op.isInvoke() || function.definition(value) != i) {
          dominated(i, value, i);
        } else {
          boolean isException = value == function.result(i, function.resultCount(i) - 1);
          require(isException == (k == 1), i, "result on the wrong edge");
        }
      }
    }
  }

  private boolean isListed(int edge, int target) {
    int each = function.firstIncoming(target);
    while (each != IrFunction.NONE && each != edge) {
      each = function.nextIncoming(each);
    }
    return each == edge;
  }

  private void type(int i, int value, IrType expected) {
    require(function.type(value) == expected, i, "v" + value + " is not " + expected);
  }

  /** Definitions of dead values may be gone where control does not come. */
  private void dominated(int i, int value, int user) {
    int block = function.block(user);
    if (function.isConstant(value) || !dominators.isReachable(block)) {
      return;
    }
    int definition = function.definition(value);
    int defining = function.definingBlock(value);
    require(defining != IrFunction.NONE, i, "v" + value + " is not defined");
    boolean before =
        defining == block
            ? definition == IrFunction.NONE || orderInBlock[definition] < orderInBlock[user]
            : dominators.dominates(defining, block);
    require(before, i, "v" + value + " is not defined before it is used");
  }
}
