package io.dunlin.wasm.op;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

/** What moves lanes, against arrays of bytes; and the dot products. */
class LanesTests {
  private static byte[] bytes(long... halves) {
    ByteBuffer buffer = ByteBuffer.allocate(8 * halves.length).order(ByteOrder.LITTLE_ENDIAN);
    for (long half : halves) {
      buffer.putLong(half);
    }
    return buffer.array();
  }

  private static long half(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
  }

  @Test
  void bitselect() {
    for (long x : Samples.LONGS) {
      for (long y : Samples.LONGS) {
        for (long mask : Samples.LONGS) {
          long expected = 0;
          for (int bit = 0; bit < 64; bit++) {
            expected |= ((mask >>> bit & 1) != 0 ? x : y) & (1L << bit);
          }
          assertEquals(expected, Lanes.bitselect(x, y, mask));
        }
      }
    }
  }

  @Test
  void byteAt() {
    for (long low : Samples.LONGS) {
      byte[] all = bytes(low, ~low);
      for (int i = 0; i < 16; i++) {
        assertEquals(all[i] & 0xFF, Lanes.byteAt(low, ~low, i));
      }
    }
  }

  @Test
  void swizzle() {
    long[] indices = {
      0x0706050403020100L, 0x0F0E0D0C0B0A0908L, 0xFF7F8010110F0001L, 0x1F20404142434445L
    };
    for (long low : Samples.LONGS) {
      for (long high : Samples.LONGS) {
        byte[] all = bytes(low, high);
        for (long at : indices) {
          byte[] expected = new byte[8];
          for (int i = 0; i < 8; i++) {
            int index = bytes(at)[i] & 0xFF;
            expected[i] = index < 16 ? all[index] : 0;
          }
          assertEquals(half(expected), Lanes.swizzle(low, high, at));
        }
      }
    }
  }

  @Test
  void interleaving() {
    for (long x : Samples.LONGS) {
      long y = 31 * x + 7;
      assertEquals(Lanes.shuffle(x, 0, y, 0, 0x1303120211011000L), Lanes.interleaveLow(x, y));
      assertEquals(Lanes.shuffle(x, 0, y, 0, 0x1707160615051404L), Lanes.interleaveHigh(x, y));
    }
  }

  @Test
  void shuffle() {
    for (long x : Samples.LONGS) {
      for (long y : Samples.LONGS) {
        byte[] all = bytes(x, ~y, y, x * 31);
        long indices = (x ^ Long.reverse(y)) & 0x1F1F1F1F1F1F1F1FL;
        byte[] expected = new byte[8];
        for (int i = 0; i < 8; i++) {
          expected[i] = all[bytes(indices)[i]];
        }
        assertEquals(half(expected), Lanes.shuffle(x, ~y, y, x * 31, indices));
      }
    }
  }

  private static int relaxedDot(byte[] x, byte[] y, int lane) {
    int sum = x[2 * lane] * y[2 * lane] + x[2 * lane + 1] * y[2 * lane + 1];
    return Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, sum));
  }

  @Test
  void relaxedDotProducts() {
    long sum = 0x7FFFFFF080000001L;
    for (long x : Samples.LONGS) {
      for (long y : Samples.LONGS) {
        ByteBuffer dot = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
        ByteBuffer added = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
        ByteBuffer addend = ByteBuffer.wrap(bytes(sum)).order(ByteOrder.LITTLE_ENDIAN);
        for (int lane = 0; lane < 4; lane++) {
          dot.putShort((short) relaxedDot(bytes(x), bytes(y), lane));
        }
        for (int lane = 0; lane < 2; lane++) {
          added.putInt(addend.getInt() + dot.getShort(4 * lane) + dot.getShort(4 * lane + 2));
        }
        assertEquals(dot.getLong(0), Lanes.relaxedDot(x, y));
        assertEquals(added.getLong(0), Lanes.relaxedDotAdd(x, y, sum));
      }
    }
    assertEquals(0x7FFF7FFF7FFF7FFFL, Lanes.relaxedDot(0x8080808080808080L, 0x8080808080808080L));
  }
}
