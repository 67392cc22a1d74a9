package io.dunlin.interpreter.dispatch;

import io.dunlin.interpreter.code.Code;
import io.dunlin.interpreter.code.Form;
import io.dunlin.spi.gc.ObjectSizes;
import io.dunlin.spi.store.ExceptionInstance;
import io.dunlin.spi.store.FunctionInstance;
import io.dunlin.spi.store.TagInstance;
import io.dunlin.spi.trap.TrapCode;
import io.dunlin.spi.trap.TrapException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Calls, returns, and everything else that moves on in a way of its own. */
final class ControlNodes {
  private ControlNodes() {}

  /** The node for an operation that no other family has. */
  static Node create(int operation, long[] code, int at) {
    switch (operation) {
      case Code.CALL:
        return new Call(code, at);
      case Code.CALL_INDIRECT:
        return new CallIndirect(code, at);
      case Code.CALL_IMPORT:
        return new CallImport(code, at);
      case Code.CALL_REF:
        return new CallReference(code, at);
      case Code.TAIL_CALL:
      case Code.TAIL_CALL_INDIRECT:
      case Code.TAIL_CALL_REF:
        return new TailCall(code, at, operation);
      case Code.THROW:
        return new Throw(code, at);
      case Code.THROW_REF:
        return new ThrowReference(code, at);
      case Code.RETURN:
        return new Return(code, at);
      case Code.RETURN_VALUE:
        return new ReturnValue(code, at);
      case Code.BR_TABLE:
        return new BranchTable(code, at);
      case Code.CONST64:
        return new Constant(code, at);
      case Code.FUEL:
        return new Fuel(code, at);
      default:
        return operation < Code.LOAD
            ? new Numeric(code, at, operation)
            : new Rare(code, at, operation);
    }
  }

  /** A call of a function of the instance. */
  static final class Call extends Node {
    /** The place of the node behind the call, which the return record holds. */
    private int place;

    Call(long[] code, int at) {
      super(code, at);
    }

    @Override
    void link(Node[] nodes, int at) {
      super.link(nodes, at);
      place = at + 2;
    }

    @Override
    int placeBehind() {
      return place;
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      ThreadedCode callee = state.instance.code[b];
      int frame = fp + a;
      long record = ((long) state.index << 32) | place;
      if (callee == null || frame + callee.frameSlots > slots.length) {
        return state.enterFrame(state.instance, b, frame, record);
      }
      state.noteCall();
      slots[frame + callee.recordSlot] = record;
      state.index = b;
      state.fp = frame;
      return callee.entry;
    }
  }

  /** A call of a function from a table. */
  static final class CallIndirect extends WideNode {
    private int place;

    CallIndirect(long[] code, int at) {
      super(code, at);
    }

    @Override
    void link(Node[] nodes, int at) {
      super.link(nodes, at);
      place = at + 2;
    }

    @Override
    int placeBehind() {
      return place;
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      InterpretedInstance instance = state.instance;
      int element = (int) slots[fp + d];
      int frame = fp + a;
      long record = ((long) state.index << 32) | place;
      FunctionInstance target = instance.tables[b].function(element);
      if (target instanceof InterpretedFunction function) {
        ThreadedCode callee = function.code;
        if (callee != null
            && function.typeId() == c
            && function.instance == instance
            && frame + callee.frameSlots <= slots.length) {
          state.noteCall();
          slots[frame + callee.recordSlot] = record;
          state.index = function.index;
          state.fp = frame;
          return callee.entry;
        }
      }
      return state.call(state.checkIndirect(b, element, c), frame, place, next);
    }
  }

  /** A call of an imported function. */
  static final class CallImport extends Node {
    private int place;

    CallImport(long[] code, int at) {
      super(code, at);
    }

    @Override
    void link(Node[] nodes, int at) {
      super.link(nodes, at);
      place = at + 2;
    }

    @Override
    int placeBehind() {
      return place;
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return state.call(state.instance.function(b), fp + a, place, next);
    }
  }

  /** A call of a function reference. */
  static final class CallReference extends Node {
    private int place;

    CallReference(long[] code, int at) {
      super(code, at);
    }

    @Override
    void link(Node[] nodes, int at) {
      super.link(nodes, at);
      place = at + 2;
    }

    @Override
    int placeBehind() {
      return place;
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      FunctionInstance target = nonNull(state.references[fp + b]);
      int frame = fp + a;
      if (target instanceof InterpretedFunction function) {
        ThreadedCode callee = function.code;
        if (callee != null
            && function.instance == state.instance
            && frame + callee.frameSlots <= slots.length) {
          state.noteCall();
          slots[frame + callee.recordSlot] = ((long) state.index << 32) | place;
          state.index = function.index;
          state.fp = frame;
          return callee.entry;
        }
      }
      return state.call(target, frame, place, next);
    }
  }

