package io.dunlin.wasm.binary;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
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
  void headersAreInsertedInFrontOfContents() {
    out.writeByte(9);
    out.insertSectionHeader(5, 1);
    int start = out.size();
    byte[] content = new byte[300];
    content[299] = 7;
    out.writeBytes(content);
    out.insertSectionHeader(6, start);
    byte[] bytes = out.takeBytes();
    assertArrayEquals(ModuleBytes.hex("09 05 00 06 ac 02"), Arrays.copyOf(bytes, 6));
    assertArrayEquals(content, Arrays.copyOfRange(bytes, 6, bytes.length));
  }

  @Test
  void takenBytesAreForgotten() {
    out.writeByte(1);
    assertArrayEquals(new byte[] {1}, out.takeBytes());
    assertEquals(0, out.size());
    out.writeByte(2);
    assertArrayEquals(new byte[] {2}, out.toByteArray());
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
