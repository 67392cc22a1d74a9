package io.dunlin.bytecode.emit;

import io.dunlin.bytecode.form.FunctionForm;
import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.type.TypeCodes;
import org.objectweb.asm.Opcodes;

/** Making arrays, and access to their elements: calls, which HotSpot inlines. */
final class ArrayEmitter {
  private static final String INSTANCE = RuntimeNames.descriptor(RuntimeNames.INSTANCE);
  private static final String TYPE = RuntimeNames.descriptor(RuntimeNames.DEFINED_TYPE);
  private static final String OBJECT = "Ljava/lang/Object;";
  private static final String MAKES = ")" + RuntimeNames.descriptor(RuntimeNames.ARRAY_INSTANCE);

  private final Emission emission;

  ArrayEmitter(Emission emission) {
    this.emission = emission;
  }

  void emit(int at) {
    FunctionForm form = emission.form;
    int type = form.index(at);
    Op op = form.op(at);
    switch (op) {
      case ARRAY_NEW -> newFilled(type);
      case ARRAY_NEW_DEFAULT -> make("newDefault", "(I", type);
      case ARRAY_NEW_FIXED -> newFixed(type, form.index2(at));
      case ARRAY_NEW_DATA -> {
        emission.code.push(form.index2(at));
        make("newOfData", "(III", type);
      }
      case ARRAY_NEW_ELEM -> {
        emission.code.push(form.index2(at));
        make("newOfElements", "(III", type);
      }
      case ARRAY_GET, ARRAY_GET_S -> get(emission.module.elementType(type), false);
      case ARRAY_GET_U -> get(emission.module.elementType(type), true);
      case ARRAY_SET -> set(emission.module.elementType(type));
      case ARRAY_LEN -> operate("length", "(" + OBJECT, "I");
      case ARRAY_FILL -> fill(type);
      case ARRAY_COPY -> operate("copy", "(" + OBJECT + "I" + OBJECT + "II", "V");
      case ARRAY_INIT_DATA -> {
        emission.code.push(form.index2(at));
        operate("initData", "(" + OBJECT + "IIII", "V");
      }
      case ARRAY_INIT_ELEM -> {
        emission.code.push(form.index2(at));
        operate("initElements", "(" + OBJECT + "IIII", "V");
      }
      default -> throw new AssertionError(op);
    }
  }

  private void operate(String method, String params, String result) {
    emission.code.loadInstance();
    emission.code.invokeStatic(
        RuntimeNames.ARRAY_OPERATIONS, method, params + INSTANCE + ")" + result);
  }

  private void make(String method, String params, int type) {
    InstanceAccess.pushDefinedType(emission, type);
    emission.code.loadInstance();
    emission.code.invokeStatic(
        RuntimeNames.ARRAY_OPERATIONS, method, params + TYPE + INSTANCE + MAKES);
  }

  private void newFilled(int type) {
    int mark = emission.locals.mark();
    int count = emission.storeTemporary(TypeCodes.I32);
    String value = valueToBits(type);
    emission.code.load(TypeCodes.I32, count);
    emission.locals.release(mark);
    make("newFilled", "(" + value + "I", type);
  }

  private void fill(int type) {
    int mark = emission.locals.mark();
    int count = emission.storeTemporary(TypeCodes.I32);
    String value = valueToBits(type);
    emission.code.load(TypeCodes.I32, count);
    emission.locals.release(mark);
    operate("fill", "(" + OBJECT + "I" + value + "I", "V");
  }

  /** Turns the element on top of the stack into two halves, or a reference; gives descriptors. */
  private String valueToBits(int type) {
    int element = JavaTypes.ofStorage(emission.module.elementType(type));
    if (TypeCodes.isReference(element)) {
      return OBJECT;
    }
    if (element != TypeCodes.V128) {
      emission.code.toBits(element);
      emission.code.push(0L);
    }
    return "JJ";
  }

  private void newFixed(int type, int count) {
    int element = emission.module.elementType(type);
    int mark = emission.locals.mark();
    emission.code.push(count);
    make("newFixed", "(I", type);
    int array = emission.storeTemporary(JavaTypes.REFERENCE);
    int value = emission.locals.allocate(JavaTypes.ofStorage(element));
    for (int i = count - 1; i >= 0; i--) {
      emission.code.store(JavaTypes.ofStorage(element), value);
      emission.code.load(JavaTypes.REFERENCE, array);
      emission.code.push(i);
      emission.code.load(JavaTypes.ofStorage(element), value);
      set(element);
    }
    emission.code.load(JavaTypes.REFERENCE, array);
    emission.locals.release(mark);
  }

  /** Replaces the array and the index on top of the stack by the element. */
  private void get(int element, boolean unsigned) {
    if (element == TypeCodes.V128) {
      emission.code.op(Opcodes.DUP2);
      access("lowAt", "(" + OBJECT + "I", "J");
      emission.code.op(Opcodes.DUP2_X2);
      emission.code.op(Opcodes.POP2);
      access("highAt", "(" + OBJECT + "I", "J");
      return;
    }
    String method =
        switch (element) {
          case TypeCodes.I8 -> unsigned ? "unsignedByteAt" : "byteAt";
          case TypeCodes.I16 -> unsigned ? "unsignedShortAt" : "shortAt";
          case TypeCodes.I32 -> "intAt";
          case TypeCodes.I64 -> "longAt";
          case TypeCodes.F32 -> "floatAt";
          case TypeCodes.F64 -> "doubleAt";
          default -> "referenceAt";
        };
    access(method, "(" + OBJECT + "I", JavaTypes.descriptor(JavaTypes.ofStorage(element)));
  }

  private void set(int element) {
    String method =
        switch (element) {
          case TypeCodes.I8 -> "setByte";
          case TypeCodes.I16 -> "setShort";
          case TypeCodes.I32 -> "setInt";
          case TypeCodes.I64 -> "setLong";
          case TypeCodes.F32 -> "setFloat";
          case TypeCodes.F64 -> "setDouble";
          case TypeCodes.V128 -> "setVector";
          default -> "setReference";
        };
    String value =
        element == TypeCodes.V128 ? "JJ" : JavaTypes.descriptor(JavaTypes.ofStorage(element));
    access(method, "(" + OBJECT + "I" + value, "V");
  }

  private void access(String method, String params, String result) {
    emission.code.loadInstance();
    emission.code.invokeStatic(RuntimeNames.ARRAY_ACCESS, method, params + INSTANCE + ")" + result);
  }
}