  private static FunctionInstance nonNull(@Nullable Object reference) {
    if (reference == null) {
      throw new TrapException(TrapCode.NULL_FUNCTION_REFERENCE);
    }
    return (FunctionInstance) reference;
  }

  /** A call that replaces the frame. */
  static final class TailCall extends WideNode {
    private final int operation;

    TailCall(long[] code, int at, int operation) {
      super(code, at);
      this.operation = operation;
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      // Tail calls make loops as well.
      state.checkStop();
      FunctionInstance target;
      switch (operation) {
        case Code.TAIL_CALL:
          target = state.instance.function(b);
          break;
        case Code.TAIL_CALL_INDIRECT:
          target = state.checkIndirect(b, (int) slots[fp + d], c);
          break;
        default:
          target = nonNull(state.references[fp + b]);
      }
      return state.tailCall(target, fp + a);
    }
  }

  /** Throws a new exception. */
  static final class Throw extends Node {
    private int place;

    Throw(long[] code, int at) {
      super(code, at);
    }

    @Override
    void link(Node[] nodes, int at) {
      super.link(nodes, at);
      place = at + 2;
    }

    @Override
    int placeBehind() {
      return place;
    }

    @Override
    Node execute(ExecutionStack state, long[] slots, int fp) {
      TagInstance tag = state.instance.tag(b);
      state.heap.allocate(ObjectSizes.exception(tag.type().paramSlots()));
      ExceptionInstance exception = new ExceptionInstance(tag, slots, state.references, fp + a);
      return Unwinding.throwHere(state, exception, this);
    }
  }

  /** Throws an exception again. */
  static final class ThrowReference extends Node {
    private int place;

    ThrowReference(long[] code, int at) {
      super(code, at);
    }

    @Override
    void link(Node[] nodes, int at) {
      super.link(nodes, at);
      place = at + 2;
    }

    @Override
    int placeBehind() {
      return place;
    }

    @Override
    Node execute(ExecutionStack state, long[] slots, int fp) {
      Object exception = state.references[fp + a];
      if (exception == null) {
        throw new TrapException(TrapCode.NULL_EXCEPTION_REFERENCE);
      }
      return Unwinding.throwHere(state, (ExceptionInstance) exception, this);
    }
  }

  /** A return without anything to be moved. */
  static class Return extends Node {
    Return(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      long record = slots[fp + c];
      if (record < 0) {
        return state.leave(record, fp + c);
      }
      int caller = (int) (record >>> 32);
      int place = (int) record;
      state.index = caller;
      Node[] nodes = Objects.requireNonNull(state.instance.code[caller]).nodes;
      state.fp = fp - nodes[place - 2].a;
      return nodes[place];
    }
  }

  /** A return of one number. */
  static final class ReturnValue extends Return {
    ReturnValue(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      slots[fp] = slots[fp + b];
      return super.execute(state, slots, fp);
    }
  }

  /** A jump to one of many places. */
  static final class BranchTable extends Node {
    private Node[] targets = {};

    /** The words that hold the distances. */
    private final long[] code;

    BranchTable(long[] code, int at) {
      super(code, at);
      this.code = code;
    }

    @Override
    void link(Node[] nodes, int at) {
      targets = new Node[b + 1];
      for (int i = 0; i <= b; i++) {
        int word = at + 2 + i;
        targets[i] = nodes[word + 1 + (int) code[word]];
      }
    }

    @Override
    Node execute(ExecutionStack state, long[] slots, int fp) {
      state.checkStop();
      int index = (int) slots[fp + a];
      Node[] all = targets;
      return all[index >= 0 && index < all.length ? index : all.length - 1];
    }
  }

  /** A constant of 64 bits. */
  static final class Constant extends Node {
    private final long value;

    Constant(long[] code, int at) {
      super(code, at);
      value = code[at + 1];
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      slots[fp + a] = value;
      return next;
    }
  }

  /** The beginning of a stretch of code that takes fuel. */
  static final class Fuel extends Node {
    Fuel(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      state.store.consumeFuel(a);
      return next;
    }
  }

  /** A numeric operation without a node of its own. */
  static final class Numeric extends Node {
    private final int operation;

    Numeric(long[] code, int at, int operation) {
      super(code, at);
      this.operation = operation;
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      slots[fp + a] = NumericOps.evaluate(operation, slots[fp + b], slots[fp + c]);
      return next;
    }
  }

  /** Whatever is done in {@link RareOps}. */
  static final class Rare extends Node {
    private final int operation;
    private final long[] code;
    private final int at;

    Rare(long[] code, int at, int operation) {
      super(code, at);
      this.operation = operation;
      this.code = code;
      this.at = at;
    }

    @Override
    void link(Node[] nodes, int place) {
      super.link(nodes, place + Form.of(operation).length() - 2);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      RareOps.execute(operation, state, code, at);
      return next;
    }
  }
}
