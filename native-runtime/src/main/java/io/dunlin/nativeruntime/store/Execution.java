package io.dunlin.nativeruntime.store;

import io.dunlin.nativeruntime.context.StoreContext;
import io.dunlin.nativeruntime.context.WasmStack;
import io.dunlin.nativeruntime.exec.LibC;
import io.dunlin.nativeruntime.exec.Tuning;
import io.dunlin.nativeruntime.stub.ExitStatus;
import io.dunlin.nativeruntime.stub.Stubs;
import io.dunlin.nativeruntime.stub.UpcallStatus;
import io.dunlin.nativeruntime.unwind.CodeRegistry;
import io.dunlin.nativeruntime.unwind.FrameWalk;
import io.dunlin.nativeruntime.unwind.LoadedCode;
import io.dunlin.spi.store.ExceptionInstance;
import io.dunlin.spi.store.ExceptionSignal;
import io.dunlin.spi.store.StopWatch;
import io.dunlin.spi.store.StoreState;
import io.dunlin.spi.trap.TrapCode;
import io.dunlin.spi.trap.TrapException;
import io.dunlin.spi.trap.TrapFrame;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Runs code of a store for the host. Activations nest where host functions call code again; each
 * ends before the one around it goes on.
 */
public final class Execution implements StopWatch.Target {
  private final NativeStore store;
  private final StoreState state;
  private final StoreContext context;
  private final WasmStack stack;
  private final ValueArea values;
  private final boolean consumesFuel;
  private final ExceptionTrail trail = new ExceptionTrail();
  private int depth;

  /** The thread for which the limit of the Java stack holds that the context has. */
  private long knownThread = -1;

  /** What an upcall has thrown, on its way to the end of its activation. */
  private @Nullable Throwable parked;

  Execution(NativeStore store) {
    this.store = store;
    state = store.state();
    context = store.context();
    stack = store.stack();
    values = store.values();
    consumesFuel = store.engine().settings().consumeFuel();
  }

  /** Calls a function; see {@link io.dunlin.spi.store.FunctionInstance#invoke}. */
  void run(NativeFunction function, long[] numbers, @Nullable Object[] references, int base) {
    Signature signature = function.signature;
    long area = (depth == 0 ? begin() : context.wasmStack()) - signature.areaBytes();
    depth++;
    try {
      if (area < stack.limit()) {
        throw new TrapException(TrapCode.STACK_OVERFLOW);
      }
      writeArguments(signature.parameters(), numbers, references, base, area);
      resume();
      int status = Stubs.enter(signature.entryThunk(), function.address(), area, context.address());
      if (status != ExitStatus.RETURNED) {
        throw ending(status);
      }
      values.read(signature.results(), area, numbers, references, base);
    } catch (StackOverflowError e) {
      throw new TrapException(TrapCode.STACK_OVERFLOW);
    } finally {
      // First what cannot fail even without stack.
      depth--;
      pause();
    }
  }

  private void writeArguments(
      ValueKinds kinds, long[] numbers, @Nullable Object[] references, int base, long area) {
    if (!kinds.haveReferences()) {
      values.write(kinds, numbers, references, base, area);
      return;
    }
    // The collector, which runs when a reference gets its number, finds those that have theirs.
    long outer = context.wasmStack();
    context.setWasmStack(area);
    try {
      values.write(kinds, numbers, references, base, area);
    } finally {
      context.setWasmStack(outer);
    }
  }

  /** Gives where the frames of the first activation begin. */
  private long begin() {
    Thread thread = Thread.currentThread();
    // A virtual thread runs on the stack of whatever thread carries it.
    if (thread.threadId() != knownThread || thread.isVirtual()) {
      context.setJavaStackLimit(LibC.stackStart() + Tuning.JAVA_STACK_RESERVE);
      knownThread = thread.threadId();
    }
    StopWatch.wake();
    return stack.end();
  }

  /** Brings what Java knows to where code knows it; before code runs or goes on. */
  public void resume() {
    if (consumesFuel) {
      context.setFuel(state.fuel());
    }
    if (state.stopRequested()) {
      context.requestInterrupt();
    }
  }

  /** Brings what code knows to where Java knows it; before Java runs or goes on. */
  public void pause() {
    if (consumesFuel) {
      state.setFuel(context.fuel());
    }
  }

  /** What is thrown when code has ended in another way than by returning. */
  private RuntimeException ending(int status) {
    if (status == ExitStatus.TRAPPED) {
      return trap();
    }
    Throwable thrown = Objects.requireNonNull(parked);
    parked = null;
    throw Execution.<RuntimeException>unchecked(thrown);
  }

