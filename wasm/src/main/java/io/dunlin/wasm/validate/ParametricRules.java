package io.dunlin.wasm.validate;

import io.dunlin.wasm.type.TypeCodes;

/** The typing rules of {@code drop} and {@code select}. */
final class ParametricRules {
  private final CodeContext code;
  private final OperandStack operands;

  ParametricRules(CodeContext code) {
    this.code = code;
    this.operands = code.operands;
  }

  void drop() {
    operands.pop();
  }

  /** Without a type, both operands must be numbers or vectors of one type. */
  void select() {
    operands.pop(TypeCodes.I32);
    int second = popNumberOrVector();
    int first = popNumberOrVector();
    if (first != second && first != TypeCodes.BOTTOM && second != TypeCodes.BOTTOM) {
      throw Fault.mismatch("second operand of select", second, first);
    }
    operands.push(first == TypeCodes.BOTTOM ? second : first);
  }

  private int popNumberOrVector() {
    int type = operands.pop();
    if (!TypeCodes.isNumberOrVector(type)) {
      throw Fault.mismatch(
          "select without a type requires numbers or vectors but stack has ["
              + TypeCodes.toString(type)
              + "]");
    }
    return type;
  }

  void selectTyped() {
    int count = code.instruction.count();
    if (count != 1) {
      throw Fault.invalid("invalid result arity " + count + " of select");
    }
    int type = code.module.valueType(code.instruction.valueType(0));
    operands.pop(TypeCodes.I32);
    operands.pop(type);
    operands.pop(type);
    operands.push(type);
  }
}
