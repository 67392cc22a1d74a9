package io.dunlin.interpreter.lower;

import io.dunlin.interpreter.code.Code;
import io.dunlin.wasm.binary.Instruction;
import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.type.TypeCodes;
import io.dunlin.wasm.validate.CodeState;
import io.dunlin.wasm.validate.FunctionContext;
import io.dunlin.wasm.validate.Label;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Turns structured control into jumps.
 *
 * <p>Where control paths join, the values that a label carries are in their own slots, at the
 * height of the label. Constants below that height may stay constants, for they are the same on
 * every path.
 */
final class ControlLowering {
  private final ModuleLowering module;
  private final CodeBuffer code;
  private final VirtualStack stack;
  private final Operands operands;
  private final Frame frame;
  private final FunctionContext function;
  private final ExceptionLowering exceptions;
  private final Conditions conditions;
  private final List<ControlEntry> entries = new ArrayList<>();
  private int depth;

  ControlLowering(
      ModuleLowering module,
      CodeBuffer code,
      VirtualStack stack,
      Operands operands,
      Frame frame,
      FunctionContext function,
      ExceptionLowering exceptions) {
    this.module = module;
    this.code = code;
    this.stack = stack;
    this.operands = operands;
    this.frame = frame;
    this.function = function;
    this.exceptions = exceptions;
    this.conditions = new Conditions(code, stack, operands);
    ControlEntry body = push();
    body.isFunction = true;
    body.results = function.resultTypes();
  }

  private ControlEntry push() {
    if (depth == entries.size()) {
      entries.add(new ControlEntry());
    }
    ControlEntry entry = entries.get(depth++);
    entry.isLoop = false;
    entry.isFunction = false;
    entry.branches = ControlEntry.NONE;
    entry.elseBranch = ControlEntry.NONE;
    entry.trampolineTable = ControlEntry.NONE;
    entry.protectedEnd = ControlEntry.NONE;
    entry.caughtIndex = ControlEntry.NONE;
    entry.handlers.clear();
    entry.clauses.clear();
    entry.written = frame.mark();
    return entry;
  }

  private ControlEntry target(int label) {
    return entries.get(depth - 1 - label);
  }

  /** Lowers an instruction if it is one of control; says whether it is. */
  boolean lower(Instruction instruction, CodeState state) {
    switch (instruction.op()) {
      case NOP:
        return true;
      case BLOCK:
      case LOOP:
      case IF:
      case TRY:
        enter(instruction.op(), state);
        return true;
      case TRY_TABLE:
        enter(instruction.op(), state);
        if (state.reachable()) {
          catchClauses(instruction);
        }
        return true;
      case CATCH:
      case CATCH_ALL:
        nextCatch(instruction, state);
        return true;
      case DELEGATE:
        delegate(instruction, state);
        return true;
      case RETHROW:
        if (state.reachable()) {
          exceptions.rethrow(target(instruction.index()), instruction.offset());
        }
        return true;
      case ELSE:
        nextArm(state);
        return true;
      case END:
        leave(state);
        return true;
      case BR:
        if (state.reachable()) {
          branch(target(instruction.index()));
          code.mark(instruction.offset());
        }
        return true;
      case BR_IF:
        if (state.reachable()) {
          branchIf(target(instruction.index()));
          code.mark(instruction.offset());
        }
        return true;
      case BR_TABLE:
        if (state.reachable()) {
          branchTable(instruction);
        }
        return true;
      case BR_ON_NULL:
      case BR_ON_NON_NULL:
      case BR_ON_CAST:
      case BR_ON_CAST_FAIL:
        if (state.reachable()) {
          branchOnReference(instruction, state);
          code.mark(instruction.offset());
        }
        return true;
      case RETURN:
        if (state.reachable()) {
          branch(entries.get(0));
        }
        return true;
      default:
        return false;
    }
  }

  private void enter(Op op, CodeState state) {
    if (!state.reachable()) {
      ControlEntry dead = push();
      dead.height = stack.height();
      return;
    }
    Label label = state.label(0);
    int parameters = label.paramTypes().length;
    int elseBranch = ControlEntry.NONE;
    if (op == Op.IF) {
      int condition = stack.height() - 1;
      operands.settleUnder(condition, parameters);
      elseBranch = conditions.branchUnless(condition);
      stack.pop();
    } else {
      operands.settleForControl(stack.height(), parameters);
    }
    ControlEntry entry = push();
    entry.height = label.height();
    entry.parameters = label.paramTypes();
    entry.results = label.resultTypes();
    entry.elseBranch = elseBranch;
    if (op == Op.LOOP) {
      entry.isLoop = true;
      entry.start = code.size();
    }
    code.barrier();
    entry.protectedStart = code.size();
  }

