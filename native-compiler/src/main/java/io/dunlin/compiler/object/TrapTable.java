package io.dunlin.compiler.object;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Instructions that may fault in hardware, and what trap the fault is.
 *
 * @param offsets of the instructions, in bytes from the beginning of the code, ascending
 * @param codes ordinals of {@link TrapCode}
 */
@SuppressWarnings("ArrayRecordComponent") // compact tables; nobody compares them
public record TrapTable(int[] offsets, byte[] codes) {
  private static final TrapCode[] CODES = TrapCode.values();

  /** The trap that a fault of the instruction at this offset is, or null if it must not fault. */
  public @Nullable TrapCode find(int offset) {
    int index = Arrays.binarySearch(offsets, offset);
    return index < 0 ? null : CODES[codes[index]];
  }
}
