package io.dunlin.nativeruntime.context;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.dunlin.compiler.object.ContextLayout;
import io.dunlin.compiler.object.TrapCode;
import io.dunlin.nativeruntime.exec.RawMemory;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;

/**
 * The context of a store; see {@link ContextLayout.Store}. For the thread that has entered the
 * store, so that it cannot be closed meanwhile, but for {@link #requestInterrupt}.
 */
public final class StoreContext {
  private static final VarHandle INT = JAVA_INT.varHandle();
  private static final TrapCode[] TRAP_CODES = TrapCode.values();

  private final MemorySegment fields;
  private final long address;

  /**
   * A context of zeros.
   *
   * @param identity by which number the runtime knows the store
   */
  public StoreContext(StoreArena arena, int identity) {
    fields = arena.allocate(ContextLayout.Store.SIZE);
    address = fields.address();
    fields.set(JAVA_INT, ContextLayout.Store.IDENTITY, identity);
  }

  /** Its address, which is what code knows. */
  public long address() {
    return address;
  }

  /** The stack that code runs on. */
  public void setStack(WasmStack stack) {
    fields.set(JAVA_LONG, ContextLayout.Store.STACK_LIMIT, stack.limit());
    fields.set(JAVA_LONG, ContextLayout.Store.WASM_STACK, stack.end());
  }

  /** Where frames of the next activation begin: below all frames that there are. */
  public long wasmStack() {
    return RawMemory.getLong(address + ContextLayout.Store.WASM_STACK);
  }

  /** Sets where frames of the next activation begin; a multiple of 16. */
  public void setWasmStack(long start) {
    RawMemory.setLong(address + ContextLayout.Store.WASM_STACK, start);
  }

  /** The lowest stack pointer from which upcalls may start. */
  public void setJavaStackLimit(long limit) {
    fields.set(JAVA_LONG, ContextLayout.Store.JAVA_STACK_LIMIT, limit);
  }

  /** The fuel that is left. */
  public long fuel() {
    return RawMemory.getLong(address + ContextLayout.Store.FUEL);
  }

  /** Sets the fuel that is left. */
  public void setFuel(long units) {
    RawMemory.setLong(address + ContextLayout.Store.FUEL, units);
  }

  /**
   * Lets code call the runtime at the next opportunity; for any thread.
   *
   * @throws IllegalStateException if the store has been closed
   */
  public void requestInterrupt() {
    INT.setOpaque(fields, (long) ContextLayout.Store.INTERRUPT_FLAG, 1);
  }

  /** Takes the request back. */
  public void clearInterrupt() {
    INT.setOpaque(fields, (long) ContextLayout.Store.INTERRUPT_FLAG, 0);
  }

  /** The signal by which the last trap came, or 0 if a stub was called. */
  public int trapSignal() {
    return fields.get(JAVA_INT, ContextLayout.Store.TRAP_SIGNAL);
  }

  /** Why the last stub for a trap was called. */
  public TrapCode trapCode() {
    return TRAP_CODES[fields.get(JAVA_INT, ContextLayout.Store.TRAP_CODE)];
  }

  /** The index that the last trap was about, if its code names one. */
  public long trapIndex() {
    return fields.get(JAVA_LONG, ContextLayout.Store.TRAP_INDEX);
  }

  /** The address of the instruction that the last signal came from. */
  public long trapPc() {
    return fields.get(JAVA_LONG, ContextLayout.Store.TRAP_PC);
  }

  /** The address whose access was the reason of the last signal. */
  public long trapAddress() {
    return fields.get(JAVA_LONG, ContextLayout.Store.TRAP_ADDRESS);
  }

  /** The frame from which code was left the last time. */
  public long exitFrame() {
    return RawMemory.getLong(address + ContextLayout.Store.EXIT_FRAME);
  }

  /** Where to go on when an exception is handled. */
  public void setHandler(long pc, long frame, long stack, int exception) {
    fields.set(JAVA_LONG, ContextLayout.Store.HANDLER_PC, pc);
    fields.set(JAVA_LONG, ContextLayout.Store.HANDLER_FRAME, frame);
    fields.set(JAVA_LONG, ContextLayout.Store.HANDLER_STACK, stack);
    fields.set(JAVA_INT, ContextLayout.Store.EXCEPTION, exception);
  }

  /** Where values pass that no register is left for. */
  public MemorySegment overflow() {
    return fields.asSlice(ContextLayout.Store.OVERFLOW);
  }

  /** Where references lead, and what of the heap code may hand out by itself. */
  public void setHeap(long base, int next, int end) {
    fields.set(JAVA_LONG, ContextLayout.Store.HEAP_BASE, base);
    fields.set(JAVA_INT, ContextLayout.Store.HEAP_NEXT, next);
    fields.set(JAVA_INT, ContextLayout.Store.HEAP_END, end);
  }
}
