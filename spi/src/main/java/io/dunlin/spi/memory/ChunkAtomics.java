package io.dunlin.spi.memory;

import io.dunlin.wasm.op.AtomicOperator;
import java.nio.ByteBuffer;

/**
 * Atomic access to the chunks of a memory: direct, little-endian buffers.
 *
 * <p>Accesses are of 1, 2, 4 or 8 bytes at multiples of that. Of values that go in the low bytes
 * count; what comes out is zero-extended.
 */
abstract class ChunkAtomics {
  private static final boolean HAS_VAR_HANDLES = hasVarHandles();

  /** For one memory: with {@code VarHandle} where the platform has it, otherwise with a lock. */
  static ChunkAtomics create() {
    return HAS_VAR_HANDLES ? new VarHandleAtomics() : new LockedAtomics();
  }

  /** Android has {@code VarHandle} from API level 33 on. */
  private static boolean hasVarHandles() {
    try {
      return VarHandleAtomics.isSupported();
    } catch (LinkageError e) {
      return false;
    }
  }

  abstract long load(ByteBuffer chunk, int at, int bytes);

  abstract void store(ByteBuffer chunk, int at, int bytes, long value);

  /** Gives what was read. */
  abstract long readModifyWrite(
      AtomicOperator operator, ByteBuffer chunk, int at, int bytes, long operand);

  /** Gives what was read; {@code expected} is zero-extended. */
  abstract long compareExchange(
      ByteBuffer chunk, int at, int bytes, long expected, long replacement);

  /** Orders everything before it and everything behind it. */
  abstract void fence();
}
