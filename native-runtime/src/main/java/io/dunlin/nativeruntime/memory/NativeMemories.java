package io.dunlin.nativeruntime.memory;

import io.dunlin.compiler.object.MemoryModel;
import io.dunlin.spi.store.MemoryInstance;
import io.dunlin.wasm.type.AddressType;
import io.dunlin.wasm.type.MemoryType;
import java.lang.foreign.MemorySegment;

/** What both kinds of memories have in common. */
public final class NativeMemories {
  private NativeMemories() {}

  /**
   * What code expects of memories of this type, where it may expect guards. Those guard neither 64
   * bits of addresses, nor sizes that are no multiples of the system's pages.
   */
  public static MemoryModel model(MemoryType type, MemoryModel preferred) {
    boolean guardable =
        type.addressType() == AddressType.I32
            && type.pageSizeLog2() == MemoryType.DEFAULT_PAGE_SIZE_LOG2;
    return guardable ? preferred : MemoryModel.CHECKED;
  }

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
