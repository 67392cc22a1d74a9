package io.dunlin.wasm.validate;

import io.dunlin.wasm.type.TypeCodes;

/** The typing rules of calls and tail calls. */
final class CallRules {
  private static final int FUNCREF = TypeCodes.reference(true, TypeCodes.FUNC);

  private final CodeContext code;
  private final OperandStack operands;

  CallRules(CodeContext code) {
    this.code = code;
    this.operands = code.operands;
  }

  void call() {
    call(code.module.functionTypeIndex(code.instruction.index()));
  }

  void callIndirect() {
    popTableIndex();
    call(code.instruction.index());
  }

  void callRef() {
    popFunction();
    call(code.instruction.index());
  }

  void returnCall() {
    tailCall(code.module.functionTypeIndex(code.instruction.index()));
  }

  void returnCallIndirect() {
    popTableIndex();
    tailCall(code.instruction.index());
  }

  void returnCallRef() {
    popFunction();
    tailCall(code.instruction.index());
  }

  private void popTableIndex() {
    int table = code.instruction.index2();
    int element = code.module.tableElement(table);
    if (!code.types.matches(element, FUNCREF)) {
      throw Fault.mismatch("table " + table, element, FUNCREF);
    }
    code.types.params(code.instruction.index());
    operands.pop(code.module.tableAddress(table));
  }

  private void popFunction() {
    int typeIndex = code.instruction.index();
    code.types.params(typeIndex);
    operands.pop(code.types.reference(true, typeIndex));
  }

  private void call(int typeIndex) {
    operands.pop(code.types.params(typeIndex));
    operands.push(code.types.results(typeIndex));
    code.call(typeIndex);
  }

  private void tailCall(int typeIndex) {
    operands.pop(code.types.params(typeIndex));
    checkResults(code.types.results(typeIndex), code.results());
    code.call(typeIndex);
    code.becomeUnreachable();
  }

  private void checkResults(int[] callee, int[] caller) {
    boolean fits = callee.length == caller.length;
    for (int i = 0; i < caller.length && fits; i++) {
      fits = code.types.matches(callee[i], caller[i]);
    }
    if (!fits) {
      throw Fault.mismatch(
          "current function requires result type "
              + Fault.list(caller)
              + " but callee returns "
              + Fault.list(callee));
    }
  }
}
