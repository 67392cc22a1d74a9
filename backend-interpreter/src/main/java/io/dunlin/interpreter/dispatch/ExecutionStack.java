package io.dunlin.interpreter.dispatch;

import io.dunlin.spi.gc.JavaHeap;
import io.dunlin.spi.store.ExceptionSignal;
import io.dunlin.spi.store.FunctionInstance;
import io.dunlin.spi.store.StoreState;
import io.dunlin.spi.trap.TrapCode;
import io.dunlin.spi.trap.TrapException;
import io.dunlin.wasm.op.NumericTrap;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The stack of a store, and where execution stands.
 *
 * <p>Numbers and references have an array each; a value uses the same index in one of them. A frame
 * begins where its caller put the arguments, so that calls copy nothing. One slot of each frame,
 * the return record, says where to go on:
 *
 * <ul>
 *   <li>bits 0 to 31 the place behind the call in the caller's code, bits 32 to 62 the caller's
 *       function index, if caller and callee are of one instance;
 *   <li>the same with bit 63 set if they are not: the caller's instance is then in the same slot of
 *       the references;
 *   <li>{@link #EXIT} if the host is the caller.
 * </ul>
 *
 * <p>How far the caller's frame lies below is the first operand of every call instruction.
 */
final class ExecutionStack {
  /** The return record of a function that the host called. */
  static final long EXIT = -1;

  private static final long OTHER_INSTANCE = Long.MIN_VALUE;

  /** How many activations may be nested, each inside a call to the host; bounds the Java stack. */
  private static final int MAX_ACTIVATIONS = 400;

  private static final int INITIAL_SLOTS = 1024;

  /** One less than a power of two. */
  private static final int CALLS_BETWEEN_CHECKS = 255;

  final StoreState store;

  /** Makes structures and arrays. */
  final JavaHeap heap;

  /** Whether bulk operations take fuel; others do so by an instruction of their own. */
  final boolean consumesFuel;

  private final int maxSlots;

  long[] slots;
  @Nullable Object[] references;

  /** The instance whose function is executed. */
  InterpretedInstance instance;

  /** The index of the function that is executed. */
  int index;

  /** The first slot of its frame. */
  int fp;

  /** The bytes of the instance's first memory. */
  byte[] memory;

  /** The first slot that is free for another activation. */
  private int top;

  /** References may stand below this slot and nowhere else. */
  private int referencesEnd;

  private int activations;
  private int calls;
  private boolean inHost;

  /**
   * Creates an empty stack.
   *
   * @param consumesFuel whether executing takes fuel
   * @param maxSlots the most slots that it may have
   */
  @SuppressWarnings("NullAway.Init") // Where execution stands is set when it begins.
  ExecutionStack(StoreState store, JavaHeap heap, boolean consumesFuel, int maxSlots) {
    this.store = store;
    this.heap = heap;
    this.consumesFuel = consumesFuel;
    this.maxSlots = maxSlots;
    slots = new long[Math.min(INITIAL_SLOTS, maxSlots)];
    references = new @Nullable Object[slots.length];
  }

  /** Runs a function for the host. */
  void enter(InterpretedFunction target, long[] numbers, @Nullable Object[] objects, int base) {
    InterpretedInstance outerInstance = instance;
    int outerIndex = index;
    int outerFp = fp;
    int outerTop = top;
    boolean outerInHost = inHost;
    if (activations == MAX_ACTIVATIONS) {
      throw new TrapException(TrapCode.STACK_OVERFLOW);
    }
    activations++;
    try {
      Node entry = enterFrame(target.instance, target.index, outerTop, EXIT);
      System.arraycopy(numbers, base, slots, outerTop, target.parameterSlots);
      if (target.hasReferences) {
        System.arraycopy(objects, base, references, outerTop, target.parameterSlots);
        noteReferences(outerTop + Math.max(target.parameterSlots, target.resultSlots));
      }
      inHost = false;
      run(entry);
      System.arraycopy(slots, outerTop, numbers, base, target.resultSlots);
      if (target.hasReferences) {
        System.arraycopy(references, outerTop, objects, base, target.resultSlots);
      }
    } catch (StackOverflowError e) {
      throw new TrapException(TrapCode.STACK_OVERFLOW);
    } finally {
      activations--;
      index = outerIndex;
      fp = outerFp;
      top = outerTop;
      inHost = outerInHost;
      if (activations > 0) {
        switchTo(outerInstance);
      } else {
        clearReferences();
      }
    }
  }

  private void run(Node entry) {
    @Nullable Node node = entry;
    while (node != null) {
      try {
        while (node != null) {
          node = node.execute(this, slots, fp);
        }
      } catch (ExceptionSignal e) {
        node = Unwinding.resume(this, e, Objects.requireNonNull(node));
      } catch (RuntimeException e) {
        throw trap(e, Objects.requireNonNull(node));
      } catch (OutOfMemoryError e) {
        if (inHost) {
          throw e;
        }
        throw addFrames(
            new TrapException(TrapCode.ALLOCATION_TOO_LARGE), Objects.requireNonNull(node));
      }
    }
  }

  /** Execution goes on in a function further out. */
  void resumeAt(FrameCursor frame) {
    if (frame.instance != instance) {
      switchTo(frame.instance);
    }
    index = frame.index;
    fp = frame.fp;
  }

  private void switchTo(InterpretedInstance current) {
    instance = current;
    memory = current.memoryBytes();
  }

  private void clearReferences() {
    if (referencesEnd > 0) {
      Arrays.fill(references, 0, referencesEnd, null);
      referencesEnd = 0;
    }
  }

  /** Passes on the references of all frames, and some that are no longer needed. */
  void forEachReference(Consumer<@Nullable Object> visitor) {
    for (int i = 0; i < referencesEnd; i++) {
      visitor.accept(references[i]);
    }
  }

  /** References may stand below this slot. */
  void noteReferences(int end) {
    referencesEnd = Math.max(referencesEnd, end);
  }

  private void ensureRoom(int end) {
    if (end > slots.length) {
      if (end > maxSlots) {
        throw new TrapException(TrapCode.STACK_OVERFLOW);
      }
      int length = Math.min(maxSlots, Math.max(end, 2 * slots.length));
      slots = Arrays.copyOf(slots, length);
      references = Arrays.copyOf(references, length);
    }
  }

  /**
   * Enters a function in whatever state it is: makes its code and room for its frame if need be.
   *
   * @param frame where its arguments stand
   */
  Node enterFrame(InterpretedInstance target, int function, int frame, long record) {
    noteCall();
    ThreadedCode code = target.code(function);
    ensureRoom(frame + code.frameSlots);
    slots[frame + code.recordSlot] = record;
    if (target != instance || record == EXIT) {
      switchTo(target);
    }
    index = function;
    fp = frame;
    return code.entry;
  }

  /**
   * Calls a function of whatever kind.
   *
   * @param frame where the arguments stand
   * @param place the place behind the call
   * @param next the node there
   */
  @Nullable Node call(FunctionInstance target, int frame, int place, @Nullable Node next) {
    if (target instanceof InterpretedFunction function) {
      long record = ((long) index << 32) | place;
      return enterFrame(function, frame, record, instance);
    }
    callHost(target, frame);
    return next;
  }

  /** Enters a function; the record is that of a call by an instance. */
  private Node enterFrame(
      InterpretedFunction target, int frame, long record, InterpretedInstance caller) {
    boolean other = record != EXIT && caller != target.instance;
    Node entry =
        enterFrame(target.instance, target.index, frame, other ? record | OTHER_INSTANCE : record);
    target.code = target.instance.code(target.index);
    if (other) {
      int recordSlot = frame + target.code.recordSlot;
      references[recordSlot] = caller;
      noteReferences(recordSlot + 1);
    }
    return entry;
  }

  /**
   * Notes a call of a function. Functions that only call each other can do so for longer than
   * anyone waits without ever taking a branch, so every so many calls are a place to stop at.
   */
  void noteCall() {
    calls++;
    if ((calls & CALLS_BETWEEN_CHECKS) == 0) {
      checkStop();
    }
  }

  /** Stops execution if that is asked for. */
  void checkStop() {
    if (store.stopRequested()) {
      throw new TrapException(TrapCode.INTERRUPT);
    }
  }

  private void callHost(FunctionInstance target, int frame) {
    int parameters = InterpretedFunction.slots(target.type().params());
    int results = InterpretedFunction.slots(target.type().results());
    int outerTop = top;
    top = frame + Math.max(parameters, results);
    ensureRoom(top);
    long[] numbers = slots;
    @Nullable Object[] objects = references;
    inHost = true;
    try {
      target.invoke(instance, numbers, objects, frame);
    } catch (ExceptionSignal e) {
      inHost = false;
      top = outerTop;
      memory = instance.memoryBytes();
      throw e;
    }
    inHost = false;
    top = outerTop;
    if (slots != numbers) {
      // The stack has grown meanwhile, and the host knew only the old arrays.
      System.arraycopy(numbers, frame, slots, frame, results);
      System.arraycopy(objects, frame, references, frame, results);
    }
    memory = instance.memoryBytes();
  }

  /** The function that an indirect call means, if it may be called. */
  FunctionInstance checkIndirect(int tableIndex, int element, int typeId) {
    InterpretedTable table = instance.tables[tableIndex];
    FunctionInstance target = table.function(element);
    if (target == null) {
      TrapCode code =
          element >= 0 && element < table.size()
              ? TrapCode.INDIRECT_CALL_TO_NULL
              : TrapCode.UNDEFINED_ELEMENT;
      throw new TrapException(code, code.message() + " " + Integer.toUnsignedString(element));
    }
    if (target.typeId() != typeId && !instance.types.isSubtype(target.typeId(), typeId)) {
      throw new TrapException(TrapCode.BAD_SIGNATURE);
    }
    return target;
  }

  /** Replaces the current frame by that of another function. */
  @Nullable Node tailCall(FunctionInstance target, int arguments) {
    int recordSlot = fp + Objects.requireNonNull(instance.code[index]).recordSlot;
    long ownRecord = slots[recordSlot];
    long record = ownRecord;
    InterpretedInstance caller = instance;
    if (record != EXIT && record < 0) {
      caller = (InterpretedInstance) Objects.requireNonNull(references[recordSlot]);
      record &= ~OTHER_INSTANCE;
    }
    int count = InterpretedFunction.slots(target.type().params());
    System.arraycopy(slots, arguments, slots, fp, count);
    System.arraycopy(references, arguments, references, fp, count);
    if (target instanceof InterpretedFunction function) {
      return enterFrame(function, fp, record, caller);
    }
    try {
      callHost(target, fp);
    } catch (RuntimeException e) {
      // Arguments may have taken the place of the record, which backtraces and handlers need.
      slots[recordSlot] = ownRecord;
      references[recordSlot] = caller;
      throw e;
    }
    return record == EXIT ? null : resume(record, caller);
  }

  /**
   * Returns from a function to one of another instance or to the host.
   *
   * @return the node to go on with, or null if the host is the caller
   */
  @Nullable Node leave(long record, int recordSlot) {
    if (record == EXIT) {
      return null;
    }
    InterpretedInstance caller =
        (InterpretedInstance) Objects.requireNonNull(references[recordSlot]);
    references[recordSlot] = null;
    return resume(record, caller);
  }

  private Node resume(long record, InterpretedInstance caller) {
    switchTo(caller);
    index = caller(record);
    int place = (int) record;
    Node[] nodes = Objects.requireNonNull(caller.code[index]).nodes;
    fp -= nodes[place - 2].a;
    return nodes[place];
  }

  /** The index of the function that a record names. */
  static int caller(long record) {
    return (int) (record >>> 32) & Integer.MAX_VALUE;
  }

  /** What to throw for an exception that a node threw. */
  private RuntimeException trap(RuntimeException thrown, Node node) {
    if (thrown instanceof TrapException trap) {
      return addFrames(trap, node);
    }
    if (!inHost && thrown instanceof IndexOutOfBoundsException) {
      return addFrames(new TrapException(node.outOfBounds()), node);
    }
    if (!inHost && thrown instanceof NumericTrap numeric) {
      return addFrames(new TrapException(code(numeric.kind())), node);
    }
    return thrown;
  }

  private static TrapCode code(NumericTrap.Kind kind) {
    switch (kind) {
      case INTEGER_DIVIDE_BY_ZERO:
        return TrapCode.INTEGER_DIVISION_BY_ZERO;
      case INTEGER_OVERFLOW:
        return TrapCode.INTEGER_OVERFLOW;
      case INVALID_CONVERSION_TO_INTEGER:
        return TrapCode.BAD_CONVERSION_TO_INTEGER;
    }
    throw new AssertionError(kind);
  }

  private TrapException addFrames(TrapException trap, Node innermost) {
    FrameCursor frame = new FrameCursor(this, innermost);
    // Who tail-calls a function of the host has ended, although its frame is still there.
    boolean hasEnded = inHost && innermost instanceof ControlNodes.TailCall;
    if (hasEnded && !frame.toCaller()) {
      return trap;
    }
    do {
      trap.addFrame(frame.describe());
    } while (frame.toCaller());
    return trap;
  }
}
