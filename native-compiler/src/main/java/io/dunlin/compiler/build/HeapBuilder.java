package io.dunlin.compiler.build;

import io.dunlin.compiler.ir.Access;
import io.dunlin.compiler.ir.IrBuilder;
import io.dunlin.compiler.ir.IrFunction;
import io.dunlin.compiler.ir.IrOp;
import io.dunlin.compiler.ir.IrType;
import io.dunlin.compiler.ir.MemoryOperand;
import io.dunlin.compiler.ir.Region;
import io.dunlin.compiler.ir.Shape;
import io.dunlin.compiler.object.ContextLayout;
import io.dunlin.compiler.object.HeapLayout;
import io.dunlin.compiler.object.RuntimeFunction;
import io.dunlin.compiler.object.TrapCode;
import io.dunlin.wasm.binary.Instruction;
import io.dunlin.wasm.type.FieldType;
import io.dunlin.wasm.type.StorageType;
import io.dunlin.wasm.type.TypeCodes;
import io.dunlin.wasm.validate.FuelSegments;
import java.util.List;

/**
 * Structures, arrays and i31 references. Objects are made by the runtime, with zeros in them;
 * access is inline.
 */
final class HeapBuilder {
  private final BodyState state;
  private final BuildContext context;
  private final IrFunction function;
  private final IrBuilder ir;
  private final ValueStack stack;

  HeapBuilder(BodyState state) {
    this.state = state;
    this.context = state.context;
    this.function = state.function;
    this.ir = state.ir;
    this.stack = state.stack;
  }

  void build(Instruction instruction) {
    int type = instruction.index();
    int second = instruction.index2();
    switch (instruction.op()) {
      case STRUCT_NEW -> newStruct(type);
      case STRUCT_NEW_DEFAULT ->
          stack.push(state.libcall(RuntimeFunction.STRUCT_NEW_DEFAULT, ir.i32(type)));
      case STRUCT_GET, STRUCT_GET_U -> getField(type, second, false);
      case STRUCT_GET_S -> getField(type, second, true);
      case STRUCT_SET -> setField(type, second);
      case ARRAY_NEW -> newFilled(type);
      case ARRAY_NEW_DEFAULT -> {
        int length = stack.pop();
        consumeFuel(length);
        stack.push(newArray(type, length));
      }
      case ARRAY_NEW_FIXED -> newFixed(type, second);
      case ARRAY_NEW_DATA -> newOf(RuntimeFunction.ARRAY_NEW_DATA, type, second);
      case ARRAY_NEW_ELEM -> newOf(RuntimeFunction.ARRAY_NEW_ELEM, type, second);
      case ARRAY_GET, ARRAY_GET_U -> getElement(type, false);
      case ARRAY_GET_S -> getElement(type, true);
      case ARRAY_SET -> setElement(type);
      case ARRAY_LEN -> {
        int array = stack.pop();
        state.trapIfZero(array, TrapCode.NULL_ARRAY_REFERENCE);
        stack.push(length(address(array)));
      }
      case ARRAY_FILL -> fill(type);
      case ARRAY_COPY -> copy(type);
      case ARRAY_INIT_DATA -> initialize(RuntimeFunction.ARRAY_INIT_DATA, type, second);
      case ARRAY_INIT_ELEM -> initialize(RuntimeFunction.ARRAY_INIT_ELEM, type, second);
      case REF_I31 -> {
        int shifted = ir.binary(IrOp.SHL, Shape.I32, stack.pop(), ir.i32(1));
        stack.push(ir.binary(IrOp.OR, Shape.I32, shifted, ir.i32(1)));
      }
      case I31_GET_S -> getI31(IrOp.SHR_S);
      case I31_GET_U -> getI31(IrOp.SHR_U);
      // What the host has given and what the heap holds are told apart by the reference itself.
      case ANY_CONVERT_EXTERN, EXTERN_CONVERT_ANY -> {}
      default -> throw new AssertionError(instruction.op());
    }
  }

  private void getI31(IrOp shift) {
    int reference = stack.pop();
    state.trapIfZero(reference, TrapCode.NULL_I31_REFERENCE);
    stack.push(ir.binary(shift, Shape.I32, reference, ir.i32(1)));
  }

  private int address(int reference) {
    int base = state.loadConstant(IrType.I64, state.storeContext(), ContextLayout.Store.HEAP_BASE);
    return ir.binary(IrOp.ADD, Shape.I64, base, state.extend(reference));
  }

  private static Access access(StorageType type, boolean signed) {
    return switch (type.code()) {
      case TypeCodes.I8 -> signed ? Access.S8 : Access.U8;
      case TypeCodes.I16 -> signed ? Access.S16 : Access.U16;
      default -> Access.WHOLE;
    };
  }

  // Structures. Fields of different numbers never meet: related types agree on where a field is.

  private long fieldOperand(int type, int field, boolean signed) {
    StorageType storage = context.struct(type).fields().get(field).storage();
    int offset = context.fieldOffset(type, field);
    return MemoryOperand.of(offset, access(storage, signed), Region.HEAP, field + 2);
  }

  private void newStruct(int type) {
    List<FieldType> fields = context.struct(type).fields();
    int structure = state.libcall(RuntimeFunction.STRUCT_NEW_DEFAULT, ir.i32(type));
    int address = address(structure);
    for (int i = 0; i < fields.size(); i++) {
      int value = stack.peek(fields.size() - 1 - i);
      if (!isZero(value)) {
        ir.store(address, value, fieldOperand(type, i, false));
      }
    }
    stack.drop(fields.size());
    stack.push(structure);
  }

