package io.dunlin.wasm.binary;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;

class ByteWriterTests {
  private final ByteWriter out = new ByteWriter();

  private ByteReader written() {
    byte[] bytes = out.toByteArray();
    return new ByteReader(bytes, 0, bytes.length);
  }

  @Test
  void numbersCanBeReadAgain() {
    for (int shift = 0; shift < 64; shift++) {
      for (long delta = -1; delta <= 1; delta++) {
        long value = (1L << shift) + delta;
        out.clear();
        out.writeU64(value);
        out.writeS64(value);
        out.writeS64(-value);
        int low = (int) value;
        out.writeU32(low);
        out.writeS64(low);
        out.writeLong(value);
        out.writeInt(low);
        ByteReader in = written();
        assertEquals(value, in.readU64());
        assertEquals(value, in.readS64());
        assertEquals(-value, in.readS64());
        assertEquals(low, in.readU32());
        assertEquals(low, in.readS32());
        assertEquals(value, in.readLong());
        assertEquals(low, in.readInt());
        assertFalse(in.hasRemaining());
      }
    }
  }

  @Test
  void numbersAreShort() {
    out.writeU32(127);
    out.writeS64(-64);
    out.writeU32(128);
    out.writeS64(64);
    assertArrayEquals(ModuleBytes.hex("7f 40 80 01 c0 00"), out.toByteArray());
  }

  @Test
  void namesCanBeReadAgain() {
    String name = "grün \uD83D\uDE00 " + "x".repeat(200);
    out.writeName(name);
    assertEquals(name, written().readName());
  }

  @Test
  void contentsAreSized() {
    ByteWriter content = new ByteWriter();
    content.writeBytes(new byte[130]);
    out.writeSized(content);
    assertEquals(132, out.size());
    assertEquals(130, written().readLength());
  }
}
