package io.dunlin.nativeruntime.stub;

import io.dunlin.compiler.object.RuntimeFunction;
import io.dunlin.compiler.object.RuntimeStub;
import io.dunlin.compiler.object.TrapCode;
import io.dunlin.nativeruntime.exec.CodeArena;
import io.dunlin.nativeruntime.exec.CodeBlock;
import io.dunlin.nativeruntime.exec.NativeCalls;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.ref.Reference;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The stubs of this process. They are made once and stay, since a signal handler cannot be taken
 * away safely, and since all stores may run through them; only the thunks for shapes of calls come
 * and go. Thread-safe.
 */
public final class Stubs {
  /** Signals have numbers below this one. */
  private static final int SIGNALS = 65;

  private static @Nullable Stubs installed;

  private final StubAssembler assembler;
  private final StubEnvironment environment;
  private final StubImage image;
  private final MemorySegment previousHandlers;
  private final Thunks entryThunks = new Thunks(this::makeEntryThunk);
  private final Thunks hostThunks = new Thunks(this::makeHostThunk);

  /** Stubs besides those of the process, for tests. */
  Stubs(StubAssembler assembler, long dispatcher) {
    this.assembler = assembler;
    CodeArena arena = CodeArena.shared();
    previousHandlers = Arena.global().allocate(ValueLayout.JAVA_LONG, SIGNALS);
    CodeBlock block = arena.allocateStub(assembler.stubsSize());
    environment =
        new StubEnvironment(
            block.address(),
            dispatcher,
            arena.codeStart(),
            arena.end(),
            previousHandlers.address());
    image = assembler.stubs(environment);
    block.publish(image.code());
  }

  /**
   * The stubs, made now if that has not been done.
   *
   * @param assembler makes them, if they have not been made
   * @param dispatcher what they call; the same for all callers
   * @throws io.dunlin.spi.store.ResourceLimitException if there is no room for them
   */
  public static synchronized Stubs install(StubAssembler assembler, long dispatcher) {
    Stubs stubs = installed;
    if (stubs == null) {
      stubs = new Stubs(assembler, dispatcher);
      installed = stubs;
    }
    return stubs;
  }

  private static synchronized Stubs installed() {
    return Objects.requireNonNull(installed, "the stubs have not been installed");
  }

  /** Constant, so that the JVM compiles calls of it well. */
  private static final class Entry {
    static final MethodHandle HANDLE = NativeCalls.downcall(installed().entry());
  }

  /**
   * Runs an activation.
   *
   * @param thunk the {@linkplain #entryThunk entry thunk}
   * @param function the address of the function's structure
   * @param area where arguments stand and results are stored, on WebAssembly's stack below all that
   *     is in use; a multiple of 16
   * @param store the address of the store's context
   * @return an {@link ExitStatus}
   */
  public static int enter(Thunk thunk, long function, long area, long store) {
    try {
      return (int) (long) Entry.HANDLE.invokeExact(thunk.address(), function, area, store, 0L, 0L);
    } catch (RuntimeException | Error thrown) {
      throw thrown;
    } catch (Throwable thrown) {
      throw new AssertionError("machine code throws nothing", thrown);
    } finally {
      Reference.reachabilityFence(thunk);
    }
  }

  /** Where the entry stub is. */
  long entry() {
    return environment.address() + image.entry();
  }

  /** Where the signal handler is. */
  public long signalHandler() {
    return environment.address() + image.signalHandler();
  }

  /** Sets the handler that a signal is passed on to. */
  public void setPreviousHandler(int signal, long handler) {
    previousHandlers.setAtIndex(ValueLayout.JAVA_LONG, signal, handler);
  }

  /** The address of the stub for a trap. */
  public long trap(TrapCode code) {
    return environment.address() + image.traps()[code.ordinal()];
  }

  /** The address of the stub for a function of the runtime. */
  public long runtimeFunction(RuntimeFunction function) {
    return environment.address() + image.runtimeFunctions()[function.ordinal()];
  }

  /** The address of a stub. */
  public long stub(RuntimeStub stub) {
    return environment.address() + image.stubs()[stub.ordinal()];
  }

  /** Code that calls functions of this shape for Java. */
  public Thunk entryThunk(CallShape shape) {
    return entryThunks.get(shape);
  }

  private CodeBlock makeEntryThunk(CallShape shape) {
    byte[] code = assembler.entryThunk(shape);
    CodeBlock block = CodeArena.shared().allocateStub(code.length);
    block.publish(code);
    return block;
  }

  /** Code that stands for host functions of this shape. */
  public Thunk hostThunk(CallShape shape) {
    return hostThunks.get(shape);
  }

  private CodeBlock makeHostThunk(CallShape shape) {
    CodeBlock block = CodeArena.shared().allocateStub(assembler.hostThunkSize(shape));
    block.publish(assembler.hostThunk(shape, block.address(), environment, image));
    return block;
  }
}
