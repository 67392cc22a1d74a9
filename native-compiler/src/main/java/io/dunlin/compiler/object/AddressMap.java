package io.dunlin.compiler.object;

import java.util.Arrays;

/**
 * Which instruction of the WebAssembly module a machine instruction comes from.
 *
 * <p>Each entry holds from its offset up to the next entry's. An entry without a source, -1, is for
 * code that comes from no instruction.
 *
 * @param offsets in bytes from the beginning of the code, ascending
 * @param sources offsets in the module's bytes, or -1
 */
@SuppressWarnings("ArrayRecordComponent") // compact tables; nobody compares them
public record AddressMap(int[] offsets, int[] sources) {
  /**
   * The offset in the module of the instruction that the code at this offset comes from, or -1. For
   * a return address, ask for the byte before it.
   */
  public int find(int offset) {
    int index = Arrays.binarySearch(offsets, offset);
    int entry = index < 0 ? -index - 2 : index;
    return entry < 0 ? -1 : sources[entry];
  }
}
