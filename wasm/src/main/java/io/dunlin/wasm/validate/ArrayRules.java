package io.dunlin.wasm.validate;

import io.dunlin.wasm.InvalidModuleException;
import io.dunlin.wasm.WasmLimits;
import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.type.FieldType;
import io.dunlin.wasm.type.StorageType;
import io.dunlin.wasm.type.TypeCodes;

/** The typing rules of arrays. */
final class ArrayRules {
  private static final int ARRAYREF = TypeCodes.reference(true, TypeCodes.ARRAY);

  private final CodeContext code;
  private final OperandStack operands;

  ArrayRules(CodeContext code) {
    this.code = code;
    this.operands = code.operands;
  }

  private int arrayType() {
    return code.instruction.index();
  }

  private FieldType element() {
    return code.types.array(arrayType()).element();
  }

  /** The element type of an array that is written. */
  private FieldType mutableElement() {
    FieldType element = element();
    if (!element.mutable()) {
      throw Fault.invalid("immutable array type " + arrayType());
    }
    return element;
  }

  private void popArray(int typeIndex) {
    operands.pop(code.types.reference(true, typeIndex));
  }

  private void pushNewArray() {
    operands.push(code.types.reference(false, arrayType()));
  }

  void create() {
    FieldType element = element();
    operands.pop(TypeCodes.I32);
    operands.pop(code.types.unpacked(element.storage()));
    pushNewArray();
  }

  void createDefault() {
    StructRules.checkDefaultable(element().storage(), "element");
    operands.pop(TypeCodes.I32);
    pushNewArray();
  }

  void createFixed() {
    int element = code.types.unpacked(element().storage());
    int count = code.instruction.index2();
    if (Integer.compareUnsigned(count, WasmLimits.ARRAY_NEW_FIXED) > 0) {
      throw Fault.tooMany("operands of array.new_fixed", WasmLimits.ARRAY_NEW_FIXED);
    }
    for (int i = 0; i < count; i++) {
      operands.pop(element);
    }
    pushNewArray();
  }

  void createFromData() {
    checkFromData();
    operands.pop(TypeCodes.I32);
    operands.pop(TypeCodes.I32);
    pushNewArray();
  }

  /** The bytes of a data segment become numbers and vectors, not references. */
  private void checkFromData() {
    if (TypeCodes.isReference(element().storage().code())) {
      throw Fault.invalid("array type is not numeric or vector: type " + arrayType());
    }
  }

  void createFromElements() {
    checkFromElements(element().storage());
    operands.pop(TypeCodes.I32);
    operands.pop(TypeCodes.I32);
    pushNewArray();
  }

  private void checkFromElements(StorageType storage) {
    int element = code.types.code(storage.code());
    int segment = code.instruction.index2();
    int type = code.module.elementSegmentType(segment);
    if (!code.types.matches(type, element)) {
      throw Fault.mismatch("element segment " + segment, type, element);
    }
  }

  void get() {
    StorageType storage = element().storage();
    StructRules.checkExtension(code.instruction.op() != Op.ARRAY_GET, storage, "array");
    operands.pop(TypeCodes.I32);
    popArray(arrayType());
    operands.push(code.types.unpacked(storage));
  }

  void set() {
    FieldType element = mutableElement();
    operands.pop(code.types.unpacked(element.storage()));
    operands.pop(TypeCodes.I32);
    popArray(arrayType());
  }

  void length() {
    operands.pop(ARRAYREF);
    operands.push(TypeCodes.I32);
  }

  void fill() {
    FieldType element = mutableElement();
    operands.pop(TypeCodes.I32);
    operands.pop(code.types.unpacked(element.storage()));
    operands.pop(TypeCodes.I32);
    popArray(arrayType());
  }

  void copy() {
    StorageType target = mutableElement().storage();
    int sourceType = code.instruction.index2();
    StorageType source = code.types.array(sourceType).element().storage();
    if (!code.types.matches(code.types.code(source.code()), code.types.code(target.code()))) {
      throw typesDoNotMatch(source, target);
    }
    operands.pop(TypeCodes.I32);
    operands.pop(TypeCodes.I32);
    popArray(sourceType);
    operands.pop(TypeCodes.I32);
    popArray(arrayType());
  }

  private static InvalidModuleException typesDoNotMatch(StorageType source, StorageType target) {
    return Fault.invalid("array types do not match: elements of " + source + " to " + target);
  }

  void initFromData() {
    mutableElement();
    checkFromData();
    popInit();
  }

  void initFromElements() {
    checkFromElements(mutableElement().storage());
    popInit();
  }

  private void popInit() {
    operands.pop(TypeCodes.I32);
    operands.pop(TypeCodes.I32);
    operands.pop(TypeCodes.I32);
    popArray(arrayType());
  }
}
