package io.dunlin.nativeruntime.memory;

import io.dunlin.spi.store.MemoryInstance;
import java.lang.foreign.MemorySegment;

/** What both kinds of memories have in common. */
public final class NativeMemories {
  private NativeMemories() {}

  /** The address of the structure by which code finds a memory. */
  public static long address(MemoryInstance memory) {
    return memory instanceof NativeMemory own
        ? own.address()
        : ((NativeSharedMemory) memory).address();
  }

  /** The bytes of a memory that the native backends have made. */
  static MemorySegment bytes(MemoryInstance memory) {
    return memory instanceof NativeMemory own ? own.bytes() : ((NativeSharedMemory) memory).bytes();
  }
}
