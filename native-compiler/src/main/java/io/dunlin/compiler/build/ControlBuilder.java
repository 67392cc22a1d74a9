package io.dunlin.compiler.build;

import io.dunlin.compiler.ir.IrBuilder;
import io.dunlin.compiler.ir.IrFunction;
import io.dunlin.compiler.ir.IrOp;
import io.dunlin.compiler.ir.Shape;
import io.dunlin.compiler.object.TrapCode;
import io.dunlin.wasm.binary.Instruction;
import io.dunlin.wasm.validate.CodeState;
import io.dunlin.wasm.validate.Label;

/** Structured control: blocks and branches. */
final class ControlBuilder {
  private final BodyState state;
  private final IrFunction function;
  private final IrBuilder ir;
  private final ValueStack stack;
  private final ControlStack control;
  private final ExceptionBuilder exceptions;

  ControlBuilder(BodyState state, ControlStack control, ExceptionBuilder exceptions) {
    this.state = state;
    this.function = state.function;
    this.ir = state.ir;
    this.stack = state.stack;
    this.control = control;
    this.exceptions = exceptions;
    control.push(ControlEntry.Kind.FUNCTION, 0, state.body.resultTypes());
    interruptCheck();
  }

  private void interruptCheck() {
    if (state.context.options().interruptible()) {
      ir.effect(IrOp.INTERRUPT_CHECK, 0);
    }
  }

  /** Begins a block. */
  void enter(Instruction instruction, CodeState code) {
    if (!code.reachable()) {
      control.push(ControlEntry.Kind.BLOCK, 0, ControlEntry.NO_VALUES).reachable = false;
      return;
    }
    Label label = code.label(0);
    int[] results = label.resultTypes();
    switch (instruction.op()) {
      case BLOCK -> control.push(ControlEntry.Kind.BLOCK, label.height(), results);
      case LOOP -> loop(label);
      case IF -> enterIf(label);
      case TRY -> {
        control.push(ControlEntry.Kind.TRY, label.height(), results);
        control.protect();
      }
      case TRY_TABLE -> {
        ControlEntry entry = control.push(ControlEntry.Kind.TRY_TABLE, label.height(), results);
        exceptions.addClauses(entry, instruction);
      }
      default -> throw new AssertionError(instruction.op());
    }
  }

  private void loop(Label label) {
    int header = function.addBlock();
    control.addParameters(header, label.paramTypes());
    control.passOperands(ir.jump(header));
    ControlEntry entry = control.push(ControlEntry.Kind.LOOP, label.height(), label.resultTypes());
    entry.target = header;
    state.variables.open(header);
    state.startBlock(header);
    stack.truncate(label.height());
    control.pushParameters(header);
    interruptCheck();
  }

  private void enterIf(Label label) {
    int condition = stack.pop();
    int then = function.addBlock();
    int otherwise = function.addBlock();
    ir.branch(condition, then, otherwise);
    ControlEntry entry = control.push(ControlEntry.Kind.IF, label.height(), label.resultTypes());
    entry.elseBlock = otherwise;
    for (int i = label.height(); i < stack.height(); i++) {
      entry.addParameter(stack.at(i));
    }
    state.startBlock(then);
  }

  /** Begins the second arm of an {@code if}. */
  void enterElse(CodeState code) {
    ControlEntry entry = control.innermost();
    if (!entry.reachable) {
      return;
    }
    if (code.reachable()) {
      control.jump(entry);
    }
    beginElse(entry);
  }

  private void beginElse(ControlEntry entry) {
    state.startBlock(entry.elseBlock);
    entry.elseBlock = IrFunction.NONE;
    stack.truncate(entry.height);
    for (int i = 0; i < entry.parameterCount; i++) {
      stack.push(entry.parameters[i]);
    }
  }

  /** Begins a catch of a legacy {@code try}. */
  void enterCatch(Instruction instruction, CodeState code) {
    ControlEntry entry = control.innermost();
    if (!entry.reachable) {
      return;
    }
    if (code.reachable()) {
      control.jump(entry);
    }
    stack.truncate(entry.height);
    exceptions.enterCatch(entry, instruction);
  }

