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
  /** Those in a part of the code, from whose beginning they then count. */
  HandlerTable between(int start, int end) {
    // A return address may be behind the last instruction, but not before the first one.
    int from = RelocationTable.firstFrom(returnOffsets, start + 1);
    int to = RelocationTable.firstFrom(returnOffsets, end + 1);
    int[] returns = Arrays.copyOfRange(returnOffsets, from, to);
    int[] handlers = Arrays.copyOfRange(handlerOffsets, from, to);
    Arrays.setAll(returns, i -> returns[i] - start);
    Arrays.setAll(handlers, i -> handlers[i] - start);
    return new HandlerTable(returns, handlers);
  }

  /** Where the exceptions of the call with this return address are handled, or -1. */
  public int find(int returnOffset) {
    int index = Arrays.binarySearch(returnOffsets, returnOffset);
    return index < 0 ? -1 : handlerOffsets[index];
  }
}
