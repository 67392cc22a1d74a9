package io.dunlin.nativeruntime.store;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** The memory that a table's elements lie in, which is another one when the table has grown. */
@SuppressWarnings("MustBeClosedChecker") // Closed when it is replaced, or with the store.
final class TableElements implements AutoCloseable {
  private Arena arena = Arena.ofShared();
  private MemorySegment segment;

  TableElements(long bytes) {
    segment = arena.allocate(bytes, Long.BYTES);
  }

  /** The elements, and room behind them. */
  MemorySegment segment() {
    return segment;
  }

  /**
   * Makes room.
   *
   * @throws OutOfMemoryError if there is none; the elements stay as they are
   */
  void reallocate(long bytes) {
    Arena next = Arena.ofShared();
    try {
      MemorySegment copy = next.allocate(bytes, Long.BYTES);
      MemorySegment.copy(segment, 0, copy, 0, segment.byteSize());
      arena.close();
      arena = next;
      segment = copy;
    } catch (OutOfMemoryError e) {
      next.close();
      throw e;
    }
  }

  @Override
  public void close() {
    if (arena.scope().isAlive()) {
      arena.close();
    }
  }
}