  /** Ends a block. */
  void end(CodeState code) {
    ControlEntry entry = control.innermost();
    if (!entry.reachable) {
      control.pop();
      return;
    }
    boolean falls = code.reachable();
    boolean elseMissing = entry.kind == ControlEntry.Kind.IF && entry.elseBlock != IrFunction.NONE;
    boolean dispatches = exceptions.isPending(entry);
    boolean joins = entry.kind != ControlEntry.Kind.LOOP && entry.target != IrFunction.NONE;
    if (falls && (elseMissing || dispatches || joins)) {
      control.jump(entry);
    }
    if (elseMissing) {
      beginElse(entry);
      control.jump(entry);
    }
    if (dispatches) {
      exceptions.dispatch(entry);
    }
    control.pop();
    leave(entry, falls, code);
  }

  /** Ends a legacy {@code try} whose exceptions go to the handlers of a label. */
  void delegate(Instruction instruction, CodeState code) {
    ControlEntry entry = control.innermost();
    if (entry.reachable && entry.handler != IrFunction.NONE) {
      if (code.reachable()) {
        control.jump(entry);
      }
      exceptions.delegate(entry, instruction.index() + 1);
      control.pop();
      leave(entry, false, code);
    } else {
      control.unprotect();
      end(code);
    }
  }

  /**
   * Goes on behind a block. To the validator a handler can be reached even where nothing throws;
   * what stands behind it is then built in a block to which no edge leads.
   */
  private void leave(ControlEntry entry, boolean falls, CodeState code) {
    if (entry.kind == ControlEntry.Kind.LOOP) {
      state.variables.seal(entry.target, entry.enteredFrom, entry.assignmentsBefore);
    } else if (entry.target != IrFunction.NONE || (!falls && code.reachableAfter())) {
      control.join(entry, control.target(entry));
      stack.truncate(entry.height);
      pushResults(entry);
    }
    if (control.isEmpty() && code.reachableAfter()) {
      leaveFunction();
    }
  }

  /** The block may have got parameters for variables too, but not before it was begun. */
  private void pushResults(ControlEntry entry) {
    for (int i = 0; i < entry.results.length; i++) {
      stack.push(function.parameter(entry.target, i));
    }
  }

  /** Returns the operands on top of the stack. */
  void leaveFunction() {
    int count = function.resultTypes().size();
    int instruction = ir.create(IrOp.RETURN, Shape.I32, 0);
    for (int i = count - 1; i >= 0; i--) {
      function.addOperand(instruction, stack.peek(i));
    }
    ir.place(instruction);
  }

  void br(int label) {
    ControlEntry entry = control.label(label);
    if (entry.kind == ControlEntry.Kind.FUNCTION) {
      leaveFunction();
    } else {
      control.jump(entry);
    }
  }

  void brIf(int label) {
    int condition = stack.pop();
    int next = function.addBlock();
    int edge = ir.branch(condition, control.target(control.label(label)), next);
    control.passOperands(edge);
    state.startBlock(next);
  }

  void brTable(Instruction instruction) {
    int index = stack.pop();
    int table = ir.create(IrOp.SWITCH, Shape.I32, 0);
    function.addOperand(table, index);
    ir.place(table);
    for (int i = 0; i <= instruction.count(); i++) {
      ControlEntry entry = control.label(instruction.label(i));
      control.passOperands(function.addEdge(table, control.target(entry)));
    }
  }

  /** Branches with the operands below a reference if it is null, else keeps the reference. */
  void brOnNull(int label) {
    int reference = stack.pop();
    int next = function.addBlock();
    int edge = ir.branch(state.isZero(reference), control.target(control.label(label)), next);
    control.passOperands(edge);
    state.startBlock(next);
    stack.push(reference);
  }

  /** Branches if a condition about the reference on top of the stack holds; it stays there. */
  void brOn(int condition, int label) {
    int next = function.addBlock();
    int edge = ir.branch(condition, control.target(control.label(label)), next);
    control.passOperands(edge);
    state.startBlock(next);
  }

  void unreachable() {
    ir.trap(TrapCode.UNREACHABLE);
  }
}
