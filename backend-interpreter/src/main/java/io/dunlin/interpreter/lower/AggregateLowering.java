package io.dunlin.interpreter.lower;

import io.dunlin.interpreter.code.Code;
import io.dunlin.wasm.binary.Instruction;
import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.type.StorageType;
import io.dunlin.wasm.type.TypeCodes;
import io.dunlin.wasm.validate.CodeState;

/** Structures, arrays, casts and small integers. */
final class AggregateLowering {
  private final ModuleLowering module;
  private final CodeBuffer code;
  private final VirtualStack stack;
  private final Operands operands;
  private final Frame frame;

  AggregateLowering(
      ModuleLowering module, CodeBuffer code, VirtualStack stack, Operands operands, Frame frame) {
    this.module = module;
    this.code = code;
    this.stack = stack;
    this.operands = operands;
    this.frame = frame;
  }

  void lower(Instruction instruction, CodeState state) {
    frame.noteReference();
    switch (instruction.op()) {
      case STRUCT_NEW:
      case ARRAY_NEW_FIXED:
        newFromFields(instruction, state);
        break;
      case REF_CAST:
      case REF_CAST_NULL:
        int cast = operands.slot(stack.height() - 1);
        code.emit(Code.REF_CAST, cast, module.canonicalType(instruction.typeCode()), 0);
        setType(state);
        break;
      case ANY_CONVERT_EXTERN:
      case EXTERN_CONVERT_ANY:
        setType(state);
        return;
      default:
        general(instruction, state);
    }
    if (instruction.op().mayTrap()) {
      code.mark(instruction.offset());
    }
  }

  private void setType(CodeState state) {
    stack.setType(stack.height() - 1, state.type(state.heightAfter() - 1));
  }

  /** The operands are brought into slots one behind the other. */
  private void newFromFields(Instruction instruction, CodeState state) {
    int first = stack.height() - state.operandCount();
    operands.settle(first, stack.height());
    int slot = stack.slotAt(first);
    stack.truncate(first);
    int target = stack.push(state.type(state.heightAfter() - 1));
    int type = module.typeIds()[instruction.index()];
    if (instruction.op() == Op.STRUCT_NEW) {
      code.emit(Code.STRUCT_NEW, target, type, slot);
    } else {
      code.emit(Code.ARRAY_NEW_FIXED, target, type, slot, instruction.index2());
    }
  }

  private void general(Instruction instruction, CodeState state) {
    int count = state.operandCount();
    int first = stack.height() - count;
    int[] slots = new int[5];
    for (int i = 0; i < count; i++) {
      slots[i] = operands.slot(first + i);
    }
    stack.pop(count);
    int target = 0;
    if (state.heightAfter() > stack.height()) {
      target = stack.push(state.type(state.heightAfter() - 1));
    }
    switch (instruction.op()) {
      case REF_TEST:
      case REF_TEST_NULL:
        code.emit(Code.REF_TEST, target, slots[0], module.canonicalType(instruction.typeCode()));
        break;
      case REF_I31:
        code.emit(Code.REF_I31, target, slots[0], 0);
        break;
      case I31_GET_S:
        code.emit(Code.I31_GET_S, target, slots[0], 0);
        break;
      case I31_GET_U:
        code.emit(Code.I31_GET_U, target, slots[0], 0);
        break;
      case ARRAY_LEN:
        code.emit(Code.ARRAY_LEN, target, slots[0], 0);
        break;
      case ARRAY_COPY:
        code.emit(Code.ARRAY_COPY, slots[0], slots[1], slots[2], slots[3]);
        code.append(slots[4]);
        break;
      default:
        ofType(instruction, target, slots);
    }
  }

  /** Instructions that name the type of a structure or array first. */
  private void ofType(Instruction instruction, int target, int[] slots) {
    int type = module.typeIds()[instruction.index()];
    int index2 = instruction.index2();
    switch (instruction.op()) {
      case STRUCT_NEW_DEFAULT:
        code.emit(Code.STRUCT_NEW_DEFAULT, target, type, 0);
        break;
      case STRUCT_GET:
      case STRUCT_GET_S:
        code.emit(structGet(field(type, index2)), target, slots[0], type, index2);
        break;
      case STRUCT_GET_U:
        code.emit(Code.STRUCT_GET_U, target, slots[0], type, index2);
        break;
      case STRUCT_SET:
        code.emit(structSet(field(type, index2)), slots[0], slots[1], type, index2);
        break;
      case ARRAY_NEW:
        code.emit(arrayNew(element(type)), target, slots[0], slots[1], type);
        break;
      case ARRAY_NEW_DEFAULT:
        code.emit(Code.ARRAY_NEW_DEFAULT, target, slots[0], type);
        break;
      case ARRAY_NEW_DATA:
        code.emit(Code.ARRAY_NEW_DATA, target, slots[0], slots[1], type);
        code.append(index2);
        break;
      case ARRAY_NEW_ELEM:
        code.emit(Code.ARRAY_NEW_ELEM, target, slots[0], slots[1], type);
        code.append(index2);
        break;
      case ARRAY_GET:
      case ARRAY_GET_S:
        code.emit(arrayGet(element(type)), target, slots[0], slots[1], type);
        break;
      case ARRAY_GET_U:
        code.emit(Code.ARRAY_GET_U, target, slots[0], slots[1], type);
        break;
      case ARRAY_SET:
        code.emit(arraySet(element(type)), slots[0], slots[1], slots[2], type);
        break;
      case ARRAY_FILL:
        code.emit(arrayFill(element(type)), slots[0], slots[1], slots[2], slots[3]);
        break;
      case ARRAY_INIT_DATA:
        code.emit(Code.ARRAY_INIT_DATA, slots[0], slots[1], slots[2], slots[3]);
        code.append(index2);
        break;
      case ARRAY_INIT_ELEM:
        code.emit(Code.ARRAY_INIT_ELEM, slots[0], slots[1], slots[2], slots[3]);
        code.append(index2);
        break;
      default:
        throw new AssertionError(instruction.op());
    }
  }

  private StorageType field(int type, int field) {
    return module.types().definedType(type).layout().type(field);
  }

  private StorageType element(int type) {
    return module.types().definedType(type).element();
  }

  private static int structGet(StorageType type) {
    return select(type, Code.STRUCT_GET, Code.STRUCT_GET_V128, Code.STRUCT_GET_REF);
  }

  private static int structSet(StorageType type) {
    return select(type, Code.STRUCT_SET, Code.STRUCT_SET_V128, Code.STRUCT_SET_REF);
  }

  private static int arrayNew(StorageType type) {
    return select(type, Code.ARRAY_NEW, Code.ARRAY_NEW_V128, Code.ARRAY_NEW_REF);
  }

  private static int arrayGet(StorageType type) {
    return select(type, Code.ARRAY_GET, Code.ARRAY_GET_V128, Code.ARRAY_GET_REF);
  }

  private static int arraySet(StorageType type) {
    return select(type, Code.ARRAY_SET, Code.ARRAY_SET_V128, Code.ARRAY_SET_REF);
  }

  private static int arrayFill(StorageType type) {
    return select(type, Code.ARRAY_FILL, Code.ARRAY_FILL_V128, Code.ARRAY_FILL_REF);
  }

  /** The one of three operations that is for a type of storage. */
  private static int select(StorageType type, int number, int vector, int reference) {
    if (TypeCodes.isReference(type.code())) {
      return reference;
    }
    return type.code() == TypeCodes.V128 ? vector : number;
  }
}
