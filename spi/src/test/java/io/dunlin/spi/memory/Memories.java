package io.dunlin.spi.memory;

import io.dunlin.wasm.type.AddressType;
import io.dunlin.wasm.type.Limits;
import io.dunlin.wasm.type.MemoryType;
import java.util.stream.Stream;

/** Shared memories for tests. */
enum Memories {
  VAR_HANDLES,
  LOCKED;

  private ChunkAtomics atomics() {
    return this == LOCKED ? new LockedAtomics() : new VarHandleAtomics();
  }

  /** A memory with pages of 64 KiB, each of which is a chunk. */
  ChunkedMemory ofPages(long min, long max) {
    return new ChunkedMemory(null, type(min, max, 16), atomics());
  }

  /** A memory with pages of a byte. */
  ChunkedMemory ofBytes(long min, long max) {
    return new ChunkedMemory(null, type(min, max, 0), atomics());
  }

  static MemoryType type(long min, long max, int pageSizeLog2) {
    return new MemoryType(AddressType.I32, Limits.between(min, max), true, pageSizeLog2);
  }

  static Stream<Memories> all() {
    return Stream.of(values());
  }
}