  /** The labels of the clauses are counted from outside the block, which has been entered. */
  private void catchClauses(Instruction instruction) {
    ControlEntry block = target(0);
    for (int i = 0; i < instruction.count(); i++) {
      block.clauses.add(exceptions.clause(instruction, i, target(instruction.catchLabel(i) + 1)));
    }
  }

  private void nextCatch(Instruction instruction, CodeState state) {
    ControlEntry entry = target(0);
    if (entry.protectedEnd == ControlEntry.NONE) {
      entry.protectedEnd = code.size();
      exceptions.enterFirstCatch(entry);
    }
    if (state.reachable()) {
      arrive(entry);
      jump(entry);
    }
    frame.forgetSince(entry.written);
    stack.truncate(entry.height);
    if (state.reachableAfter()) {
      exceptions.catchHere(entry, depth - 1, instruction, state);
    }
    code.barrier();
  }

  private void delegate(Instruction instruction, CodeState state) {
    ControlEntry entry = target(0);
    if (Objects.requireNonNull(state.closed()).reachableAtEntry()) {
      exceptions.delegate(entry, depth - 1, depth - 2 - instruction.index());
    }
    leave(state);
  }

  private void nextArm(CodeState state) {
    ControlEntry entry = target(0);
    if (state.reachable()) {
      arrive(entry);
      jump(entry);
    }
    frame.forgetSince(entry.written);
    stack.truncate(entry.height);
    if (state.reachableAfter()) {
      bind(entry.elseBranch);
      entry.elseBranch = ControlEntry.NONE;
      pushAll(entry.parameters);
    }
    code.barrier();
  }

  private void leave(CodeState state) {
    ControlEntry entry = target(0);
    boolean isIf = entry.elseBranch != ControlEntry.NONE;
    if (entry.isFunction) {
      if (state.reachable()) {
        functionReturn();
      }
      if (!entry.handlers.isEmpty()) {
        exceptions.bind(entry);
        code.emit(Code.RETURN, 0, 0, frame.recordSlot());
      }
      depth--;
      return;
    }
    exceptions.leave(entry, depth - 1);
    if (state.reachable()) {
      arrive(entry);
    }
    if (isIf) {
      bind(entry.elseBranch);
    }
    if (isIf || entry.branches != ControlEntry.NONE || !entry.handlers.isEmpty()) {
      frame.forgetSince(entry.written);
      code.barrier();
    }
    if (!entry.isLoop) {
      bindAll(entry.branches);
      exceptions.bind(entry);
    }
    depth--;
    stack.truncate(entry.height);
    if (state.reachableAfter()) {
      pushAll(entry.results);
    }
  }

  private void pushAll(int[] types) {
    for (int type : types) {
      stack.push(type);
    }
  }

  /** The results are on top of the stack, and the end follows. */
  private void arrive(ControlEntry entry) {
    operands.settle(stack.height() - entry.results.length, stack.height());
  }

  private void bindAll(int last) {
    int at = last;
    while (at != ControlEntry.NONE) {
      int before = code.distance(at);
      bind(at);
      at = before;
    }
  }

  /** Lets the branch with this operand jump here. */
  private void bind(int at) {
    if (at != ControlEntry.NONE) {
      code.setDistance(at, code.size() - (at + 1));
      code.barrier();
    }
  }

  /** Emits a jump to a label whose values are in place. */
  private void jump(ControlEntry entry) {
    connect(entry, code.emit(Code.BR, 0, 0, 0));
    code.barrier();
  }

  /** Gives a branch its target, now or when the label is bound. */
  private void connect(ControlEntry entry, int operand) {
    if (entry.isLoop) {
      code.setDistance(operand, entry.start - (operand + 1));
    } else {
      code.setDistance(operand, entry.branches);
      entry.branches = operand;
    }
  }

  private void branch(ControlEntry entry) {
    if (entry.isFunction) {
      functionReturn();
      return;
    }
    moveTo(entry);
    jump(entry);
  }

  private void branchIf(ControlEntry entry) {
    int condition = stack.height() - 1;
    if (!entry.isFunction && inPlace(entry, condition)) {
      int operand = conditions.branchIf(condition);
      stack.pop();
      connect(entry, operand);
    } else {
      int skip = conditions.branchUnless(condition);
      stack.pop();
      branchAndStay(entry);
      bind(skip);
    }
    code.barrier();
  }

