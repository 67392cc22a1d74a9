package io.dunlin.wasm.binary;

import java.nio.charset.StandardCharsets;

/** Puts modules together from hexadecimal digits. */
final class ModuleBytes {
  static final String HEADER = "00 61 73 6d 01 00 00 00";

  private ModuleBytes() {}

  /** The bytes that hexadecimal digits stand for; blanks do not count. */
  static byte[] hex(String digits) {
    String compact = digits.replaceAll("\\s", "");
    byte[] bytes = new byte[compact.length() / 2];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) Integer.parseInt(compact.substring(2 * i, 2 * i + 2), 16);
    }
    return bytes;
  }

  /** The header and these sections. */
  static byte[] module(byte[]... sections) {
    ByteWriter out = new ByteWriter();
    out.writeBytes(hex(HEADER));
    for (byte[] section : sections) {
      out.writeBytes(section);
    }
    return out.toByteArray();
  }

  /** A section of this content; its size is right. */
  static byte[] section(int id, String content) {
    return section(id, hex(content));
  }

  private static byte[] section(int id, byte[] content) {
    ByteWriter out = new ByteWriter();
    out.writeByte(id);
    out.writeU32(content.length);
    out.writeBytes(content);
    return out.toByteArray();
  }

  /** A custom section. */
  static byte[] custom(String name, byte[] content) {
    ByteWriter out = new ByteWriter();
    out.writeName(name);
    out.writeBytes(content);
    return section(0, out.toByteArray());
  }

  /** A module with every section and every form in it, each written in the shortest way. */
  static byte[] everything() {
    return module(
        custom("first", hex("01")),
        types(),
        imports(),
        custom("middle", "text".getBytes(StandardCharsets.UTF_8)),
        section(3, "02 00 01"),
        // A 64-bit table with a maximum, and one with an initializer.
        section(4, "02  70 05 00 ff 01  40 00 64 70 00 02 d2 01 0b"),
        // A 64-bit memory, a shared one, and one with pages of one byte.
        section(5, "03  05 01 02  03 01 02  08 07 00"),
        section(13, "01 00 05"),
        section(6, "02  7f 01 41 2a 0b  63 02 00 d0 02 0b"),
        section(7, "05  01 66 00 01  01 74 01 01  01 6d 02 01  01 67 03 01  01 65 04 00"),
        section(8, "00"),
        elements(),
        section(12, "03"),
        section(10, "02  02 00 0b  09 01 01 7f 43 00 00 00 00 0b"),
        section(11, "03  00 41 00 0b 02 68 69  01 01 78  02 01 42 05 0b 00"),
        custom("name", hex("00 02 01 6d  01 04 01 00 01 66")),
        custom("last", new byte[0]));
  }

  private static byte[] types() {
    return section(
        1,
        "06"
            + "60 00 00"
            + "60 02 7f 7e 01 7d"
            // A structure and an array that refer to each other, both open.
            + "4e 02  50 00 5f 02 78 01 63 03 00  50 00 5e 64 02 01"
            // A final subtype of the structure.
            + "4f 01 02 5f 03 78 01 63 03 00 7b 01"
            + "60 01 7f 00"
            + "60 00 02 70 6f");
  }

  private static byte[] imports() {
    return section(
        2,
        "05"
            + "01 6d 01 66 00 00"
            + "01 6d 01 74 01 70 01 01 02"
            + "01 6d 01 6d 02 00 01"
            + "01 6d 01 67 03 7f 00"
            + "01 6d 01 65 04 00 05");
  }

  private static byte[] elements() {
    return section(
        9,
        "08"
            + "00 41 00 0b 01 01"
            + "01 00 01 01"
            + "02 01 42 00 0b 00 01 01"
            + "03 00 01 01"
            + "04 41 00 0b 01 d2 01 0b"
            + "05 70 01 d0 70 0b"
            + "06 02 41 00 0b 64 70 01 d2 01 0b"
            + "07 70 01 d2 01 0b");
  }
}