  /** What host functions throw is thrown on as it is, whatever it is. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <T extends Throwable> T unchecked(Throwable thrown) throws T {
    throw (T) thrown;
  }

  private TrapException trap() {
    long exitFrame = context.exitFrame();
    TrapException trap = context.trapSignal() == 0 ? called() : new TrapException(code(faulted()));
    new FrameWalk(stack, exitFrame).describe(trap::addFrame);
    return trap;
  }

  private TrapException called() {
    TrapCode code = code(context.trapCode());
    return context.trapCode().namesIndex()
        ? new TrapException(code, code.message() + " " + Long.toUnsignedString(context.trapIndex()))
        : new TrapException(code);
  }

  private static TrapCode code(io.dunlin.compiler.object.TrapCode compiled) {
    return TrapCode.valueOf(compiled.name());
  }

  private io.dunlin.compiler.object.TrapCode faulted() {
    long pc = context.trapPc();
    LoadedCode code = CodeRegistry.find(pc);
    io.dunlin.compiler.object.TrapCode trap = code == null ? null : code.trapAt(pc);
    if (trap == null) {
      throw new AssertionError(
          String.format(
              "signal %d at %#x, access to %#x: generated code must not fault there",
              context.trapSignal(), pc, context.trapAddress()));
    }
    return trap;
  }

  /**
   * Something is thrown in an upcall. A WebAssembly exception goes to its handler, if the
   * activation has one.
   *
   * @param exitFrame the frame of the stub that made the upcall
   * @return an {@link UpcallStatus}
   */
  public int raise(Throwable thrown, long exitFrame) {
    if (thrown instanceof ExceptionSignal signal) {
      trail.begin(signal.frames());
      if (handle(store.references().number(signal.exception()), new FrameWalk(stack, exitFrame))) {
        return UpcallStatus.HANDLE;
      }
      trail.describe(signal::addFrame);
    } else if (thrown instanceof TrapException trap) {
      new FrameWalk(stack, exitFrame).describe(trap::addFrame);
    }
    return leave(thrown);
  }

  /** The activation ends, and throws this; an {@link UpcallStatus}. */
  public int leave(Throwable thrown) {
    parked = thrown;
    return UpcallStatus.LEAVE;
  }

  /**
   * Code throws an exception.
   *
   * @param exception its number
   * @return an {@link UpcallStatus}
   */
  public int raise(int exception, long exitFrame) {
    if (exception == 0) {
      return raise(new TrapException(TrapCode.NULL_EXCEPTION_REFERENCE), exitFrame);
    }
    trail.begin(List.of());
    return search(exception, new FrameWalk(stack, exitFrame));
  }

  /**
   * A handler does not catch the exception that it was given.
   *
   * @param exception its number
   * @param origin the offset of the instruction that has thrown it in the handler's function, or -1
   *     if it came by a call
   * @return an {@link UpcallStatus}
   */
  public int pass(int exception, int origin, long exitFrame) {
    FrameWalk walk = new FrameWalk(stack, exitFrame);
    if (walk.next() && origin >= 0) {
      TrapFrame frame = Objects.requireNonNull(walk.describe());
      trail.begin(List.of(new TrapFrame(frame.module(), frame.functionIndex(), origin)));
    }
    return search(exception, walk);
  }

  private int search(int exception, FrameWalk walk) {
    if (handle(exception, walk)) {
      return UpcallStatus.HANDLE;
    }
    ExceptionInstance instance = (ExceptionInstance) store.references().object(exception);
    ExceptionSignal signal =
        new ExceptionSignal(Objects.requireNonNull(instance), trail.beginning());
    trail.describe(signal::addFrame);
    return leave(signal);
  }

  private boolean handle(int exception, FrameWalk walk) {
    while (walk.next()) {
      LoadedCode code = walk.code();
      if (code == null) {
        continue;
      }
      trail.add(walk.returnAddress());
      long handler = code.handlerOf(walk.returnAddress());
      if (handler != 0) {
        long stackPointer = walk.frame() - code.frameSize(walk.returnAddress() - 1);
        context.setHandler(handler, walk.frame(), stackPointer, exception);
        return true;
      }
    }
    return false;
  }

  @Override
  public StoreState state() {
    return state;
  }

  @Override
  public void requestStop() {
    try {
      context.requestInterrupt();
    } catch (IllegalStateException e) {
      // The store has been closed meanwhile, and no code runs.
      return;
    }
  }
}
