package io.dunlin.interpreter.dispatch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

/** The two ways to access memory do the same. */
final class MemoryAccessTests {
  private static final long VALUE = 0x8182_8384_0506_0788L;

  @Test
  void readTheSame() {
    byte[] bytes = {(byte) 0x80, 1, 2, (byte) 0xF3, 4, 5, 6, (byte) 0x97, 8};
    for (int at = 0; at < 2; at++) {
      assertEquals(VarHandleAccess.getShort(bytes, at), PlainAccess.getShort(bytes, at));
      assertEquals(VarHandleAccess.getInt(bytes, at), PlainAccess.getInt(bytes, at));
      assertEquals(VarHandleAccess.getLong(bytes, at), PlainAccess.getLong(bytes, at));
    }
  }

  @Test
  void writeTheSame() {
    byte[] expected = new byte[20];
    byte[] actual = new byte[20];
    VarHandleAccess.setShort(expected, 1, (short) VALUE);
    PlainAccess.setShort(actual, 1, (short) VALUE);
    VarHandleAccess.setInt(expected, 5, (int) VALUE);
    PlainAccess.setInt(actual, 5, (int) VALUE);
    VarHandleAccess.setLong(expected, 11, VALUE);
    PlainAccess.setLong(actual, 11, VALUE);
    assertArrayEquals(expected, actual);
  }

  @Test
  void writeNothingOutOfBounds() {
    byte[] bytes = new byte[8];
    for (int at : new int[] {-7, -3, -1, 7}) {
      assertThrows(
          IndexOutOfBoundsException.class, () -> PlainAccess.setShort(bytes, at, (short) -1));
      assertThrows(IndexOutOfBoundsException.class, () -> PlainAccess.setInt(bytes, at, -1));
      assertThrows(IndexOutOfBoundsException.class, () -> PlainAccess.setLong(bytes, at, -1));
    }
    assertArrayEquals(new byte[8], bytes);
  }
}
