package io.dunlin.spi.memory;

import io.dunlin.wasm.op.AtomicOperator;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Atomic access where the platform offers none: under a lock, one for each memory.
 *
 * <p>Accesses that are not atomic do not take it. That one of them may fall between the read and
 * the write of another thread's atomic access is no more than the memory model allows for a race.
 */
final class LockedAtomics extends ChunkAtomics {
  private final AtomicInteger fences = new AtomicInteger();

  @Override
  synchronized long load(ByteBuffer chunk, int at, int bytes) {
    switch (bytes) {
      case Byte.BYTES:
        return chunk.get(at) & 0xFF;
      case Short.BYTES:
        return chunk.getShort(at) & 0xFFFF;
      case Integer.BYTES:
        return chunk.getInt(at) & 0xFFFFFFFFL;
      default:
        return chunk.getLong(at);
    }
  }

  @Override
  synchronized void store(ByteBuffer chunk, int at, int bytes, long value) {
    switch (bytes) {
      case Byte.BYTES:
        chunk.put(at, (byte) value);
        break;
      case Short.BYTES:
        chunk.putShort(at, (short) value);
        break;
      case Integer.BYTES:
        chunk.putInt(at, (int) value);
        break;
      default:
        chunk.putLong(at, value);
    }
  }

  @Override
  synchronized long readModifyWrite(
      AtomicOperator operator, ByteBuffer chunk, int at, int bytes, long operand) {
    long read = load(chunk, at, bytes);
    store(chunk, at, bytes, operator.apply(read, operand));
    return read;
  }

  @Override
  synchronized long compareExchange(
      ByteBuffer chunk, int at, int bytes, long expected, long replacement) {
    long read = load(chunk, at, bytes);
    if (read == expected) {
      store(chunk, at, bytes, replacement);
    }
    return read;
  }

  @Override
  void fence() {
    fences.getAndIncrement();
  }
}
