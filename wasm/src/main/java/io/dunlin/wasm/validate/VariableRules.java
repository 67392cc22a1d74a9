package io.dunlin.wasm.validate;

import io.dunlin.wasm.type.TypeCodes;

/** The typing rules of locals and globals. */
final class VariableRules {
  private final CodeContext code;
  private final OperandStack operands;

  VariableRules(CodeContext code) {
    this.code = code;
    this.operands = code.operands;
  }

  void localGet() {
    int local = code.instruction.index();
    int type = code.locals.checkedType(local);
    if (!TypeCodes.isDefaultable(type) && !isInitialized(local)) {
      throw Fault.invalid("uninitialized local " + local);
    }
    operands.push(type);
  }

  private boolean isInitialized(int local) {
    return code.locals.isParameter(local) || code.initialization.isInitialized(local);
  }

  void localSet() {
    operands.pop(assign());
  }

  void localTee() {
    int type = assign();
    operands.pop(type);
    operands.push(type);
  }

  private int assign() {
    int local = code.instruction.index();
    int type = code.locals.checkedType(local);
    if (!TypeCodes.isDefaultable(type)) {
      code.initialization.initialize(local);
    }
    return type;
  }

  void globalGet() {
    operands.push(code.module.globalType(code.instruction.index()));
  }

  void globalSet() {
    int global = code.instruction.index();
    int type = code.module.globalType(global);
    if (!code.module.isMutableGlobal(global)) {
      throw Fault.invalid("immutable global " + global);
    }
    operands.pop(type);
  }
}
