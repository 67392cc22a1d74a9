package io.dunlin.bytecode.emit;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Counts the bytes of instructions instead of writing them; where it depends, the most. */
final class CodeSize extends MethodVisitor {
  private static final int WIDE = 4;
  private static final int INVOKE = 5;
  private static final int SWITCH = 16;

  /** A conditional jump that is too far becomes its negation and a far jump. */
  private static final int FAR_JUMP = 8;

  /**
   * What HotSpot inlines for each structure: constructors, and looking whether memory is counted.
   * It inlines nothing more into a method that has 8,000 bytes with what was inlined before.
   */
  private static final int CONSTRUCTOR = 60;

  private int bytes;

  CodeSize() {
    super(Opcodes.ASM9);
  }

  /** So many so far. */
  int bytes() {
    return bytes;
  }

  @Override
  public void visitInsn(int opcode) {
    bytes++;
  }

  @Override
  public void visitIntInsn(int opcode, int operand) {
    bytes += opcode == Opcodes.SIPUSH ? 3 : 2;
  }

  @Override
  public void visitVarInsn(int opcode, int slot) {
    bytes += slot < 4 ? 1 : slot < 256 ? 2 : WIDE;
  }

  @Override
  public void visitTypeInsn(int opcode, String type) {
    bytes += 3;
  }

  @Override
  public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
    bytes += 3;
  }

  @Override
  public void visitMethodInsn(
      int opcode, String owner, String name, String descriptor, boolean isInterface) {
    switch (opcode) {
      case Opcodes.INVOKEINTERFACE -> bytes += INVOKE;
      case Opcodes.INVOKESPECIAL -> bytes += CONSTRUCTOR;
      default -> bytes += 3;
    }
  }

  @Override
  public void visitInvokeDynamicInsn(
      String name, String descriptor, Handle bootstrap, Object... arguments) {
    bytes += INVOKE;
  }

  @Override
  public void visitJumpInsn(int opcode, Label label) {
    bytes += opcode == Opcodes.GOTO ? INVOKE : FAR_JUMP;
  }

  @Override
  public void visitLdcInsn(Object value) {
    bytes += 3;
  }

  @Override
  public void visitIincInsn(int slot, int amount) {
    bytes += slot < 256 && amount == (byte) amount ? 3 : 6;
  }

  @Override
  public void visitTableSwitchInsn(int min, int max, Label otherwise, Label... labels) {
    bytes += SWITCH + 4 * labels.length;
  }

  @Override
  public void visitLookupSwitchInsn(Label otherwise, int[] keys, Label[] labels) {
    bytes += SWITCH + 8 * keys.length;
  }

  @Override
  public void visitMultiANewArrayInsn(@Nullable String descriptor, int dimensions) {
    bytes += WIDE;
  }
}
