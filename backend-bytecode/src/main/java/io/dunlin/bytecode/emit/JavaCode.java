package io.dunlin.bytecode.emit;

import io.dunlin.wasm.type.TypeCodes;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Writes the instructions of a Java method. */
class JavaCode {
  private static final int MAX_LINE = 0xFFFF;

  private final MethodVisitor out;
  private final int instanceSlot;
  private int line = -1;

  JavaCode(MethodVisitor out, int instanceSlot) {
    this.out = out;
    this.instanceSlot = instanceSlot;
  }

  /** Where the next instruction goes. */
  MethodVisitor out() {
    return out;
  }

  /** An instruction without operands. */
  void op(int opcode) {
    out().visitInsn(opcode);
  }

  void jump(int opcode, Label target) {
    out().visitJumpInsn(opcode, target);
  }

  /** Places a label that nothing jumps to. */
  void mark(Label label) {
    out.visitLabel(label);
  }

  void increment(int slot, int amount) {
    out().visitIincInsn(slot, amount);
  }

  /** What follows belongs to this line. */
  void line(int number) {
    int bounded = Math.min(number, MAX_LINE);
    if (bounded != line) {
      line = bounded;
      Label here = new Label();
      out.visitLabel(here);
      out.visitLineNumber(bounded, here);
    }
  }

  void tableSwitch(int max, Label otherwise, Label[] labels) {
    out().visitTableSwitchInsn(0, max, otherwise, labels);
  }

  void push(int value) {
    if (value >= -1 && value <= 5) {
      out().visitInsn(Opcodes.ICONST_0 + value);
    } else if (value == (byte) value) {
      out().visitIntInsn(Opcodes.BIPUSH, value);
    } else if (value == (short) value) {
      out().visitIntInsn(Opcodes.SIPUSH, value);
    } else {
      out().visitLdcInsn(value);
    }
  }

  void push(long value) {
    if (value == 0 || value == 1) {
      out().visitInsn(value == 0 ? Opcodes.LCONST_0 : Opcodes.LCONST_1);
    } else if (value == (int) value) {
      push((int) value);
      out().visitInsn(Opcodes.I2L);
    } else {
      out().visitLdcInsn(value);
    }
  }

  void push(String text) {
    out().visitLdcInsn(text);
  }

  /** A single precision number by its bits; a NaN is not trusted to survive as a constant. */
  void pushFloat(int bits) {
    float value = Float.intBitsToFloat(bits);
    if (Float.isNaN(value)) {
      push(bits);
      invokeStatic("java/lang/Float", "intBitsToFloat", "(I)F");
    } else if (bits == 0 || value == 1 || value == 2) {
      out().visitInsn(Opcodes.FCONST_0 + (int) value);
    } else {
      out().visitLdcInsn(value);
    }
  }

  /** A double precision number by its bits. */
  void pushDouble(long bits) {
    double value = Double.longBitsToDouble(bits);
    if (Double.isNaN(value)) {
      out().visitLdcInsn(bits);
      invokeStatic("java/lang/Double", "longBitsToDouble", "(J)D");
    } else if (bits == 0 || value == 1) {
      out().visitInsn(bits == 0 ? Opcodes.DCONST_0 : Opcodes.DCONST_1);
    } else {
      out().visitLdcInsn(value);
    }
  }

  /** The default value of a type. */
  void pushDefault(int type) {
    for (int i = 0; i < JavaTypes.count(type); i++) {
      pushDefaultComponent(JavaTypes.component(type));
    }
  }

  private void pushDefaultComponent(int type) {
    switch (type) {
      case TypeCodes.I32 -> push(0);
      case TypeCodes.I64 -> push(0L);
      case TypeCodes.F32 -> pushFloat(0);
      case TypeCodes.F64 -> pushDouble(0);
      case JavaTypes.BYTE_VECTOR -> new ApiCode(this).pushConstant(0, 0);
      default -> out().visitInsn(Opcodes.ACONST_NULL);
    }
  }

  void load(int type, int slot) {
    int component = JavaTypes.component(type);
    int opcode = JavaTypes.opcode(component, Opcodes.ILOAD);
    for (int i = 0; i < JavaTypes.count(type); i++) {
      out().visitVarInsn(opcode, slot + i * JavaTypes.slots(component));
    }
  }

