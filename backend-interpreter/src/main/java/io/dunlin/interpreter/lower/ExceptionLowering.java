package io.dunlin.interpreter.lower;

import io.dunlin.interpreter.code.Code;
import io.dunlin.interpreter.code.Handler;
import io.dunlin.wasm.binary.Instruction;
import io.dunlin.wasm.module.WasmModule;
import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.type.ValType;
import io.dunlin.wasm.validate.CodeState;
import java.util.ArrayList;
import java.util.List;

/**
 * Throwing and catching. Code that throws nothing runs as if there were no handlers: they stand in
 * a table beside it, and the operands below a label are in their slots whenever it can be reached.
 *
 * <p>The legacy {@code catch} keeps its exception for {@code rethrow} in a hidden slot behind all
 * others; how many slots those are is known only at the end.
 */
final class ExceptionLowering {
  private final WasmModule module;
  private final CodeBuffer code;
  private final VirtualStack stack;
  private final Operands operands;
  private final Frame frame;
  private final List<Handler> handlers = new ArrayList<>();

  /** The places of instructions whose operand is the index of a hidden slot. */
  private final List<Integer> rethrows = new ArrayList<>();

  private final List<Integer> rethrown = new ArrayList<>();
  private int openCatches;
  private int hiddenSlots;

  ExceptionLowering(
      WasmModule module, CodeBuffer code, VirtualStack stack, Operands operands, Frame frame) {
    this.module = module;
    this.code = code;
    this.stack = stack;
    this.operands = operands;
    this.frame = frame;
  }

  /** A clause of a {@code try_table}, before it is known which code it is for. */
  record Clause(ControlEntry label, int tag, int payloadSlot, int exceptionSlot) {}

  /** Lowers {@code throw} and {@code throw_ref}. */
  void lower(Instruction instruction, CodeState state) {
    if (instruction.op() == Op.THROW) {
      int first = stack.height() - state.operandCount();
      operands.settle(first, stack.height());
      int slot = stack.slotAt(first);
      stack.truncate(first);
      code.emit(Code.THROW, slot, instruction.index(), 0);
    } else {
      int reference = operands.slot(stack.height() - 1);
      stack.pop();
      code.emit(Code.THROW_REF, reference, 0, 0);
    }
    code.mark(instruction.offset());
    code.barrier();
  }

  /** Lowers {@code rethrow} of what the block's catch has caught. */
  void rethrow(ControlEntry block, int offset) {
    rethrows.add(code.size());
    rethrown.add(block.caughtIndex);
    code.emit(Code.THROW_REF, 0, 0, 0);
    code.mark(offset);
    code.barrier();
  }

  /** A catch clause of a {@code try_table}. */
  Clause clause(Instruction instruction, int index, ControlEntry label) {
    int kind = instruction.catchKind(index);
    boolean tagged = kind == Instruction.CATCH || kind == Instruction.CATCH_REF;
    boolean withReference = kind == Instruction.CATCH_REF || kind == Instruction.CATCH_ALL_REF;
    int payloadSlot = label.isFunction ? 0 : stack.slotAt(label.height);
    int slot = payloadSlot;
    if (tagged) {
      int typeIndex = module.tagTypes().get(instruction.catchTag(index)).typeIndex();
      for (ValType type : module.funcType(typeIndex).params()) {
        slot += type.slots();
        if (type.isReference()) {
          frame.noteReference();
        }
      }
    }
    if (withReference) {
      frame.noteReference();
    }
    return new Clause(
        label,
        tagged ? instruction.catchTag(index) : Handler.ANY,
        payloadSlot,
        withReference ? slot : Handler.NONE);
  }

  /** The first {@code catch} of a legacy {@code try} begins. */
  void enterFirstCatch(ControlEntry block) {
    block.caughtIndex = openCatches++;
    hiddenSlots = Math.max(hiddenSlots, openCatches);
  }

  /** The code of a legacy {@code catch} begins here; what it has caught is on the stack. */
  void catchHere(ControlEntry block, int depth, Instruction instruction, CodeState state) {
    int payloadSlot = stack.slotAt(block.height);
    for (int at = block.height; at < state.heightAfter(); at++) {
      stack.push(state.type(at));
    }
    frame.noteReference();
    int tag = instruction.op() == Op.CATCH ? instruction.index() : Handler.ANY;
    add(block, depth, tag, payloadSlot, hidden(block.caughtIndex), code.size());
  }

  /** A hidden slot in place of a slot; used both ways. */
  private static int hidden(int slot) {
    return Handler.NONE - 1 - slot;
  }

  /** What the block throws goes to the handlers of a block further out. */
  void delegate(ControlEntry block, int depth, int outerDepth) {
    block.protectedEnd = code.size();
    add(block, depth, Handler.DELEGATE, 0, Handler.NONE, outerDepth);
  }

  /** A block ends. */
  void leave(ControlEntry block, int depth) {
    if (!block.clauses.isEmpty()) {
      block.protectedEnd = code.size();
    }
    for (Clause clause : block.clauses) {
      ControlEntry label = clause.label;
      if (!label.isLoop) {
        label.handlers.add(handlers.size());
      }
      add(block, depth, clause.tag, clause.payloadSlot, clause.exceptionSlot, label.start);
    }
    if (block.caughtIndex != ControlEntry.NONE) {
      openCatches--;
    }
  }

  private void add(
      ControlEntry block, int depth, int tag, int payloadSlot, int exceptionSlot, int target) {
    handlers.add(
        new Handler(
            block.protectedStart,
            block.protectedEnd,
            depth,
            tag,
            payloadSlot,
            exceptionSlot,
            target));
  }

  /** The end of the block, where exceptions may arrive, is here. */
  void bind(ControlEntry block) {
    for (int index : block.handlers) {
      handlers.set(index, handlers.get(index).withTarget(code.size()));
      code.barrier();
    }
  }

  /** The number of slots behind all others that hold what legacy catches have caught. */
  int hiddenSlots() {
    return hiddenSlots;
  }

  /** Lets instructions name the hidden slots, the first of which is this one. */
  void placeHiddenSlots(int first) {
    for (int i = 0; i < rethrows.size(); i++) {
      code.setFirst(rethrows.get(i), first + rethrown.get(i));
    }
    for (int i = 0; i < handlers.size(); i++) {
      Handler handler = handlers.get(i);
      if (handler.exceptionSlot() < Handler.NONE) {
        handlers.set(i, handler.withExceptionSlot(first + hidden(handler.exceptionSlot())));
      }
    }
  }

  /** The handlers, moved by the length of a prologue. */
  List<Handler> handlers(int prologueLength) {
    List<Handler> moved = new ArrayList<>();
    for (Handler handler : handlers) {
      moved.add(handler.moved(prologueLength));
    }
    return moved;
  }
}
