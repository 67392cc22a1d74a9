package io.dunlin.interpreter.dispatch;

import io.dunlin.spi.trap.TrapFrame;
import java.util.Objects;

/** Goes from a frame of an activation to those of its callers. */
final class FrameCursor {
  private final ExecutionStack stack;

  /** The instance whose function the frame belongs to. */
  InterpretedInstance instance;

  /** The function's index. */
  int index;

  /** The first slot of the frame. */
  int fp;

  /** The instruction that the function has reached. */
  Node node;

  /** Begins with the frame that is executed. */
  FrameCursor(ExecutionStack stack, Node node) {
    this.stack = stack;
    this.instance = stack.instance;
    this.index = stack.index;
    this.fp = stack.fp;
    this.node = node;
  }

  /** The code of the function. */
  ThreadedCode code() {
    return Objects.requireNonNull(instance.code[index]);
  }

  /** What a backtrace has of the frame. */
  TrapFrame describe() {
    return new TrapFrame(instance.module(), index, node.offset);
  }

  /** Goes on to the caller; says whether there is one in this activation. */
  boolean toCaller() {
    int recordSlot = fp + code().recordSlot;
    long record = stack.slots[recordSlot];
    if (record == ExecutionStack.EXIT) {
      return false;
    }
    if (record < 0) {
      instance = (InterpretedInstance) Objects.requireNonNull(stack.references[recordSlot]);
    }
    index = ExecutionStack.caller(record);
    node = code().nodes[(int) record - 2];
    fp -= node.a;
    return true;
  }
}
