package io.dunlin.wasm.validate;

import io.dunlin.wasm.Feature;
import io.dunlin.wasm.binary.Instruction;
import io.dunlin.wasm.type.TypeCodes;

/** The typing rules of blocks, branches and returns. */
final class ControlRules {
  private final CodeContext code;
  private final OperandStack operands;

  ControlRules(CodeContext code) {
    this.code = code;
    this.operands = code.operands;
  }

  void unreachable() {
    code.becomeUnreachable();
  }

  /** {@code block}, {@code loop}, {@code try}, {@code try_table}. */
  void enter(Label.Kind kind) {
    int[] params = params();
    int[] results = results();
    operands.pop(params);
    code.labels.enter(kind, params, results, code.reachableAfter());
  }

  void enterIf() {
    int[] params = params();
    int[] results = results();
    operands.pop(TypeCodes.I32);
    operands.pop(params);
    code.labels.enter(Label.Kind.IF, params, results, code.reachableAfter());
  }

  private int[] params() {
    int typeIndex = code.instruction.blockTypeIndex();
    if (typeIndex == Instruction.NO_TYPE_INDEX) {
      return Label.NONE;
    }
    code.module.gate().require(Feature.MULTI_VALUE, "block type with an index");
    return code.types.params(typeIndex);
  }

  private int[] results() {
    int typeIndex = code.instruction.blockTypeIndex();
    return typeIndex == Instruction.NO_TYPE_INDEX
        ? code.types.single(code.module.valueType(code.instruction.blockResult()))
        : code.types.results(typeIndex);
  }

  void enterElse() {
    Label label = code.labels.innermost();
    if (label.kind != Label.Kind.IF) {
      throw misplaced();
    }
    endArm(label);
    code.labels.nextArm(Label.Kind.ELSE);
    operands.push(label.paramTypes);
    code.setReachable(label.reachableAtEntry);
  }

  /** An instruction that can only stand elsewhere: the block at hand goes on without an end. */
  RuntimeException misplaced() {
    return Fault.malformed(
        "END opcode expected: misplaced " + code.instruction.op(), code.instruction.offset());
  }

  /** Ends an arm of the innermost label. */
  void endArm(Label label) {
    operands.popBlock(label.resultTypes);
    label.endReached |= code.reachableAfter();
    code.close(label);
  }

  void end() {
    Label label = code.labels.innermost();
    endArm(label);
    if (label.kind == Label.Kind.IF) {
      checkNoElse(label);
      label.endReached |= label.reachableAtEntry;
    }
    leave(label);
  }

  /** Leaves the innermost label, whose last arm has ended. */
  void leave(Label label) {
    boolean joined = label.branchedTo && label.kind != Label.Kind.LOOP;
    code.labels.leave();
    code.setReachable(label.endReached || joined);
  }

  /** Without an {@code else}, the parameters are the results. */
  private void checkNoElse(Label label) {
    int count = label.paramTypes.length;
    boolean fits = count == label.resultTypes.length;
    for (int i = 0; i < count && fits; i++) {
      fits = code.types.matches(label.paramTypes[i], label.resultTypes[i]);
    }
    if (!fits) {
      throw Fault.mismatch(
          "if without else requires "
              + Fault.list(label.resultTypes)
              + " but has parameters "
              + Fault.list(label.paramTypes));
    }
  }

  void br() {
    Label label = code.labels.get(code.instruction.index());
    operands.pop(label.branchTypes());
    code.branchTo(label);
    code.becomeUnreachable();
  }

  void brIf() {
    Label label = code.labels.get(code.instruction.index());
    operands.pop(TypeCodes.I32);
    operands.pop(label.branchTypes());
    operands.push(label.branchTypes());
    code.branchTo(label);
  }

  void brTable() {
    Instruction instruction = code.instruction;
    operands.pop(TypeCodes.I32);
    int count = instruction.count();
    int[] defaultTypes = code.labels.get(instruction.label(count)).branchTypes();
    for (int i = 0; i < count; i++) {
      Label label = code.labels.get(instruction.label(i));
      // A table names the same few labels again and again.
      if (label.checkedAt != instruction.offset()) {
        label.checkedAt = instruction.offset();
        checkTableLabel(label.branchTypes(), defaultTypes);
        code.branchTo(label);
      }
    }
    operands.pop(defaultTypes);
    code.branchTo(code.labels.get(instruction.label(count)));
    code.becomeUnreachable();
  }

  private void checkTableLabel(int[] types, int[] defaultTypes) {
    if (types.length != defaultTypes.length) {
      throw Fault.mismatch(
          "labels of br_table take " + Fault.list(defaultTypes) + " and " + Fault.list(types));
    }
    operands.peek(types);
  }

  /** {@code return}: its operands are the function's results. */
  void leaveFunction() {
    operands.pop(code.results());
    code.becomeUnreachable();
  }
}
