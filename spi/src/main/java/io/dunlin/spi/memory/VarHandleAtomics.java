package io.dunlin.spi.memory;

import io.dunlin.wasm.op.AtomicOperator;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Atomic access with {@link VarHandle}, which works on direct buffers; views of byte arrays have
 * lost it in Java 22. For one and two bytes there is none: their word is exchanged as a whole, if
 * nobody has changed it meanwhile.
 */
@BeyondAndroid
final class VarHandleAtomics extends ChunkAtomics {
  private static final VarHandle INT =
      MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** Whether the platform's direct buffers are aligned so that every access works. */
  static boolean isSupported() {
    ByteBuffer buffer = ByteBuffer.allocateDirect(2 * Long.BYTES);
    try {
      VarHandle.fullFence();
      return (int) INT.getAndAdd(buffer, Integer.BYTES, 1) == 0
          && (long) LONG.getAndAdd(buffer, Long.BYTES, 1L) == 0;
    } catch (IllegalStateException | UnsupportedOperationException e) {
      return false;
    }
  }

  @Override
  long load(ByteBuffer chunk, int at, int bytes) {
    switch (bytes) {
      case Integer.BYTES:
        return (int) INT.getVolatile(chunk, at) & 0xFFFFFFFFL;
      case Long.BYTES:
        return (long) LONG.getVolatile(chunk, at);
      default:
        return narrow((int) INT.getVolatile(chunk, word(at)), at, bytes);
    }
  }

  @Override
  void store(ByteBuffer chunk, int at, int bytes, long value) {
    switch (bytes) {
      case Integer.BYTES:
        INT.setVolatile(chunk, at, (int) value);
        break;
      case Long.BYTES:
        LONG.setVolatile(chunk, at, value);
        break;
      default:
        updateNarrow(AtomicOperator.XCHG, chunk, at, bytes, value);
    }
  }

  @Override
  long readModifyWrite(AtomicOperator operator, ByteBuffer chunk, int at, int bytes, long operand) {
    switch (bytes) {
      case Integer.BYTES:
        return updateInt(operator, chunk, at, (int) operand) & 0xFFFFFFFFL;
      case Long.BYTES:
        return updateLong(operator, chunk, at, operand);
      default:
        return updateNarrow(operator, chunk, at, bytes, operand);
    }
  }

  private static int updateInt(AtomicOperator operator, ByteBuffer chunk, int at, int operand) {
    switch (operator) {
      case ADD:
        return (int) INT.getAndAdd(chunk, at, operand);
      case SUB:
        return (int) INT.getAndAdd(chunk, at, -operand);
      case AND:
        return (int) INT.getAndBitwiseAnd(chunk, at, operand);
      case OR:
        return (int) INT.getAndBitwiseOr(chunk, at, operand);
      case XOR:
        return (int) INT.getAndBitwiseXor(chunk, at, operand);
      case XCHG:
        return (int) INT.getAndSet(chunk, at, operand);
    }
    throw new AssertionError(operator);
  }

  private static long updateLong(AtomicOperator operator, ByteBuffer chunk, int at, long operand) {
    switch (operator) {
      case ADD:
        return (long) LONG.getAndAdd(chunk, at, operand);
      case SUB:
        return (long) LONG.getAndAdd(chunk, at, -operand);
      case AND:
        return (long) LONG.getAndBitwiseAnd(chunk, at, operand);
      case OR:
        return (long) LONG.getAndBitwiseOr(chunk, at, operand);
      case XOR:
        return (long) LONG.getAndBitwiseXor(chunk, at, operand);
      case XCHG:
        return (long) LONG.getAndSet(chunk, at, operand);
    }
    throw new AssertionError(operator);
  }

  private static long updateNarrow(
      AtomicOperator operator, ByteBuffer chunk, int at, int bytes, long operand) {
    while (true) {
      int word = (int) INT.getVolatile(chunk, word(at));
      int read = narrow(word, at, bytes);
      int changed = with(word, at, bytes, (int) operator.apply(read, operand));
      if (INT.weakCompareAndSet(chunk, word(at), word, changed)) {
        return read;
      }
    }
  }

  @Override
  long compareExchange(ByteBuffer chunk, int at, int bytes, long expected, long replacement) {
    switch (bytes) {
      case Integer.BYTES:
        return (int) INT.compareAndExchange(chunk, at, (int) expected, (int) replacement)
            & 0xFFFFFFFFL;
      case Long.BYTES:
        return (long) LONG.compareAndExchange(chunk, at, expected, replacement);
      default:
        return exchangeNarrow(chunk, at, bytes, (int) expected, (int) replacement);
    }
  }

  private static long exchangeNarrow(
      ByteBuffer chunk, int at, int bytes, int expected, int replacement) {
    while (true) {
      int word = (int) INT.getVolatile(chunk, word(at));
      int read = narrow(word, at, bytes);
      if (read != expected
          || INT.weakCompareAndSet(chunk, word(at), word, with(word, at, bytes, replacement))) {
        return read;
      }
    }
  }

  /** Where the word begins that holds a byte. */
  private static int word(int at) {
    return at & -Integer.BYTES;
  }

  private static int shift(int at) {
    return (at & (Integer.BYTES - 1)) * Byte.SIZE;
  }

  private static int mask(int bytes) {
    return (1 << (bytes * Byte.SIZE)) - 1;
  }

  /** One or two bytes of their word. */
  private static int narrow(int word, int at, int bytes) {
    return (word >>> shift(at)) & mask(bytes);
  }

  /** The word with one or two bytes replaced. */
  private static int with(int word, int at, int bytes, int value) {
    int mask = mask(bytes);
    return (word & ~(mask << shift(at))) | ((value & mask) << shift(at));
  }

  @Override
  void fence() {
    VarHandle.fullFence();
  }
}
