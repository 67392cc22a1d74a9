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
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The stubs of this process. They are made once and stay, since a signal handler cannot be taken
 * away safely, and since all stores may run through them. Thread-safe.
 */
public final class Stubs {
  /** Signals have numbers below this one. */
  private static final int SIGNALS = 65;

  private static @Nullable Stubs installed;

  private final StubAssembler assembler;
  private final StubEnvironment environment;
  private final StubImage image;
  private final MemorySegment previousHandlers;
  private final Map<CallShape, Long> entryThunks = new ConcurrentHashMap<>();
  private final Map<CallShape, Long> hostThunks = new ConcurrentHashMap<>();

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
   * @param thunk the address of the {@linkplain #entryThunk entry thunk}
   * @param function the address of the function's structure
   * @param area where arguments stand and results are stored, on WebAssembly's stack below all that
   *     is in use; a multiple of 16
   * @param store the address of the store's context
   * @return an {@link ExitStatus}
   */
  public static int enter(long thunk, long function, long area, long store) {
    try {
      return (int) (long) Entry.HANDLE.invokeExact(thunk, function, area, store, 0L, 0L);
    } catch (RuntimeException | Error thrown) {
      throw thrown;
    } catch (Throwable thrown) {
      throw new AssertionError("machine code throws nothing", thrown);
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

  /** The address of code that calls functions of this shape for Java. */
  public long entryThunk(CallShape shape) {
    return entryThunks.computeIfAbsent(
        shape,
        key -> {
          byte[] code = assembler.entryThunk(key);
          return publish(CodeArena.shared().allocateStub(code.length), code);
        });
  }

  /** The address of code that stands for host functions of this shape. */
  public long hostThunk(CallShape shape) {
    return hostThunks.computeIfAbsent(
        shape,
        key -> {
          CodeBlock block = CodeArena.shared().allocateStub(assembler.hostThunkSize(key));
          return publish(block, assembler.hostThunk(key, block.address(), environment, image));
        });
  }

  private static long publish(CodeBlock block, byte[] code) {
    block.publish(code);
    return block.address();
  }
}
