package io.dunlin.wasm.validate;

import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.type.FieldType;
import io.dunlin.wasm.type.StorageType;
import io.dunlin.wasm.type.TypeCodes;
import java.util.List;

/** The typing rules of structures. */
final class StructRules {
  private final CodeContext code;
  private final OperandStack operands;

  StructRules(CodeContext code) {
    this.code = code;
    this.operands = code.operands;
  }

  private int structType() {
    return code.instruction.index();
  }

  void create() {
    List<FieldType> fields = code.types.struct(structType()).fields();
    for (int i = fields.size() - 1; i >= 0; i--) {
      operands.pop(code.types.unpacked(fields.get(i).storage()));
    }
    operands.push(code.types.reference(false, structType()));
  }

  void createDefault() {
    List<FieldType> fields = code.types.struct(structType()).fields();
    for (int i = 0; i < fields.size(); i++) {
      checkDefaultable(fields.get(i).storage(), "field " + i);
    }
    operands.push(code.types.reference(false, structType()));
  }

  /** Checks that a field or element may be left at zero or null. */
  static void checkDefaultable(StorageType storage, String what) {
    if (!TypeCodes.isDefaultable(storage.code())) {
      throw Fault.mismatch(what + " of type " + storage + " has no default value");
    }
  }

  private FieldType field() {
    List<FieldType> fields = code.types.struct(structType()).fields();
    int field = code.instruction.index2();
    if (field < 0 || field >= fields.size()) {
      throw Fault.unknown("field", field);
    }
    return fields.get(field);
  }

  void get() {
    StorageType storage = field().storage();
    checkExtension(code.instruction.op() != Op.STRUCT_GET, storage, "field");
    operands.pop(code.types.reference(true, structType()));
    operands.push(code.types.unpacked(storage));
  }

  /** Packed integers, and they alone, are read with an extension. */
  static void checkExtension(boolean extends_, StorageType storage, String what) {
    if (extends_ != storage.isPacked()) {
      throw Fault.mismatch(what + " is " + (extends_ ? "unpacked" : "packed") + ": " + storage);
    }
  }

  void set() {
    FieldType field = field();
    if (!field.mutable()) {
      throw Fault.invalid("immutable field " + code.instruction.index2());
    }
    operands.pop(code.types.unpacked(field.storage()));
    operands.pop(code.types.reference(true, structType()));
  }
}
