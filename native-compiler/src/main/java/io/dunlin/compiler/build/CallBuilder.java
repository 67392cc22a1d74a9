package io.dunlin.compiler.build;

import io.dunlin.compiler.ir.IrBuilder;
import io.dunlin.compiler.ir.IrFunction;
import io.dunlin.compiler.ir.IrOp;
import io.dunlin.compiler.ir.IrType;
import io.dunlin.compiler.ir.Shape;
import io.dunlin.compiler.object.ContextLayout;
import io.dunlin.compiler.object.TrapCode;
import io.dunlin.wasm.binary.Instruction;
import io.dunlin.wasm.module.WasmModule;
import io.dunlin.wasm.type.SubType;
import io.dunlin.wasm.type.TypeCodes;
import java.util.List;

/** Calls of functions: by index, by reference, through tables; as tail calls and in handlers. */
final class CallBuilder {
  private final BodyState state;
  private final WasmModule module;
  private final IrFunction function;
  private final IrBuilder ir;
  private final ValueStack stack;
  private final ControlStack control;
  private final TableBuilder tables;

  CallBuilder(BodyState state, ControlStack control, TableBuilder tables) {
    this.state = state;
    this.module = state.context.module();
    this.function = state.function;
    this.ir = state.ir;
    this.stack = state.stack;
    this.control = control;
    this.tables = tables;
  }

  void build(Instruction instruction) {
    int index = instruction.index();
    switch (instruction.op()) {
      case CALL -> direct(index, false);
      case RETURN_CALL -> direct(index, true);
      case CALL_INDIRECT -> indirect(index, instruction.index2(), false);
      case RETURN_CALL_INDIRECT -> indirect(index, instruction.index2(), true);
      case CALL_REF -> reference(index, false);
      case RETURN_CALL_REF -> reference(index, true);
      default -> throw new AssertionError(instruction.op());
    }
  }

  private void direct(int callee, boolean tail) {
    int typeIndex = module.functionTypeIndex(callee);
    if (callee < module.importedFunctionCount()) {
      through(tables.functionReference(callee), typeIndex, tail);
    } else if (tail) {
      finishTail(ir.create(IrOp.RETURN_CALL, Shape.I32, callee), typeIndex);
    } else {
      IrOp op = hasHandler() ? IrOp.INVOKE : IrOp.CALL;
      finish(ir.create(op, Shape.I32, callee), typeIndex);
    }
  }

  private void reference(int typeIndex, boolean tail) {
    int callee = stack.pop();
    state.trapIfZero(callee, TrapCode.NULL_FUNCTION_REFERENCE);
    through(callee, typeIndex, tail);
  }

  private void indirect(int typeIndex, int table, boolean tail) {
    int index = stack.pop();
    int callee = tables.element(table, index, TrapCode.UNDEFINED_ELEMENT);
    ir.trapIf(state.isZero(callee), TrapCode.INDIRECT_CALL_TO_NULL, state.extend(index));
    int expected = TypeCodes.reference(true, typeIndex);
    int element = module.tableTypes().get(table).element().code();
    if (!state.context.moduleContext().matches(canonical(element), canonical(expected))) {
      checkType(callee, typeIndex);
    }
    through(callee, typeIndex, tail);
  }

  private int canonical(int code) {
    return state.context.moduleContext().canonicalCode(code);
  }

  /** Traps if a function is not of a type. Most are of exactly the type that is asked for. */
  private void checkType(int callee, int typeIndex) {
    int wanted =
        state.loadConstant(
            IrType.I32, state.instanceContext(), state.context.layout().type(typeIndex));
    int found = state.loadConstant(IrType.I32, callee, ContextLayout.Function.TYPE);
    int differs = ir.binary(IrOp.NE, Shape.I32, found, wanted);
    SubType type = module.types().get(typeIndex);
    if (type.isFinal()) {
      ir.trapIf(differs, TrapCode.BAD_SIGNATURE);
      return;
    }
    int search = function.addBlock();
    int next = function.addBlock();
    function.setCold(search);
    ir.branch(differs, search, next);
    state.startBlock(search);
    int depth = supertypes(type);
    int ancestors = state.loadConstant(IrType.I32, callee, ContextLayout.Function.DEPTH);
    int tooFew = ir.binary(IrOp.LE_U, Shape.I32, ancestors, ir.i32(depth));
    ir.trapIf(tooFew, TrapCode.BAD_SIGNATURE);
    int display = state.loadConstant(IrType.I64, callee, ContextLayout.Function.SUPERTYPES);
    int ancestor = state.loadConstant(IrType.I32, display, 4 * depth);
    ir.trapIf(ir.binary(IrOp.NE, Shape.I32, ancestor, wanted), TrapCode.BAD_SIGNATURE);
    ir.jump(next);
    state.startBlock(next);
  }

  private int supertypes(SubType type) {
    int count = 0;
    for (List<Integer> above = type.supertypes(); !above.isEmpty(); count++) {
      above = module.types().get(above.get(0)).supertypes();
    }
    return count;
  }

  private void through(int reference, int typeIndex, boolean tail) {
    int code = state.loadConstant(IrType.I64, reference, ContextLayout.Function.CODE);
    int instance = state.loadConstant(IrType.I64, reference, ContextLayout.Function.INSTANCE);
    int call = ir.create(indirectOp(tail), Shape.I32, 0);
    function.addOperand(call, code);
    function.addOperand(call, instance);
    if (tail) {
      finishTail(call, typeIndex);
    } else {
      finish(call, typeIndex);
    }
  }

  private IrOp indirectOp(boolean tail) {
    if (tail) {
      return IrOp.RETURN_CALL_INDIRECT;
    }
    return hasHandler() ? IrOp.INVOKE_INDIRECT : IrOp.CALL_INDIRECT;
  }

  private boolean hasHandler() {
    return control.handlerAt(0) != IrFunction.NONE;
  }

  private void addArguments(int call, int typeIndex) {
    int count = state.context.moduleContext().paramTypes(typeIndex).length;
    for (int i = count - 1; i >= 0; i--) {
      function.addOperand(call, stack.peek(i));
    }
    stack.drop(count);
  }

  private void finishTail(int call, int typeIndex) {
    addArguments(call, typeIndex);
    ir.place(call);
  }

  private void finish(int call, int typeIndex) {
    addArguments(call, typeIndex);
    int[] results = state.context.moduleContext().resultTypes(typeIndex);
    for (int result : results) {
      function.addResult(call, state.context.type(result));
    }
    if (function.op(call).isInvoke()) {
      finishInvoke(call);
    } else {
      ir.place(call);
    }
    for (int i = 0; i < results.length; i++) {
      stack.push(function.result(call, i));
    }
  }

  private void finishInvoke(int call) {
    int exception = function.addResult(call, IrType.I32);
    ir.place(call);
    int next = function.addBlock();
    function.addEdge(call, next);
    int thrown = function.addEdge(call, control.handlerAt(0));
    function.addArgument(thrown, exception);
    function.addArgument(thrown, ir.i32(IrFunction.NONE));
    state.startBlock(next);
  }
}
