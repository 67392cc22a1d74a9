package io.dunlin.bytecode.emit;

import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Computes numbers where they would be constants of the class, which may have only 65,535 of them.
 * HotSpot folds what is computed.
 */
final class InlineConstants extends MethodVisitor {
  InlineConstants(MethodVisitor out) {
    super(Opcodes.ASM9, out);
  }

  @Override
  public void visitLdcInsn(Object value) {
    if (value instanceof Integer number) {
      push(number);
    } else if (value instanceof Long number) {
      push(number);
    } else if (value instanceof Float number) {
      push(Float.floatToRawIntBits(number));
      convert("java/lang/Float", "intBitsToFloat", "(I)F");
    } else if (value instanceof Double number) {
      push(Double.doubleToRawLongBits(number));
      convert("java/lang/Double", "longBitsToDouble", "(J)D");
    } else {
      super.visitLdcInsn(value);
    }
  }

  private void push(int value) {
    int low = (short) value;
    if (low == value) {
      super.visitIntInsn(Opcodes.SIPUSH, value);
      return;
    }
    super.visitIntInsn(Opcodes.SIPUSH, (value - low) >> Short.SIZE);
    super.visitIntInsn(Opcodes.BIPUSH, Short.SIZE);
    super.visitInsn(Opcodes.ISHL);
    if (low != 0) {
      super.visitIntInsn(Opcodes.SIPUSH, low);
      super.visitInsn(Opcodes.IADD);
    }
  }

  private void push(long value) {
    long low = (int) value;
    if (low != value) {
      push((int) ((value - low) >> Integer.SIZE));
      super.visitInsn(Opcodes.I2L);
      super.visitIntInsn(Opcodes.BIPUSH, Integer.SIZE);
      super.visitInsn(Opcodes.LSHL);
    }
    push((int) low);
    super.visitInsn(Opcodes.I2L);
    if (low != value) {
      super.visitInsn(Opcodes.LADD);
    }
  }

  private void convert(String owner, String name, String descriptor) {
    super.visitMethodInsn(Opcodes.INVOKESTATIC, owner, name, descriptor, false);
  }
}
