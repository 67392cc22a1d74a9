package io.dunlin.wasm.binary;

import static io.dunlin.wasm.binary.ModuleBytes.hex;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dunlin.wasm.MalformedModuleException;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ByteReaderTests {
  private static ByteReader reader(String digits) {
    byte[] bytes = hex(digits);
    return new ByteReader(bytes, 0, bytes.length);
  }

  private static void assertMalformed(
      String reason, int offset, String digits, Function<ByteReader, Object> read) {
    MalformedModuleException e =
        assertThrows(MalformedModuleException.class, () -> read.apply(reader(digits)));
    assertTrue(e.reason().startsWith(reason), e.reason());
    assertEquals(offset, e.offset());
  }

  @Test
  void unsignedNumbers() {
    assertEquals(0, reader("00").readU32());
    assertEquals(0, reader("80 80 80 80 00").readU32());
    assertEquals(127, reader("7f").readU32());
    assertEquals(128, reader("80 01").readU32());
    assertEquals(624485, reader("e5 8e 26").readU32());
    assertEquals(-1, reader("ff ff ff ff 0f").readU32());
    assertEquals(-1L, reader("ff ff ff ff ff ff ff ff ff 01").readU64());
  }

  @Test
  void signedNumbers() {
    assertEquals(-1, reader("7f").readS32());
    assertEquals(63, reader("3f").readS32());
    assertEquals(-64, reader("40").readS32());
    assertEquals(64, reader("c0 00").readS32());
    assertEquals(Integer.MIN_VALUE, reader("80 80 80 80 78").readS32());
    assertEquals(Integer.MAX_VALUE, reader("ff ff ff ff 07").readS32());
    assertEquals(Long.MIN_VALUE, reader("80 80 80 80 80 80 80 80 80 7f").readS64());
    assertEquals(Long.MAX_VALUE, reader("ff ff ff ff ff ff ff ff ff 00").readS64());
    assertEquals(-64, reader("40").readS33());
    assertEquals((1L << 32) - 1, reader("ff ff ff ff 0f").readS33());
    assertEquals(-(1L << 32), reader("80 80 80 80 70").readS33());
  }

  @Test
  void numbersThatAreTooLong() {
    String reason = "integer representation too long";
    assertMalformed(reason, 0, "80 80 80 80 80 00", ByteReader::readU32);
    assertMalformed(reason, 0, "80 80 80 80 80 00", ByteReader::readS32);
    assertMalformed(reason, 0, "80 80 80 80 80 00", ByteReader::readS33);
    assertMalformed(reason, 0, "80 80 80 80 80 80 80 80 80 80 00", ByteReader::readU64);
    assertMalformed(reason, 0, "ff ff ff ff ff ff ff ff ff ff 7f", ByteReader::readS64);
  }

  @Test
  void numbersThatAreTooLarge() {
    String reason = "integer too large";
    assertMalformed(reason, 0, "80 80 80 80 10", ByteReader::readU32);
    assertMalformed(reason, 0, "ff ff ff ff 7f", ByteReader::readU32);
    assertMalformed(reason, 0, "80 80 80 80 08", ByteReader::readS32);
    assertMalformed(reason, 0, "ff ff ff ff 77", ByteReader::readS32);
    assertMalformed(reason, 0, "80 80 80 80 10", ByteReader::readS33);
    assertMalformed(reason, 0, "80 80 80 80 80 80 80 80 80 02", ByteReader::readU64);
    assertMalformed(reason, 0, "80 80 80 80 80 80 80 80 80 01", ByteReader::readS64);
  }

  @Test
  void theEnd() {
    String reason = "unexpected end of section or function";
    assertMalformed(reason, 0, "", ByteReader::readByte);
    assertMalformed(reason, 0, "", ByteReader::peekByte);
    assertMalformed(reason, 2, "80 80", ByteReader::readU32);
    assertMalformed(reason, 2, "80 80", ByteReader::readS64);
    assertMalformed(reason, 3, "01 02 03", ByteReader::readInt);
    assertMalformed(reason, 5, "01 02 03 04 05", ByteReader::readLong);
  }

  @Test
  void aReaderStopsAtItsEnd() {
    ByteReader reader = new ByteReader(hex("01 02 03"), 1, 2);
    assertEquals(2, reader.readByte());
    assertThrows(MalformedModuleException.class, reader::readByte);
  }

  @Test
  void fixedNumbers() {
    assertEquals(0x84030201, reader("01 02 03 84").readInt());
    assertEquals(0x8877665544332211L, reader("11 22 33 44 55 66 77 88").readLong());
  }

  @Test
  void names() {
    assertEquals("", reader("00").readName());
    assertEquals("ab", reader("02 61 62").readName());
    assertEquals("é", reader("02 c3 a9").readName());
    assertMalformed("length out of bounds", 0, "03 61 62", ByteReader::readName);
    assertMalformed("malformed UTF-8 encoding", 1, "01 ff", ByteReader::readName);
  }

  @Test
  void lengths() {
    ByteReader reader = reader("02 00 00");
    assertEquals(2, reader.readLength());
    assertEquals(1, reader.skip(2));
    assertEquals(0, reader.remaining());
    assertMalformed("length out of bounds", 0, "ff ff ff ff 0f", ByteReader::readLength);
  }

  @Test
  void rangesAreChecked() {
    assertThrows(IndexOutOfBoundsException.class, () -> new ByteReader(new byte[2], 1, 3));
    assertThrows(IndexOutOfBoundsException.class, () -> new ByteReader(new byte[2], 2, 1));
    assertThrows(IndexOutOfBoundsException.class, () -> reader("00").reset(-1, 0));
  }
}
