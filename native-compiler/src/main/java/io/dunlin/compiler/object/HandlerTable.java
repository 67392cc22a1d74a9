package io.dunlin.compiler.object;

import java.util.Arrays;

/**
 * Calls whose exceptions are handled where they are made.
 *
 * @param returnOffsets return addresses of the calls, in bytes from the beginning of the code,
 *     ascending
 * @param handlerOffsets where execution goes on if the call throws
 */
@SuppressWarnings("ArrayRecordComponent") // compact tables; nobody compares them
public record HandlerTable(int[] returnOffsets, int[] handlerOffsets) {
  /** Where the exceptions of the call with this return address are handled, or -1. */
  public int find(int returnOffset) {
    int index = Arrays.binarySearch(returnOffsets, returnOffset);
    return index < 0 ? -1 : handlerOffsets[index];
  }
}
