package io.dunlin.bytecode.emit;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Writes the instructions of a Java method with labels, each of which has a frame. */
final class FramedCode extends JavaCode {
  private final MethodVisitor out;
  private final Locals locals;
  private final OperandStack stack;

  /**
   * The frame of the labels that were placed since the last instruction. Of several the last one
   * counts: control falls through to it from the others, so it claims the least.
   */
  private @Nullable List<Object> frameLocals;

  private List<Object> frameStack = List.of();

  FramedCode(MethodVisitor out, Locals locals, OperandStack stack) {
    super(out, locals.instanceSlot());
    this.out = out;
    this.locals = locals;
    this.stack = stack;
  }

  /** Places a label where Java's stack holds what {@link OperandStack} says. */
  void place(Label label) {
    out.visitLabel(label);
    frameStack = new ArrayList<>();
    for (int i = 0; i < stack.size(); i++) {
      Locals.add(frameStack, stack.type(i));
    }
    frameLocals = locals.frame(true);
  }

  /** Places a label at the entry, where only arguments hold values. */
  void placeAtEntry(Label label) {
    out.visitLabel(label);
    frameStack = List.of();
    frameLocals = locals.frame(false);
  }

  @Override
  MethodVisitor out() {
    if (frameLocals != null) {
      out.visitFrame(
          Opcodes.F_NEW,
          frameLocals.size(),
          frameLocals.toArray(),
          frameStack.size(),
          frameStack.toArray());
      frameLocals = null;
    }
    return out;
  }
}
