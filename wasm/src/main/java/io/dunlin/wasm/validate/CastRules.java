package io.dunlin.wasm.validate;

import io.dunlin.wasm.type.TypeCodes;

/** The typing rules of type tests, casts and conversions of references. */
final class CastRules {
  private final CodeContext code;
  private final OperandStack operands;

  CastRules(CodeContext code) {
    this.code = code;
    this.operands = code.operands;
  }

  void refTest() {
    int target = code.module.valueType(code.instruction.typeCode());
    operands.pop(code.types.top(TypeCodes.heap(target)));
    operands.push(TypeCodes.I32);
  }

  void refCast() {
    int target = code.module.valueType(code.instruction.typeCode());
    operands.pop(code.types.top(TypeCodes.heap(target)));
    operands.push(target);
  }

  void brOnCast() {
    branch(target(), rest());
  }

  void brOnCastFail() {
    branch(rest(), target());
  }

  private int source() {
    return code.module.valueType(code.instruction.typeCode());
  }

  private int target() {
    int target = code.module.valueType(code.instruction.typeCode2());
    if (!code.types.matches(target, source())) {
      throw Fault.mismatch("target of the cast", target, source());
    }
    return target;
  }

  /** The type of a reference for which the cast failed: not null if the cast takes null. */
  private int rest() {
    return TypeCodes.isNullable(target()) ? TypeCodes.nonNull(source()) : source();
  }

  /** Branches with one type, or goes on with the other. */
  private void branch(int taken, int notTaken) {
    Label label = code.labels.get(code.instruction.index());
    int[] types = label.branchTypes();
    int last = types.length - 1;
    if (last < 0) {
      throw Fault.mismatch("instruction requires a label of a reference but has []");
    }
    if (!code.types.matches(taken, types[last])) {
      throw Fault.mismatch("reference that branches", taken, types[last]);
    }
    operands.pop(source());
    operands.pop(types, last);
    operands.push(types, last);
    operands.push(notTaken);
    code.branchTo(label);
  }

  /** {@code any.convert_extern} and {@code extern.convert_any}: null stays null. */
  void convert(int fromHeap, int toHeap) {
    int type = operands.pop(TypeCodes.reference(true, fromHeap));
    boolean nullable = type != TypeCodes.BOTTOM && TypeCodes.isNullable(type);
    operands.push(TypeCodes.reference(nullable, toHeap));
  }
}
