package io.dunlin.nativeruntime.exec;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;

/**
 * Memory by address, without any check: for what each call of a function touches, where the checks
 * of segments would be half of the work. Callers know that the address is that of memory of their
 * own, and aligned.
 */
@SuppressWarnings("restricted") // docs/unsafe.md, raw memory
public final class RawMemory {
  private static final MemorySegment ALL = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);

  private RawMemory() {}

  /** Reads four bytes. */
  public static int getInt(long address) {
    return ALL.get(JAVA_INT, address);
  }

  /** Reads eight bytes. */
  public static long getLong(long address) {
    return ALL.get(JAVA_LONG, address);
  }

  /** Writes eight bytes. */
  public static void setLong(long address, long value) {
    ALL.set(JAVA_LONG, address, value);
  }
}
