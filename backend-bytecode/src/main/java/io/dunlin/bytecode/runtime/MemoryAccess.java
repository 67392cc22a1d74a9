package io.dunlin.bytecode.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Little-endian access to the bytes of memories. Where time is spent, compiled code uses the
 * handles itself, so that HotSpot sees constants and no call that it would have to decide to
 * inline.
 *
 * <p>Elsewhere it calls the methods. HotSpot's first compiler makes a kilobyte of code of each use
 * of a handle, which is slow besides; and does not inline methods with more than ten slots of
 * locals and operands. That is what the variables are for that nothing is assigned to. The second
 * compiler does, and makes the same code of both.
 */
@SuppressWarnings("UnusedVariable")
public final class MemoryAccess {
  /** Access to two bytes. */
  public static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);

  /** Access to four bytes. */
  public static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  /** Access to eight bytes. */
  public static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** Access to four bytes as a number. */
  public static final VarHandle FLOAT =
      MethodHandles.byteArrayViewVarHandle(float[].class, ByteOrder.LITTLE_ENDIAN);

  /** Access to eight bytes as a number. */
  public static final VarHandle DOUBLE =
      MethodHandles.byteArrayViewVarHandle(double[].class, ByteOrder.LITTLE_ENDIAN);

  private MemoryAccess() {}

  /** Reads two bytes. */
  public static short getShort(byte[] bytes, int index) {
    long slot1;
    long slot3;
    long slot5;
    long slot7;
    long slot9;
    return (short) SHORT.get(bytes, index);
  }

  /** Writes two bytes. */
  public static void setShort(byte[] bytes, int index, short value) {
    long slot1;
    long slot3;
    long slot5;
    long slot7;
    long slot9;
    SHORT.set(bytes, index, value);
  }

  /** Reads four bytes. */
  public static int getInt(byte[] bytes, int index) {
    long slot1;
    long slot3;
    long slot5;
    long slot7;
    long slot9;
    return (int) INT.get(bytes, index);
  }

  /** Writes four bytes. */
  public static void setInt(byte[] bytes, int index, int value) {
    long slot1;
    long slot3;
    long slot5;
    long slot7;
    long slot9;
    INT.set(bytes, index, value);
  }

  /** Reads eight bytes. */
  public static long getLong(byte[] bytes, int index) {
    long slot1;
    long slot3;
    long slot5;
    long slot7;
    long slot9;
    return (long) LONG.get(bytes, index);
  }

  /** Writes eight bytes. */
  public static void setLong(byte[] bytes, int index, long value) {
    long slot1;
    long slot3;
    long slot5;
    long slot7;
    long slot9;
    LONG.set(bytes, index, value);
  }

  /** Reads a number of four bytes. */
  public static float getFloat(byte[] bytes, int index) {
    long slot1;
    long slot3;
    long slot5;
    long slot7;
    long slot9;
    return (float) FLOAT.get(bytes, index);
  }

  /** Writes a number of four bytes. */
  public static void setFloat(byte[] bytes, int index, float value) {
    long slot1;
    long slot3;
    long slot5;
    long slot7;
    long slot9;
    FLOAT.set(bytes, index, value);
  }

  /** Reads a number of eight bytes. */
  public static double getDouble(byte[] bytes, int index) {
    long slot1;
    long slot3;
    long slot5;
    long slot7;
    long slot9;
    return (double) DOUBLE.get(bytes, index);
  }

  /** Writes a number of eight bytes. */
  public static void setDouble(byte[] bytes, int index, double value) {
    long slot1;
    long slot3;
    long slot5;
    long slot7;
    long slot9;
    DOUBLE.set(bytes, index, value);
  }
}
