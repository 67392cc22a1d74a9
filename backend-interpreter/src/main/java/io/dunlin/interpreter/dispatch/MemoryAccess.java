package io.dunlin.interpreter.dispatch;

/**
 * Little-endian access to the bytes of memories.
 *
 * <p>Uses {@code VarHandle} where the platform has it; Android has it from API level 33 on. An
 * index at which not all bytes lie in the array is an {@link IndexOutOfBoundsException}, and
 * nothing is written.
 */
final class MemoryAccess {
  private static final boolean HAS_VAR_HANDLES = hasVarHandles();

  private MemoryAccess() {}

  private static boolean hasVarHandles() {
    try {
      return VarHandleAccess.getInt(new byte[Integer.BYTES], 0) == 0;
    } catch (LinkageError e) {
      return false;
    }
  }

  static short getShort(byte[] bytes, int at) {
    return HAS_VAR_HANDLES ? VarHandleAccess.getShort(bytes, at) : PlainAccess.getShort(bytes, at);
  }

  static int getInt(byte[] bytes, int at) {
    return HAS_VAR_HANDLES ? VarHandleAccess.getInt(bytes, at) : PlainAccess.getInt(bytes, at);
  }

  static long getLong(byte[] bytes, int at) {
    return HAS_VAR_HANDLES ? VarHandleAccess.getLong(bytes, at) : PlainAccess.getLong(bytes, at);
  }

  static void setShort(byte[] bytes, int at, short value) {
    if (HAS_VAR_HANDLES) {
      VarHandleAccess.setShort(bytes, at, value);
    } else {
      PlainAccess.setShort(bytes, at, value);
    }
  }

  static void setInt(byte[] bytes, int at, int value) {
    if (HAS_VAR_HANDLES) {
      VarHandleAccess.setInt(bytes, at, value);
    } else {
      PlainAccess.setInt(bytes, at, value);
    }
  }

  static void setLong(byte[] bytes, int at, long value) {
    if (HAS_VAR_HANDLES) {
      VarHandleAccess.setLong(bytes, at, value);
    } else {
      PlainAccess.setLong(bytes, at, value);
    }
  }

  /** Writes sixteen bytes, or none. */
  static void setVector(byte[] bytes, int at, long low, long high) {
    if ((at | (bytes.length - 2 * Long.BYTES - at)) < 0) {
      throw new IndexOutOfBoundsException("index " + at);
    }
    setLong(bytes, at, low);
    setLong(bytes, at + Long.BYTES, high);
  }
}
