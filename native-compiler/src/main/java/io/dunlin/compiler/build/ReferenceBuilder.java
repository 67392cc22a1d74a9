package io.dunlin.compiler.build;

import io.dunlin.compiler.ir.IrBuilder;
import io.dunlin.compiler.ir.IrFunction;
import io.dunlin.compiler.ir.IrOp;
import io.dunlin.compiler.ir.IrType;
import io.dunlin.compiler.ir.Shape;
import io.dunlin.compiler.object.ContextLayout;
import io.dunlin.compiler.object.HeapLayout;
import io.dunlin.compiler.object.RuntimeFunction;
import io.dunlin.compiler.object.TrapCode;
import io.dunlin.wasm.binary.Instruction;
import io.dunlin.wasm.module.WasmModule;
import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.type.TypeCodes;
import io.dunlin.wasm.validate.CodeState;

/** References: null, comparison, tests and casts. */
final class ReferenceBuilder {
  private final BodyState state;
  private final WasmModule module;
  private final IrFunction function;
  private final IrBuilder ir;
  private final ValueStack stack;
  private final ControlBuilder control;
  private final TableBuilder tables;

  ReferenceBuilder(BodyState state, ControlBuilder control, TableBuilder tables) {
    this.state = state;
    this.module = state.context.module();
    this.function = state.function;
    this.ir = state.ir;
    this.stack = state.stack;
    this.control = control;
    this.tables = tables;
  }

  void build(Instruction instruction, CodeState code) {
    switch (instruction.op()) {
      case REF_NULL -> {
        IrType type = state.context.type(code.type(code.heightAfter() - 1));
        stack.push(function.constant(type, 0));
      }
      case REF_IS_NULL -> stack.push(state.isZero(stack.pop()));
      case REF_AS_NON_NULL -> state.trapIfZero(stack.peek(0), TrapCode.NULL_REFERENCE);
      case REF_FUNC -> stack.push(tables.functionReference(instruction.index()));
      case REF_EQ -> {
        int second = stack.pop();
        stack.push(ir.binary(IrOp.EQ, Shape.I32, stack.pop(), second));
      }
      default -> throw new AssertionError(instruction.op());
    }
  }

  /** {@code ref.test}, in both forms. */
  void test(Instruction instruction) {
    stack.push(isOfType(stack.pop(), instruction.typeCode()));
  }

  /** {@code ref.cast}, in both forms. */
  void cast(Instruction instruction) {
    int fits = isOfType(stack.peek(0), instruction.typeCode());
    state.trapIfZero(fits, TrapCode.CAST_FAILURE);
  }

  /** {@code br_on_null}, {@code br_on_non_null} and the cast branches. */
  void branch(Instruction instruction) {
    Op op = instruction.op();
    int label = instruction.index();
    switch (op) {
      case BR_ON_NULL -> control.brOnNull(label);
      case BR_ON_NON_NULL -> {
        int isNull = state.isZero(stack.peek(0));
        control.brOn(state.isZero(isNull), label);
        stack.pop();
      }
      default -> {
        int fits = isOfType(stack.peek(0), instruction.typeCode2());
        control.brOn(op == Op.BR_ON_CAST ? fits : state.isZero(fits), label);
      }
    }
  }

  /** Whether a reference is of a type, as an i32. */
  private int isOfType(int reference, int target) {
    boolean nullable = TypeCodes.isNullable(target);
    int heap = TypeCodes.heap(target);
    switch (heap) {
      case TypeCodes.ANY, TypeCodes.EXTERN, TypeCodes.FUNC, TypeCodes.EXN -> {
        return nullable ? ir.i32(1) : state.isZero(state.isZero(reference));
      }
      case TypeCodes.NONE, TypeCodes.NOEXTERN, TypeCodes.NOFUNC, TypeCodes.NOEXN -> {
        return nullable ? state.isZero(reference) : ir.i32(0);
      }
      default -> {}
    }
    int join = function.addBlock();
    int fits = function.addParameter(join, IrType.I32);
    int present = function.addBlock();
    int edge = ir.branch(state.isZero(reference), join, present);
    function.addArgument(edge, ir.i32(nullable ? 1 : 0));
    state.startBlock(present);
    if (function.type(reference) == IrType.I64) {
      functionTest(reference, heap, join);
    } else if (heap == TypeCodes.I31) {
      pass(join, ir.binary(IrOp.AND, Shape.I32, reference, ir.i32(1)));
    } else if (TypeCodes.isConcrete(heap)) {
      objectTest(reference, heap, join);
    } else {
      pass(join, state.libcall(RuntimeFunction.REF_TEST, reference, ir.i32(heap)));
    }
    state.startBlock(join);
    return fits;
  }

  private void pass(int join, int value) {
    function.addArgument(ir.jump(join), value);
  }

  private int canonical(int typeIndex) {
    return state.loadConstant(
        IrType.I32, state.instanceContext(), state.context.layout().type(typeIndex));
  }

  private void functionTest(int reference, int typeIndex, int join) {
    int found = state.loadConstant(IrType.I32, reference, ContextLayout.Function.TYPE);
    int same = ir.binary(IrOp.EQ, Shape.I32, found, canonical(typeIndex));
    if (module.types().get(typeIndex).isFinal()) {
      pass(join, same);
    } else {
      search(same, join);
      pass(join, state.libcall(RuntimeFunction.FUNC_REF_TEST, reference, ir.i32(typeIndex)));
    }
  }

  /** Joins if the type is the same, else goes on. */
  private void search(int same, int join) {
    int search = function.addBlock();
    function.setCold(search);
    function.addArgument(ir.branch(same, join, search), ir.i32(1));
    state.startBlock(search);
  }

  /** Only objects in the heap have a type; others are no multiples of 8. */
  private void objectTest(int reference, int typeIndex, int join) {
    int object = function.addBlock();
    int tag = ir.binary(IrOp.AND, Shape.I32, reference, ir.i32(7));
    function.addArgument(ir.branch(tag, join, object), ir.i32(0));
    state.startBlock(object);
    int base = state.loadConstant(IrType.I64, state.storeContext(), ContextLayout.Store.HEAP_BASE);
    int address = ir.binary(IrOp.ADD, Shape.I64, base, state.extend(reference));
    int found = state.loadConstant(IrType.I32, address, HeapLayout.TYPE);
    int same = ir.binary(IrOp.EQ, Shape.I32, found, canonical(typeIndex));
    if (module.types().get(typeIndex).isFinal()) {
      pass(join, same);
    } else {
      search(same, join);
      pass(join, state.libcall(RuntimeFunction.REF_TEST, reference, ir.i32(typeIndex)));
    }
  }
}
