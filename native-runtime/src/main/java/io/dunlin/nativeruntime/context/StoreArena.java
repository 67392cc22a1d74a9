package io.dunlin.nativeruntime.context;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * Where the structures of a store lie: memory that is taken in larger pieces and given back as a
 * whole. Allocation is for one thread at a time, as the store is.
 */
public final class StoreArena implements AutoCloseable {
  private static final int ALIGNMENT = 16;
  private static final int PIECE = 8 << 10;

  private final Arena arena = Arena.ofShared();
  private MemorySegment piece = MemorySegment.NULL;
  private long used;

  /** An empty arena. */
  public StoreArena() {}

  /**
   * Memory of zeros at a multiple of 16.
   *
   * @throws OutOfMemoryError if there is none
   */
  public MemorySegment allocate(long bytes) {
    long rounded = (bytes + ALIGNMENT - 1) & -ALIGNMENT;
    if (rounded > PIECE / 2) {
      return arena.allocate(rounded, ALIGNMENT);
    }
    if (rounded > piece.byteSize() - used) {
      piece = arena.allocate(PIECE, ALIGNMENT);
      used = 0;
    }
    MemorySegment allocated = piece.asSlice(used, rounded);
    used += rounded;
    return allocated;
  }

  /**
   * Gives everything back; segments must not be used any more, and those who try are told so.
   * Closing again does nothing.
   */
  @Override
  public void close() {
    if (arena.scope().isAlive()) {
      arena.close();
    }
  }
}
