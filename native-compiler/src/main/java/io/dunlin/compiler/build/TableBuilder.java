package io.dunlin.compiler.build;

import io.dunlin.compiler.ir.Access;
import io.dunlin.compiler.ir.IrBuilder;
import io.dunlin.compiler.ir.IrOp;
import io.dunlin.compiler.ir.IrType;
import io.dunlin.compiler.ir.MemoryOperand;
import io.dunlin.compiler.ir.Region;
import io.dunlin.compiler.ir.Shape;
import io.dunlin.compiler.object.ContextLayout;
import io.dunlin.compiler.object.InstanceLayout;
import io.dunlin.compiler.object.RuntimeFunction;
import io.dunlin.compiler.object.TrapCode;
import io.dunlin.wasm.binary.Instruction;
import io.dunlin.wasm.validate.FuelSegments;

/** Tables, and references to functions. */
final class TableBuilder {
  private final BodyState state;
  private final InstanceLayout layout;
  private final IrBuilder ir;
  private final ValueStack stack;

  TableBuilder(BodyState state) {
    this.state = state;
    this.layout = state.context.layout();
    this.ir = state.ir;
    this.stack = state.stack;
  }

  void build(Instruction instruction) {
    int index = instruction.index();
    switch (instruction.op()) {
      case TABLE_GET -> stack.push(element(index, stack.pop(), TrapCode.TABLE_OUT_OF_BOUNDS));
      case TABLE_SET -> set(index);
      case TABLE_SIZE -> {
        boolean wantsLong = state.context.isTable64(index);
        stack.push(state.wrapUnless(wantsLong, load(index, ContextLayout.Table.LENGTH)));
      }
      case TABLE_GROW -> grow(index);
      case TABLE_FILL -> fill(index);
      case TABLE_COPY -> bulk(RuntimeFunction.TABLE_COPY, index, instruction.index2());
      case TABLE_INIT -> bulk(RuntimeFunction.TABLE_INIT, instruction.index2(), index);
      case ELEM_DROP -> state.libcall(RuntimeFunction.ELEM_DROP, ir.i32(index));
      default -> throw new AssertionError(instruction.op());
    }
  }

  /** A reference to a function of the module, imported or its own. */
  int functionReference(int index) {
    int offset = layout.function(index);
    return layout.isFunctionImported(index)
        ? state.loadConstant(IrType.I64, state.instanceContext(), offset)
        : state.offset(state.instanceContext(), offset);
  }

  private int number(int table) {
    return BuildContext.regionNumber(table, layout.isTableImported(table));
  }

  /** Loads a field of the structure that describes a table. */
  private int load(int table, int field) {
    int address = state.instanceContext();
    int offset = layout.table(table);
    if (layout.isTableImported(table)) {
      address = state.loadConstant(IrType.I64, address, offset);
      offset = 0;
    }
    return ir.load(
        IrType.I64,
        address,
        MemoryOperand.of(offset + field, Access.WHOLE, Region.TABLE_STATE, number(table)));
  }

  private IrType elementType(int table) {
    return state.context.type(state.context.module().tableTypes().get(table).element().code());
  }

  /** The address of an element; a trap if it is not in the table. */
  private int elementAddress(int table, int index, TrapCode code) {
    int extended = state.extend(index);
    int length = load(table, ContextLayout.Table.LENGTH);
    int outside = ir.binary(IrOp.GE_U, Shape.I64, extended, length);
    if (code.namesIndex()) {
      ir.trapIf(outside, code, extended);
    } else {
      ir.trapIf(outside, code);
    }
    int shift = elementType(table) == IrType.I64 ? 3 : 2;
    int scaled = ir.binary(IrOp.SHL, Shape.I64, extended, ir.i64(shift));
    return ir.binary(IrOp.ADD, Shape.I64, load(table, ContextLayout.Table.BASE), scaled);
  }

  private long elementOperand(int table) {
    return MemoryOperand.of(0, Access.WHOLE, Region.TABLE, number(table));
  }

  /** The element of a table; a trap if there is none. */
  int element(int table, int index, TrapCode code) {
    int address = elementAddress(table, index, code);
    return ir.load(elementType(table), address, elementOperand(table));
  }

  private void set(int table) {
    int value = stack.pop();
    int address = elementAddress(table, stack.pop(), TrapCode.TABLE_OUT_OF_BOUNDS);
    ir.store(address, value, elementOperand(table));
  }

  private void grow(int table) {
    int delta = state.extend(stack.pop());
    int value = state.extend(stack.pop());
    int old = state.libcall(RuntimeFunction.TABLE_GROW, ir.i32(table), value, delta);
    stack.push(state.wrapUnless(state.context.isTable64(table), old));
  }

  private void fill(int table) {
    int length = state.extend(stack.pop());
    int value = state.extend(stack.pop());
    int destination = state.extend(stack.pop());
    state.consumeFuel(length, FuelSegments.ELEMENTS_PER_UNIT_LOG2);
    state.libcall(RuntimeFunction.TABLE_FILL, ir.i32(table), destination, value, length);
  }

  private void bulk(RuntimeFunction callee, int first, int second) {
    int length = state.extend(stack.pop());
    int source = state.extend(stack.pop());
    int destination = state.extend(stack.pop());
    state.consumeFuel(length, FuelSegments.ELEMENTS_PER_UNIT_LOG2);
    state.libcall(callee, ir.i32(first), ir.i32(second), destination, source, length);
  }
}