  void store(int type, int slot) {
    int component = JavaTypes.component(type);
    int opcode = JavaTypes.opcode(component, Opcodes.ISTORE);
    for (int i = JavaTypes.count(type) - 1; i >= 0; i--) {
      out().visitVarInsn(opcode, slot + i * JavaTypes.slots(component));
    }
  }

  void loadInstance() {
    out().visitVarInsn(Opcodes.ALOAD, instanceSlot);
  }

  /** Drops a value. */
  void drop(int type) {
    int opcode = JavaTypes.slots(JavaTypes.component(type)) == 1 ? Opcodes.POP : Opcodes.POP2;
    for (int i = 0; i < JavaTypes.count(type); i++) {
      out().visitInsn(opcode);
    }
  }

  /** Doubles a value that is not a vector. */
  void dup(int type) {
    out().visitInsn(JavaTypes.slots(type) == 1 ? Opcodes.DUP : Opcodes.DUP2);
  }

  /** From a number to its bits as a {@code long}. */
  void toBits(int type) {
    switch (type) {
      case TypeCodes.I32 -> op(Opcodes.I2L);
      case TypeCodes.F32 -> {
        invokeStatic("java/lang/Float", "floatToRawIntBits", "(F)I");
        op(Opcodes.I2L);
      }
      case TypeCodes.F64 -> invokeStatic("java/lang/Double", "doubleToRawLongBits", "(D)J");
      default -> {}
    }
  }

  /** From its bits as a {@code long} to a number. */
  void fromBits(int type) {
    switch (type) {
      case TypeCodes.I32 -> op(Opcodes.L2I);
      case TypeCodes.F32 -> {
        op(Opcodes.L2I);
        invokeStatic("java/lang/Float", "intBitsToFloat", "(I)F");
      }
      case TypeCodes.F64 -> invokeStatic("java/lang/Double", "longBitsToDouble", "(J)D");
      default -> {}
    }
  }

  /** From a floating-point number to the integer of the same size with its bits. */
  void toInteger(int type) {
    if (type == TypeCodes.F32) {
      invokeStatic("java/lang/Float", "floatToRawIntBits", "(F)I");
    } else if (type == TypeCodes.F64) {
      invokeStatic("java/lang/Double", "doubleToRawLongBits", "(D)J");
    }
  }

  /** From the bits of a floating-point number in an integer of the same size to that number. */
  void fromInteger(int type) {
    if (type == TypeCodes.F32) {
      invokeStatic("java/lang/Float", "intBitsToFloat", "(I)F");
    } else if (type == TypeCodes.F64) {
      invokeStatic("java/lang/Double", "longBitsToDouble", "(J)D");
    }
  }

  /** From an {@code i32} that is an unsigned number. */
  void zeroExtend() {
    out().visitInsn(Opcodes.I2L);
    out().visitLdcInsn(0xFFFFFFFFL);
    out().visitInsn(Opcodes.LAND);
  }

  void getStatic(String owner, String name, String descriptor) {
    out().visitFieldInsn(Opcodes.GETSTATIC, owner, name, descriptor);
  }

  void getField(String owner, String name, String descriptor) {
    out().visitFieldInsn(Opcodes.GETFIELD, owner, name, descriptor);
  }

  void putField(String owner, String name, String descriptor) {
    out().visitFieldInsn(Opcodes.PUTFIELD, owner, name, descriptor);
  }

  void invokeStatic(String owner, String name, String descriptor) {
    out().visitMethodInsn(Opcodes.INVOKESTATIC, owner, name, descriptor, false);
  }

  void invokeVirtual(String owner, String name, String descriptor) {
    out().visitMethodInsn(Opcodes.INVOKEVIRTUAL, owner, name, descriptor, false);
  }

  void instanceOf(String className) {
    out().visitTypeInsn(Opcodes.INSTANCEOF, className);
  }

  /** Puts an object onto the stack whose constructor has to be invoked. */
  void create(String className) {
    out().visitTypeInsn(Opcodes.NEW, className);
  }

  void invokeConstructor(String owner, String descriptor) {
    out().visitMethodInsn(Opcodes.INVOKESPECIAL, owner, "<init>", descriptor, false);
  }

  void cast(String className) {
    out().visitTypeInsn(Opcodes.CHECKCAST, className);
  }
}
