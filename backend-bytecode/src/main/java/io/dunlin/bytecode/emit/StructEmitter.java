package io.dunlin.bytecode.emit;

import io.dunlin.bytecode.form.FunctionForm;
import io.dunlin.bytecode.runtime.StructShape;
import io.dunlin.spi.gc.ObjectSizes;
import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.type.StructLayout;
import io.dunlin.wasm.type.StructType;
import io.dunlin.wasm.type.TypeCodes;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/** Making structures, and access to their fields. */
final class StructEmitter {
  private static final String INSTANCE = RuntimeNames.descriptor(RuntimeNames.INSTANCE);

  private final Emission emission;

  StructEmitter(Emission emission) {
    this.emission = emission;
  }

  void emit(int at) {
    FunctionForm form = emission.form;
    int type = form.index(at);
    Op op = form.op(at);
    switch (op) {
      case STRUCT_NEW -> newFromFields(at);
      case STRUCT_NEW_DEFAULT -> create(at);
      case STRUCT_SET -> set(type, form.index2(at));
      default -> {
        get(type, form.index2(at));
        if (op == Op.STRUCT_GET_U) {
          int bits = storage(type, form.index2(at)) == TypeCodes.I8 ? 0xFF : 0xFFFF;
          emission.code.push(bits);
          emission.code.op(Opcodes.IAND);
        }
      }
    }
  }

  private int storage(int type, int field) {
    return emission.module.fields(type).get(field).storage().code();
  }

  /** Puts the structure that an instruction makes, zero and null, onto the stack. */
  void create(int at) {
    FramedCode code = emission.code;
    int type = emission.form.index(at);
    StructLayout layout =
        StructLayout.of((StructType) emission.module.wasm().types().get(type).composite());
    code.push(ObjectSizes.struct(layout));
    code.loadInstance();
    code.invokeStatic(RuntimeNames.STRUCTS, "allocate", "(J" + INSTANCE + ")V");
    String name = emission.module.struct(type).className();
    code.create(name);
    code.op(Opcodes.DUP);
    InstanceAccess.pushDefinedType(emission, type);
    code.invokeConstructor(name, "(" + RuntimeNames.descriptor(RuntimeNames.DEFINED_TYPE) + ")V");
  }

  private void newFromFields(int at) {
    FramedCode code = emission.code;
    int type = emission.form.index(at);
    int mark = emission.locals.mark();
    create(at);
    int struct = emission.storeTemporary(JavaTypes.REFERENCE);
    for (int field = emission.module.fields(type).size() - 1; field >= 0; field--) {
      putBelow(type, field, struct);
    }
    code.load(JavaTypes.REFERENCE, struct);
    emission.locals.release(mark);
  }

  /** Puts the value on top of the stack into a field of a structure that is in a local. */
  private void putBelow(int type, int field, int struct) {
    FramedCode code = emission.code;
    int storage = storage(type, field);
    if (storage == TypeCodes.V128) {
      int mark = emission.locals.mark();
      int value = emission.storeTemporary(storage);
      code.load(JavaTypes.REFERENCE, struct);
      putVector(type, field, value);
      emission.locals.release(mark);
      return;
    }
    code.load(JavaTypes.REFERENCE, struct);
    if (JavaTypes.slots(storage) == 1) {
      code.op(Opcodes.SWAP);
    } else {
      code.op(Opcodes.DUP_X2);
      code.op(Opcodes.POP);
    }
    put(type, StructShape.fieldName(field), JavaTypes.storageDescriptor(storage));
  }

  private void put(int type, String name, String descriptor) {
    emission.code.putField(emission.module.struct(type).className(), name, descriptor);
  }

  /** Puts a vector that is in a local into a field of the structure on top of the stack. */
  private void putVector(int type, int field, int value) {
    emission.code.op(Opcodes.DUP);
    emission.code.load(TypeCodes.I64, value);
    put(type, StructShape.fieldName(field), "J");
    emission.code.load(TypeCodes.I64, value + 2);
    put(type, StructShape.highFieldName(field), "J");
  }

  /** Makes sure that the reference on top of the stack, of this static type, can be accessed. */
  private void prepare(int type, int operandType) {
    FramedCode code = emission.code;
    if (TypeCodes.isNullable(operandType)) {
      Label nonNull = new Label();
      emission.stack.push(JavaTypes.REFERENCE);
      code.op(Opcodes.DUP);
      code.jump(Opcodes.IFNONNULL, nonNull);
      emission.failUnless(nonNull, RuntimeNames.STRUCTS);
      emission.stack.pop(1);
    }
    code.cast(emission.module.struct(type).className());
  }

  /** The type that the deepest operand of the instruction had. */
  private int firstOperand() {
    return emission.stack.type(emission.stack.size());
  }

  private void get(int type, int field) {
    FramedCode code = emission.code;
    prepare(type, firstOperand());
    int storage = storage(type, field);
    String owner = emission.module.struct(type).className();
    if (storage == TypeCodes.V128) {
      code.op(Opcodes.DUP);
      code.getField(owner, StructShape.fieldName(field), "J");
      code.op(Opcodes.DUP2_X1);
      code.op(Opcodes.POP2);
      code.getField(owner, StructShape.highFieldName(field), "J");
    } else {
      code.getField(owner, StructShape.fieldName(field), JavaTypes.storageDescriptor(storage));
    }
  }

  private void set(int type, int field) {
    FramedCode code = emission.code;
    int storage = storage(type, field);
    int valueType = JavaTypes.ofStorage(storage);
    int mark = emission.locals.mark();
    int operandType = firstOperand();
    int value = emission.locals.allocateDefined(valueType);
    code.store(valueType, value);
    prepare(type, operandType);
    if (storage == TypeCodes.V128) {
      putVector(type, field, value);
    } else {
      code.load(valueType, value);
      put(type, StructShape.fieldName(field), JavaTypes.storageDescriptor(storage));
    }
    emission.locals.release(mark);
  }
}
