package io.dunlin.bytecode.emit;

import io.dunlin.wasm.op.Op;
import java.util.Locale;
import org.objectweb.asm.Opcodes;

/**
 * How code reads and writes elements in the array of a memory. For single bytes Java has
 * instructions.
 */
enum ElementAccess {
  /** With Java's handles, which each of HotSpot's compilers makes part of the code in any case. */
  HANDLE {
    @Override
    void pushHandle(Emission emission, Op op) {
      emission.code.getStatic(
          RuntimeNames.MEMORY_ACCESS,
          constant(op),
          RuntimeNames.descriptor(RuntimeNames.VAR_HANDLE));
    }

    @Override
    void read(Emission emission, Op op) {
      emission.code.invokeVirtual(RuntimeNames.VAR_HANDLE, "get", getterDescriptor(op));
    }

    @Override
    void write(Emission emission, Op op) {
      emission.code.invokeVirtual(RuntimeNames.VAR_HANDLE, "set", setterDescriptor(op));
    }
  },

  /** With methods, which HotSpot's first compiler calls; and the second one in much code. */
  METHOD {
    @Override
    void pushHandle(Emission emission, Op op) {}

    @Override
    void read(Emission emission, Op op) {
      emission.code.invokeStatic(
          RuntimeNames.MEMORY_ACCESS, "get" + noun(op), getterDescriptor(op));
    }

    @Override
    void write(Emission emission, Op op) {
      emission.code.invokeStatic(
          RuntimeNames.MEMORY_ACCESS, "set" + noun(op), setterDescriptor(op));
    }
  };

  abstract void pushHandle(Emission emission, Op op);

  abstract void read(Emission emission, Op op);

  abstract void write(Emission emission, Op op);

  /** Puts onto the stack what is below the array. */
  void begin(Emission emission, Op op) {
    if (op.accessBytes() > 1) {
      pushHandle(emission, op);
    }
  }

  /** Reads what a load does, below the widening. Array and index are on the stack. */
  void get(Emission emission, Op op) {
    if (op.accessBytes() == 1) {
      emission.code.op(Opcodes.BALOAD);
    } else {
      read(emission, op);
    }
  }

  /** Writes what a store does, above the narrowing. Array, index and value are on the stack. */
  void set(Emission emission, Op op) {
    if (op.accessBytes() == 1) {
      emission.code.op(Opcodes.BASTORE);
    } else {
      write(emission, op);
    }
  }

  private static String getterDescriptor(Op op) {
    return "([BI)" + element(op);
  }

  private static String setterDescriptor(Op op) {
    return "([BI" + element(op) + ")V";
  }

  private static String constant(Op op) {
    return switch (element(op)) {
      case "F" -> "FLOAT";
      case "D" -> "DOUBLE";
      case "S" -> "SHORT";
      case "I" -> "INT";
      default -> "LONG";
    };
  }

  private static String noun(Op op) {
    String constant = constant(op);
    return constant.charAt(0) + constant.substring(1).toLowerCase(Locale.ROOT);
  }

  /** The descriptor of the element that an instruction accesses. */
  private static String element(Op op) {
    return switch (op) {
      case F32_LOAD, F32_STORE -> "F";
      case F64_LOAD, F64_STORE -> "D";
      default ->
          switch (op.accessBytes()) {
            case Short.BYTES -> "S";
            case Integer.BYTES -> "I";
            default -> "J";
          };
    };
  }
}
