package io.dunlin.bytecode.emit;

import io.dunlin.wasm.type.TypeCodes;
import org.objectweb.asm.Opcodes;

/**
 * How values look to Java, by their type codes. Some negative codes stand for what code has on
 * Java's stack beside WebAssembly's operands.
 */
final class JavaTypes {
  /** An array of bytes: those of a memory. */
  static final int BYTES = -1;

  /** A handle for access to an array of bytes. */
  static final int HANDLE = -2;

  /** Any reference of WebAssembly. */
  static final int REFERENCE = -4;

  /** A function that is about to be called. */
  static final int FUNCTION = -3;

  /** What is thrown in Java for an exception of WebAssembly. */
  static final int SIGNAL = -5;

  /** A vector of bytes of Java's Vector API. */
  static final int BYTE_VECTOR = -12;

  /** The frame of a function whose values Java has no room for. */
  static final int FRAME = -21;

  /** The numbers in such a frame. */
  static final int NUMBERS = -22;

  /** The references in it. */
  static final int REFERENCES = -23;

  /** Anything that is thrown. */
  static final int THROWABLE = -24;

  private static final int CATEGORY_2 = 2;

  private JavaTypes() {}

  /** How many values of Java a value is: more than one if it is a vector. */
  static int count(int type) {
    VectorForm form = VectorForm.ofType(type);
    return form == null ? 1 : form.count();
  }

  /** The type of each of them. */
  static int component(int type) {
    VectorForm form = VectorForm.ofType(type);
    return form == null ? type : form.component();
  }

  /** The slots that a value takes in locals or on the stack. */
  static int slots(int type) {
    int component = component(type);
    return component == TypeCodes.I64 || component == TypeCodes.F64
        ? CATEGORY_2 * count(type)
        : count(type);
  }

  /** What a frame has for a value that is not a vector. */
  static Object frameType(int type) {
    switch (type) {
      case TypeCodes.I32:
        return Opcodes.INTEGER;
      case TypeCodes.I64:
        return Opcodes.LONG;
      case TypeCodes.F32:
        return Opcodes.FLOAT;
      case TypeCodes.F64:
        return Opcodes.DOUBLE;
      case BYTES:
        return "[B";
      case HANDLE:
        return RuntimeNames.VAR_HANDLE;
      case FUNCTION:
        return RuntimeNames.CALLABLE_FUNCTION;
      case SIGNAL:
        return RuntimeNames.EXCEPTION_SIGNAL;
      case BYTE_VECTOR:
        return ApiLanes.BYTES.className();
      case FRAME:
        return RuntimeNames.FRAME;
      case NUMBERS:
        return "[J";
      case REFERENCES:
        return "[Ljava/lang/Object;";
      case THROWABLE:
        return "java/lang/Throwable";
      default:
        return RuntimeNames.OBJECT;
    }
  }

  /** The descriptor of a value that is not a vector. */
  static String descriptor(int type) {
    switch (type) {
      case TypeCodes.I32:
        return "I";
      case TypeCodes.I64:
        return "J";
      case TypeCodes.F32:
        return "F";
      case TypeCodes.F64:
        return "D";
      default:
        return "Ljava/lang/Object;";
    }
  }

  /** The type of the values that are read from and written to something stored as a type. */
  static int ofStorage(int type) {
    return type == TypeCodes.I8 || type == TypeCodes.I16 ? TypeCodes.I32 : type;
  }

  /** The descriptor of a field that stores a type; of a vector of the field for each half. */
  static String storageDescriptor(int type) {
    switch (type) {
      case TypeCodes.I8:
        return "B";
      case TypeCodes.I16:
        return "S";
      case TypeCodes.V128:
        return "J";
      default:
        return descriptor(type);
    }
  }

  /** The variant of an opcode such as {@code ILOAD} for a value that is not a vector. */
  static int opcode(int type, int intOpcode) {
    switch (type) {
      case TypeCodes.I32:
        return intOpcode;
      case TypeCodes.I64:
        return intOpcode + Opcodes.LLOAD - Opcodes.ILOAD;
      case TypeCodes.F32:
        return intOpcode + Opcodes.FLOAD - Opcodes.ILOAD;
      case TypeCodes.F64:
        return intOpcode + Opcodes.DLOAD - Opcodes.ILOAD;
      default:
        return intOpcode + Opcodes.ALOAD - Opcodes.ILOAD;
    }
  }
}
