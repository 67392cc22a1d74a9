package io.dunlin.interpreter.dispatch;

/** Little-endian access to byte arrays by plain array code, which works everywhere. */
final class PlainAccess {
  private PlainAccess() {}

  static short getShort(byte[] bytes, int at) {
    return (short) ((bytes[at] & 0xFF) | (bytes[at + 1] << 8));
  }

  static int getInt(byte[] bytes, int at) {
    return (bytes[at] & 0xFF)
        | ((bytes[at + 1] & 0xFF) << 8)
        | ((bytes[at + 2] & 0xFF) << 16)
        | (bytes[at + 3] << 24);
  }

  static long getLong(byte[] bytes, int at) {
    return (getInt(bytes, at) & 0xFFFFFFFFL) | ((long) getInt(bytes, at + 4) << 32);
  }

  /** Writing begins at the end; this is for the beginning, so that nothing is written in vain. */
  private static void checkStart(int at) {
    if (at < 0) {
      throw new IndexOutOfBoundsException("index " + at);
    }
  }

  static void setShort(byte[] bytes, int at, short value) {
    checkStart(at);
    bytes[at + 1] = (byte) (value >> 8);
    bytes[at] = (byte) value;
  }

  static void setInt(byte[] bytes, int at, int value) {
    checkStart(at);
    bytes[at + 3] = (byte) (value >> 24);
    bytes[at + 2] = (byte) (value >> 16);
    bytes[at + 1] = (byte) (value >> 8);
    bytes[at] = (byte) value;
  }

  static void setLong(byte[] bytes, int at, long value) {
    checkStart(at);
    setInt(bytes, at + 4, (int) (value >> 32));
    setInt(bytes, at, (int) value);
  }
}
