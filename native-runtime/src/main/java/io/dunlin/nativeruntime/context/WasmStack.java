package io.dunlin.nativeruntime.context;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.dunlin.nativeruntime.exec.LibC;
import io.dunlin.nativeruntime.exec.MappingBudget;
import io.dunlin.nativeruntime.exec.Tuning;
import io.dunlin.spi.store.ResourceLimitException;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The stack that the code of a store runs on. From its lowest address on: pages that nobody may
 * touch; room below the limit for what checks nothing, which are stubs and the handlers of signals;
 * and the room for frames of functions.
 */
@SuppressWarnings("restricted") // docs/unsafe.md, stacks
public final class WasmStack implements AutoCloseable {
  /** What a stack counts as: its guard and the rest. */
  private static final int MAPPINGS = 2;

  private final long start;
  private final long bytes;
  private final long limit;
  private final long end;
  private final MemorySegment contents;
  private final AtomicBoolean closed = new AtomicBoolean();

  /**
   * A stack.
   *
   * @param frameBytes the room for frames of functions
   * @throws ResourceLimitException if there is no room for it
   */
  public WasmStack(long frameBytes) {
    long page = LibC.pageSize();
    long rounded = (frameBytes + page - 1) & -page;
    bytes = Tuning.STACK_GUARD + Tuning.STACK_RESERVE + rounded;
    if (!MappingBudget.shared().take(MAPPINGS, bytes)) {
      throw noRoom(frameBytes);
    }
    start = LibC.mapAnonymous(bytes, LibC.PROT_NONE);
    if (start == LibC.MAP_FAILED) {
      MappingBudget.shared().give(MAPPINGS, bytes);
      throw noRoom(frameBytes);
    }
    limit = start + Tuning.STACK_GUARD + Tuning.STACK_RESERVE;
    end = start + bytes;
    long usable = start + Tuning.STACK_GUARD;
    long usableBytes = bytes - Tuning.STACK_GUARD;
    if (!LibC.mprotect(usable, usableBytes, LibC.PROT_READ | LibC.PROT_WRITE)) {
      close();
      throw noRoom(frameBytes);
    }
    contents = MemorySegment.ofAddress(usable).reinterpret(usableBytes);
  }

  private static ResourceLimitException noRoom(long frameBytes) {
    return new ResourceLimitException("no room for a stack of " + frameBytes + " bytes");
  }

  /** The lowest address that a frame of a function may reach down to. */
  public long limit() {
    return limit;
  }

  /** The address behind the first frame; a multiple of 16. */
  public long end() {
    return end;
  }

  /**
   * The eight bytes at an address, such as a frame pointer.
   *
   * @throws IndexOutOfBoundsException if the address is not in the stack
   */
  public long read(long address) {
    return contents.get(JAVA_LONG, offset(address));
  }

  /** The bytes, from the room below the limit up to the end. */
  public MemorySegment contents() {
    return contents;
  }

  /** Where in the {@linkplain #contents contents} an address is. */
  public long offset(long address) {
    return address - contents.address();
  }

  /**
   * Sets the eight bytes at an address.
   *
   * @throws IndexOutOfBoundsException if the address is not in the stack
   */
  public void write(long address, long value) {
    contents.set(JAVA_LONG, offset(address), value);
  }

  /** Gives the memory back, once; no code may run on it. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      LibC.munmap(start, bytes);
      MappingBudget.shared().give(MAPPINGS, bytes);
    }
  }
}
