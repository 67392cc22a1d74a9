package io.dunlin.wasm.validate;

import io.dunlin.wasm.type.TypeCodes;

/** The typing rules of references and of the branches that test for null. */
final class ReferenceRules {
  private final CodeContext code;
  private final OperandStack operands;

  ReferenceRules(CodeContext code) {
    this.code = code;
    this.operands = code.operands;
  }

  void refNull() {
    operands.push(code.module.valueType(code.instruction.typeCode()));
  }

  void refIsNull() {
    operands.popReference();
    operands.push(TypeCodes.I32);
  }

  void refFunc() {
    int function = code.instruction.index();
    int typeIndex = code.module.functionTypeIndex(function);
    if (!code.module.isDeclared(function)) {
      throw Fault.invalid("undeclared function reference " + function);
    }
    operands.push(code.types.reference(false, typeIndex));
  }

  void refAsNonNull() {
    operands.push(TypeCodes.nonNull(operands.popReference()));
  }

  void brOnNull() {
    Label label = code.labels.get(code.instruction.index());
    int reference = operands.popReference();
    int[] types = label.branchTypes();
    operands.pop(types);
    operands.push(types);
    operands.push(TypeCodes.nonNull(reference));
    code.branchTo(label);
  }

  void brOnNonNull() {
    Label label = code.labels.get(code.instruction.index());
    int[] types = label.branchTypes();
    int last = types.length - 1;
    if (last < 0 || !TypeCodes.isReference(types[last])) {
      throw Fault.mismatch(
          "instruction requires a label of a reference but has " + Fault.list(types));
    }
    operands.pop(TypeCodes.nullable(types[last]));
    operands.pop(types, last);
    operands.push(types, last);
    code.branchTo(label);
  }
}
