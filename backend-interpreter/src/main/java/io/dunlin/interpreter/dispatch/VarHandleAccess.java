package io.dunlin.interpreter.dispatch;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Little-endian access to byte arrays where the platform has {@link VarHandle}. */
@BeyondAndroid
final class VarHandleAccess {
  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private VarHandleAccess() {}

  static short getShort(byte[] bytes, int at) {
    return (short) SHORT.get(bytes, at);
  }

  static int getInt(byte[] bytes, int at) {
    return (int) INT.get(bytes, at);
  }

  static long getLong(byte[] bytes, int at) {
    return (long) LONG.get(bytes, at);
  }

  static void setShort(byte[] bytes, int at, short value) {
    SHORT.set(bytes, at, value);
  }

  static void setInt(byte[] bytes, int at, int value) {
    INT.set(bytes, at, value);
  }

  static void setLong(byte[] bytes, int at, long value) {
    LONG.set(bytes, at, value);
  }
}
