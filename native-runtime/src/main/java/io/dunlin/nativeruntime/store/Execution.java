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
import io.dunlin.spi.store.StoreState;
import io.dunlin.spi.trap.TrapCode;
import io.dunlin.spi.trap.TrapException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Runs code of a store for the host. Activations nest where host functions call code again; each
 * ends before the one around it goes on.
 */
public final class Execution {
  private static final VarHandle RUNNING = runningHandle();

  private final NativeStore store;
  private final StoreState state;
  private final StoreContext context;
  private final WasmStack stack;
  private final boolean consumesFuel;
  private int depth;

  /** The thread for which the limit of the Java stack holds that the context has. */
  private long knownThread = -1;

  /** What an upcall has thrown, on its way to the end of its activation. */
  private @Nullable Throwable parked;

  /** The thread on which code runs, for whoever watches it; written without a fence. */
  @SuppressWarnings("UnusedVariable") // Read by its handle.
  private @Nullable Thread running;

  Execution(NativeStore store) {
    this.store = store;
    state = store.state();
    context = store.context();
    stack = store.stack();
    consumesFuel = store.engine().settings().consumeFuel();
  }

  private static VarHandle runningHandle() {
    try {
      return MethodHandles.lookup().findVarHandle(Execution.class, "running", Thread.class);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("there is a field running", e);
    }
  }

  /** Calls a function; see {@link io.dunlin.spi.store.FunctionInstance#invoke}. */
  void run(NativeFunction function, long[] numbers, @Nullable Object[] references, int base) {
    if (depth == 0) {
      begin();
    }
    Signature signature = function.signature;
    long outer = context.wasmStack();
    long area = outer - signature.shape().areaBytes();
    depth++;
    try {
      if (area < stack.limit()) {
        throw new TrapException(TrapCode.STACK_OVERFLOW);
      }
      context.setWasmStack(area);
      long at = stack.offset(area);
      ValueArea values = store.values();
      values.write(signature.parameters(), numbers, references, base, stack.contents(), at);
      resume();
      finish(Stubs.enter(signature.entryThunk(), function.address(), area, context.address()));
      values.read(signature.results(), stack.contents(), at, numbers, references, base);
    } catch (StackOverflowError e) {
      throw new TrapException(TrapCode.STACK_OVERFLOW);
    } finally {
      // First what cannot fail even without stack; the rest is set anew by the next activation.
      depth--;
      context.setWasmStack(outer);
      pause();
      if (depth == 0) {
        RUNNING.setRelease(this, null);
      }
    }
  }

  private void begin() {
    Thread thread = Thread.currentThread();
    // A virtual thread runs on the stack of whatever thread carries it.
    if (thread.threadId() != knownThread || thread.isVirtual()) {
      context.setJavaStackLimit(LibC.stackStart() + Tuning.JAVA_STACK_RESERVE);
      knownThread = thread.threadId();
    }
    context.setWasmStack(stack.end());
    RUNNING.setRelease(this, thread);
    StopWatch.wake();
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

  private void finish(int status) {
    switch (status) {
      case ExitStatus.RETURNED:
        return;
      case ExitStatus.TRAPPED:
        throw trap();
      default:
        Throwable thrown = Objects.requireNonNull(parked);
        parked = null;
        throw Execution.<RuntimeException>unchecked(thrown);
    }
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
      if (handle(store.references().number(signal.exception()), exitFrame)) {
        return UpcallStatus.HANDLE;
      }
      new FrameWalk(stack, exitFrame).describe(signal::addFrame);
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
    if (handle(exception, exitFrame)) {
      return UpcallStatus.HANDLE;
    }
    if (store.references().object(exception) instanceof ExceptionInstance instance) {
      return raise(new ExceptionSignal(instance), exitFrame);
    }
    return raise(new TrapException(TrapCode.NULL_EXCEPTION_REFERENCE), exitFrame);
  }

  private boolean handle(int exception, long exitFrame) {
    FrameWalk walk = new FrameWalk(stack, exitFrame);
    while (exception != 0 && walk.next()) {
      LoadedCode code = walk.code();
      long handler = code == null ? 0 : code.handlerOf(walk.returnAddress());
      if (code != null && handler != 0) {
        long stackPointer = walk.frame() - code.frameSize(walk.returnAddress() - 1);
        context.setHandler(handler, walk.frame(), stackPointer, exception);
        return true;
      }
    }
    return false;
  }

  /** Whether code runs; for any thread. */
  boolean isRunning() {
    return RUNNING.getVolatile(this) != null;
  }

  /** Lets code stop that runs longer than it may; for any thread. */
  void stopIfRequested() {
    Thread thread = (Thread) RUNNING.getVolatile(this);
    if (thread != null
        && (thread.isInterrupted() || state.epoch().current() >= state.epochDeadline())) {
      try {
        context.requestInterrupt();
      } catch (IllegalStateException e) {
        // The store has been closed meanwhile.
        return;
      }
    }
  }
}