  /** Branches on a path of its own; what is on the stack stays as it is for the other path. */
  private void branchAndStay(ControlEntry entry) {
    if (entry.isFunction) {
      functionReturn();
      return;
    }
    moveTo(entry);
    jump(entry);
  }

  private void branchOnReference(Instruction instruction, CodeState state) {
    ControlEntry entry = target(instruction.index());
    int at = stack.height() - 1;
    int slot = operands.slot(at);
    switch (instruction.op()) {
      case BR_ON_NULL:
        boolean isLocal = stack.kind(at) == VirtualStack.LOCAL;
        stack.pop();
        branchOnReference(entry, Code.BR_ON_NULL, Code.BR_ON_NON_NULL, slot, 0);
        stack.push(state.type(at));
        if (isLocal) {
          stack.setLocal(at, slot);
        }
        break;
      case BR_ON_NON_NULL:
        branchOnReference(entry, Code.BR_ON_NON_NULL, Code.BR_ON_NULL, slot, 0);
        stack.pop();
        break;
      default:
        int type = module.canonicalType(instruction.typeCode2());
        boolean onCast = instruction.op() == Op.BR_ON_CAST;
        branchOnReference(
            entry,
            onCast ? Code.BR_ON_CAST : Code.BR_ON_CAST_FAIL,
            onCast ? Code.BR_ON_CAST_FAIL : Code.BR_ON_CAST,
            slot,
            type);
        stack.setType(at, state.type(at));
    }
  }

  /** Branches with what is on the stack, by an operation of which another is the opposite. */
  private void branchOnReference(
      ControlEntry entry, int operation, int opposite, int slot, int type) {
    if (!entry.isFunction && inPlace(entry, stack.height())) {
      connect(entry, code.emit(operation, slot, type, 0));
    } else {
      int skip = code.emit(opposite, slot, type, 0);
      code.barrier();
      branchAndStay(entry);
      bind(skip);
    }
    code.barrier();
  }

  private void branchTable(Instruction instruction) {
    int index = operands.slot(stack.height() - 1);
    stack.pop();
    int count = instruction.count();
    int arity = target(instruction.label(count)).branchTypes().length;
    // Every target finds the values where its trampoline expects them.
    operands.settle(stack.height() - arity, stack.height());
    code.emit(Code.BR_TABLE, index, count, 0);
    int table = code.size();
    for (int i = 0; i <= count; i++) {
      code.emitData(0);
    }
    code.mark(instruction.offset());
    for (int i = 0; i <= count; i++) {
      ControlEntry entry = target(instruction.label(i));
      int operand = table + i;
      if (!entry.isFunction && inPlace(entry, stack.height())) {
        connect(entry, operand);
      } else {
        if (entry.trampolineTable != table) {
          entry.trampolineTable = table;
          entry.trampoline = code.size();
          code.barrier();
          branchAndStay(entry);
        }
        code.setDistance(operand, entry.trampoline - (operand + 1));
      }
    }
    code.barrier();
  }

  /** Whether the values that the label carries are, below this height, where it expects them. */
  private boolean inPlace(ControlEntry entry, int height) {
    int arity = entry.branchTypes().length;
    if (arity == 0) {
      return true;
    }
    if (height - arity != entry.height) {
      return false;
    }
    for (int at = entry.height; at < height; at++) {
      if (stack.kind(at) != VirtualStack.SLOT) {
        return false;
      }
    }
    return true;
  }

  /** Copies the values that the label carries to where it expects them. */
  private void moveTo(ControlEntry entry) {
    int[] types = entry.branchTypes();
    int from = stack.height() - types.length;
    int target = stack.slotAt(entry.height);
    for (int i = 0; i < types.length; i++) {
      operands.store(from + i, target);
      target += TypeCodes.slots(types[i]);
    }
  }

  private void functionReturn() {
    int[] types = function.resultTypes();
    int from = stack.height() - types.length;
    if (types.length == 1 && !TypeCodes.isReference(types[0]) && TypeCodes.slots(types[0]) == 1) {
      code.emit(Code.RETURN_VALUE, 0, operands.slotWithoutNote(from), frame.recordSlot());
      code.barrier();
      return;
    }
    if (types.length > 1) {
      // Results take the place of parameters, which other results may come from.
      operands.compute(from, stack.height());
    }
    int target = 0;
    for (int i = 0; i < types.length; i++) {
      if (types.length > 1) {
        operands.storeComputed(from + i, target);
      } else {
        operands.store(from + i, target);
      }
      target += TypeCodes.slots(types[i]);
    }
    code.emit(Code.RETURN, 0, 0, frame.recordSlot());
    code.barrier();
  }
}
