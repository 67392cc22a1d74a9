package io.dunlin.bytecode.runtime;

import io.dunlin.spi.gc.JavaHeap;
import io.dunlin.spi.store.StopWatch;
import io.dunlin.spi.store.StoreState;
import io.dunlin.spi.trap.TrapCode;
import io.dunlin.spi.trap.TrapException;
import io.dunlin.wasm.module.WasmModule;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the compiled code of a store shares, above all the slots for what Java's calls cannot carry.
 *
 * <p>The extra slots hold, for the moment between the end of a function and the next instruction of
 * its caller, the results after the first one, and for the moment of a call the arguments beyond
 * the number that Java allows; a value stands at its slot among all results or all arguments. The
 * other slots are a stack: they hold arguments and results of calls of the host that are under way.
 */
public final class ExecutionContext implements StopWatch.Target {
  /** How many activations may be nested, each inside a call to the host; bounds the Java stack. */
  static final int MAX_ACTIVATIONS = 400;

  private static final VarHandle STOP_REQUESTED = stopRequestedHandle();

  private static final int INITIAL_SLOTS = 64;
  private static final int INITIAL_EXTRA_SLOTS = 8;

  /** The store's state. */
  public final StoreState store;

  /** Makes structures and arrays. */
  public final JavaHeap heap;

  /** Whether bulk operations take fuel; for other instructions compiled code does it. */
  final boolean consumesFuel;

  /** The numbers in the slots for calls of the host. */
  public long[] numbers = new long[INITIAL_SLOTS];

  /** The references in the slots for calls of the host. */
  public @Nullable Object[] references = new @Nullable Object[INITIAL_SLOTS];

  /** The numbers in the extra slots. */
  public long[] extraNumbers = new long[INITIAL_EXTRA_SLOTS];

  /** The references in the extra slots. */
  @Nullable Object[] extraReferences = new @Nullable Object[INITIAL_EXTRA_SLOTS];

  /** The first slot that no call uses. */
  private int top;

  /**
   * Whether code has to look whether to stop, which another thread says. Code that does {@link
   * StopRequests} reads it, and does nothing else as long as it is not so.
   */
  boolean stopRequested;

  int activations;

  /** How many bytes of frames there may be besides those that there are. */
  long frameBytesLeft;

  /** Whether a function of the host is running and not code that it has called. */
  boolean inHost;

  private final Map<String, WasmModule> modules = new HashMap<>();

  ExecutionContext(StoreState store, JavaHeap heap, boolean consumesFuel, long maxFrameBytes) {
    this.store = store;
    this.frameBytesLeft = maxFrameBytes;
    this.consumesFuel = consumesFuel;
    this.heap = heap;
    StopWatch.add(this);
  }

  private static VarHandle stopRequestedHandle() {
    try {
      return MethodHandles.lookup()
          .findVarHandle(ExecutionContext.class, "stopRequested", boolean.class);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  /** A module whose classes are in this package has been instantiated. */
  void addModule(String packageName, WasmModule module) {
    modules.putIfAbsent(packageName, module);
  }

  /** The module whose classes are in this package, or null. */
  @Nullable WasmModule module(String packageName) {
    return modules.get(packageName);
  }

  int reserve(int slots) {
    int base = top;
    int end = base + slots;
    if (end > numbers.length) {
      int length = Math.max(end, 2 * numbers.length);
      numbers = Arrays.copyOf(numbers, length);
      references = Arrays.copyOf(references, length);
    }
    top = end;
    return base;
  }

  void release(int base) {
    top = base;
  }

  /** Makes sure that there are so many extra slots; not while any is in use. */
  void ensureExtraSlots(int slots) {
    if (slots > extraNumbers.length) {
      extraNumbers = new long[slots];
      extraReferences = new @Nullable Object[slots];
    }
  }

  /** Passes on the references in the slots. */
  void forEachReference(Consumer<@Nullable Object> visitor) {
    for (int i = 0; i < top; i++) {
      visitor.accept(references[i]);
    }
  }

  @Override
  public StoreState state() {
    return store;
  }

  @Override
  public void requestStop() {
    StopRequests.expect();
    STOP_REQUESTED.setVolatile(this, true);
  }

  @Override
  public void watched() {
    StopRequests.expectIfNeeded();
  }

  boolean isStopRequestedNow() {
    return (boolean) STOP_REQUESTED.getOpaque(this);
  }

  /**
   * Code begins to run, or goes on: what happened meanwhile need not wait for another thread. Who
   * has a deadline may have to stop; so code looks from the start, and is not compiled again when
   * that happens.
   */
  void resume() {
    if (store.epochDeadline() != StoreState.NO_DEADLINE) {
      StopRequests.expect();
    }
    if (store.stopRequested()) {
      requestStop();
    }
  }

  /** Stops execution if that is asked for. */
  public void poll() {
    stopRequested = false;
    if (store.stopRequested()) {
      throw Traps.located(this, new TrapException(TrapCode.INTERRUPT));
    }
  }

  /** Takes fuel for what an instruction does besides, if fuel is consumed. */
  void consumeExtraFuel(long units) {
    if (consumesFuel) {
      consumeFuel(units);
    }
  }

  /** Takes fuel. */
  public void consumeFuel(long units) {
    long left = store.fuel() - units;
    if (left < 0) {
      throw Traps.located(this, new TrapException(TrapCode.OUT_OF_FUEL));
    }
    store.setFuel(left);
  }
}
