package io.dunlin.compiler.build;

import io.dunlin.compiler.ir.IrFunction;
import io.dunlin.compiler.ir.IrType;
import java.util.ArrayList;
import java.util.List;

/** The labels that are in scope, and branches to them. */
final class ControlStack {
  private final BodyState state;
  private final IrFunction function;
  private final ValueStack stack;
  private final List<ControlEntry> entries = new ArrayList<>();
  private int depth;

  ControlStack(BodyState state) {
    this.state = state;
    function = state.function;
    stack = state.stack;
  }

  ControlEntry push(ControlEntry.Kind kind, int height, int[] results) {
    if (depth == entries.size()) {
      entries.add(new ControlEntry());
    }
    ControlEntry entry = entries.get(depth++);
    entry.reset(kind, height, results);
    entry.enteredFrom = state.ir.block();
    entry.assignmentsBefore = state.variables.assignments();
    entry.protector = depth > 1 ? entries.get(depth - 2).protector : IrFunction.NONE;
    return entry;
  }

  ControlEntry pop() {
    return entries.get(--depth);
  }

  ControlEntry innermost() {
    return entries.get(depth - 1);
  }

  /** The entry of a label. */
  ControlEntry label(int label) {
    return entries.get(depth - 1 - label);
  }

  boolean isEmpty() {
    return depth == 0;
  }

  /** What is thrown inside of the innermost block is caught there from now on. */
  void protect() {
    innermost().protector = depth - 1;
  }

  /** What is thrown inside of the innermost block goes further out from now on. */
  void unprotect() {
    innermost().protector = depth > 1 ? entries.get(depth - 2).protector : IrFunction.NONE;
  }

  /**
   * Where what is thrown at the label goes; or -1. The block takes the exception, and the offset of
   * the instruction of this function that has thrown it, or -1 if that was a call.
   */
  int handlerAt(int label) {
    int protector = label(label).protector;
    if (protector == IrFunction.NONE) {
      return IrFunction.NONE;
    }
    return handler(entries.get(protector));
  }

  /** The block in which a block's exceptions arrive. */
  int handler(ControlEntry entry) {
    if (entry.handler == IrFunction.NONE) {
      entry.handler = function.addBlock();
      function.addParameter(entry.handler, IrType.I32);
      function.addParameter(entry.handler, IrType.I32);
      function.setCold(entry.handler);
    }
    return entry.handler;
  }

  /** Goes on in a block to which all control paths come from inside of the entry's block. */
  void join(ControlEntry entry, int block) {
    state.variables.join(block, entry.enteredFrom, entry.assignmentsBefore);
    state.startBlock(block);
  }

  /** Where branches to a label lead. */
  int target(ControlEntry entry) {
    if (entry.target == IrFunction.NONE) {
      entry.target = function.addBlock();
      addParameters(entry.target, entry.results);
    }
    return entry.target;
  }

  void addParameters(int block, int[] types) {
    for (int type : types) {
      function.addParameter(block, state.context.type(type));
    }
  }

  /** Jumps to a label with the operands that it takes, which stay on the stack. */
  void jump(ControlEntry entry) {
    passOperands(state.ir.jump(target(entry)));
  }

  /** Gives an edge the operands on top of the stack as arguments. */
  void passOperands(int edge) {
    int count = function.parameterCount(function.target(edge));
    for (int i = count - 1; i >= 0; i--) {
      function.addArgument(edge, stack.peek(i));
    }
  }

  void pushParameters(int block) {
    int count = function.parameterCount(block);
    for (int i = 0; i < count; i++) {
      stack.push(function.parameter(block, i));
    }
  }
}