  private boolean isZero(int value) {
    return function.isConstant(value)
        && function.constantBits(value) == 0
        && (function.type(value) != IrType.V128 || function.constantHighBits(value) == 0);
  }

  private void getField(int type, int field, boolean signed) {
    int structure = stack.pop();
    state.trapIfZero(structure, TrapCode.NULL_STRUCT_REFERENCE);
    StorageType storage = context.struct(type).fields().get(field).storage();
    IrType result = context.type(storage.unpacked().code());
    stack.push(ir.load(result, address(structure), fieldOperand(type, field, signed)));
  }

  private void setField(int type, int field) {
    int value = stack.pop();
    int structure = stack.pop();
    state.trapIfZero(structure, TrapCode.NULL_STRUCT_REFERENCE);
    ir.store(address(structure), value, fieldOperand(type, field, false));
  }

  // Arrays

  private StorageType elementType(int type) {
    return context.array(type).element().storage();
  }

  private long elementOperand(int type, long index, boolean signed) {
    StorageType storage = elementType(type);
    long offset = HeapLayout.ARRAY_ELEMENTS + index * HeapLayout.bytes(storage, context.module());
    return MemoryOperand.of(offset, access(storage, signed), Region.HEAP, 1);
  }

  private void consumeFuel(int elements) {
    state.consumeFuel(elements, FuelSegments.ELEMENTS_PER_UNIT_LOG2);
  }

  private int newArray(int type, int length) {
    return state.libcall(RuntimeFunction.ARRAY_NEW_DEFAULT, ir.i32(type), length);
  }

  private void newFilled(int type) {
    int length = stack.pop();
    int value = stack.pop();
    consumeFuel(length);
    int array = newArray(type, length);
    if (!isZero(value)) {
      storeOverflow(value);
      state.libcall(RuntimeFunction.ARRAY_FILL, ir.i32(type), array, ir.i32(0), length);
    }
    stack.push(array);
  }

  private void storeOverflow(int value) {
    long operand = MemoryOperand.of(ContextLayout.Store.OVERFLOW, Access.WHOLE, Region.STORE, 0);
    ir.store(state.storeContext(), value, operand);
  }

  private void newFixed(int type, int count) {
    int array = newArray(type, ir.i32(count));
    int address = address(array);
    for (int i = 0; i < count; i++) {
      int value = stack.peek(count - 1 - i);
      if (!isZero(value)) {
        ir.store(address, value, elementOperand(type, i, false));
      }
    }
    stack.drop(count);
    stack.push(array);
  }

  private void newOf(RuntimeFunction callee, int type, int segment) {
    int length = stack.pop();
    int offset = stack.pop();
    consumeFuel(length);
    stack.push(state.libcall(callee, ir.i32(type), ir.i32(segment), offset, length));
  }

  /** The number of elements, which never changes. */
  private int length(int address) {
    return state.loadConstant(IrType.I32, address, HeapLayout.ARRAY_LENGTH);
  }

  /** The address to which an element's place in the array is to be added as an offset. */
  private int elementAddress(int type, int array, int index) {
    state.trapIfZero(array, TrapCode.NULL_ARRAY_REFERENCE);
    int address = address(array);
    int outside = ir.binary(IrOp.GE_U, Shape.I32, index, length(address));
    ir.trapIf(outside, TrapCode.ARRAY_OUT_OF_BOUNDS);
    int bytes = HeapLayout.bytes(elementType(type), context.module());
    int shift = Integer.numberOfTrailingZeros(bytes);
    int extended = state.extend(index);
    int scaled = shift == 0 ? extended : ir.binary(IrOp.SHL, Shape.I64, extended, ir.i64(shift));
    return ir.binary(IrOp.ADD, Shape.I64, address, scaled);
  }

  private void getElement(int type, boolean signed) {
    int index = stack.pop();
    int address = elementAddress(type, stack.pop(), index);
    IrType result = context.type(elementType(type).unpacked().code());
    stack.push(ir.load(result, address, elementOperand(type, 0, signed)));
  }

  private void setElement(int type) {
    int value = stack.pop();
    int index = stack.pop();
    int address = elementAddress(type, stack.pop(), index);
    ir.store(address, value, elementOperand(type, 0, false));
  }

  private void fill(int type) {
    int length = stack.pop();
    int value = stack.pop();
    int destination = stack.pop();
    int array = stack.pop();
    state.trapIfZero(array, TrapCode.NULL_ARRAY_REFERENCE);
    consumeFuel(length);
    storeOverflow(value);
    state.libcall(RuntimeFunction.ARRAY_FILL, ir.i32(type), array, destination, length);
  }

  private void copy(int type) {
    int length = stack.pop();
    int source = stack.pop();
    int from = stack.pop();
    int destination = stack.pop();
    int to = stack.pop();
    state.trapIfZero(to, TrapCode.NULL_ARRAY_REFERENCE);
    state.trapIfZero(from, TrapCode.NULL_ARRAY_REFERENCE);
    consumeFuel(length);
    state.libcall(RuntimeFunction.ARRAY_COPY, ir.i32(type), to, destination, from, source, length);
  }

  private void initialize(RuntimeFunction callee, int type, int segment) {
    int length = stack.pop();
    int source = stack.pop();
    int destination = stack.pop();
    int array = stack.pop();
    state.trapIfZero(array, TrapCode.NULL_ARRAY_REFERENCE);
    consumeFuel(length);
    state.libcall(callee, ir.i32(type), ir.i32(segment), array, destination, source, length);
  }
}
