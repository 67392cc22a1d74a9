package io.dunlin.internal.artifact;

import io.dunlin.spi.code.ArtifactException;
import java.io.IOException;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32;

/**
 * A compiled module as bytes: a header, the module in the binary format, and a backend's code.
 *
 * <table>
 * <caption>The format; numbers are little-endian</caption>
 * <tr><th>offset</th><th>bytes</th><th>what</th></tr>
 * <tr><td>0</td><td>4</td><td>magic, {@code \0dlo}</td></tr>
 * <tr><td>4</td><td>2</td><td>version of this format</td></tr>
 * <tr><td>6</td><td>2</td><td>what is compiled: 0, a module</td></tr>
 * <tr><td>8</td><td>4</td><td>CRC-32 of everything that follows</td></tr>
 * <tr><td>12</td><td>4</td><td>length of the fields</td></tr>
 * <tr><td>16</td><td>8</td><td>length of the module</td></tr>
 * <tr><td>24</td><td>8</td><td>length of the code</td></tr>
 * <tr><td>32</td><td></td><td>fields: {@link Compatibility}</td></tr>
 * <tr><td></td><td></td><td>the module; then zeros up to a multiple of 4096, if there is code</td></tr>
 * <tr><td></td><td></td><td>the code</td></tr>
 * </table>
 */
public final class Artifact {
  /** The version of the format, to be raised with each change to it. */
  private static final int FORMAT_VERSION = 1;

  /** How many bytes tell what is compiled. */
  public static final int IDENTIFYING_BYTES = 8;

  private static final int MAGIC = 'd' << 8 | 'l' << 16 | 'o' << 24;
  private static final int KIND_MODULE = 0;
  private static final int KIND_AT = 6;
  private static final int CHECKSUM_AT = IDENTIFYING_BYTES;
  private static final int CHECKED_FROM = 12;
  private static final int FIELDS_AT = 32;

  /** So that code can be run where the file is mapped, without being copied. */
  private static final int CODE_ALIGNMENT = 4096;

  /** A file from this size on is mapped; a smaller one is read, which is faster. */
  private static final long MAPPED_FROM = 1 << 20;

  private final byte[] module;
  private final ByteBuffer code;

  private Artifact(byte[] module, ByteBuffer code) {
    this.module = module;
    this.code = code;
  }

  /** The module in the binary format; the array belongs to the caller. */
  public byte[] module() {
    return module;
  }

  /** The code, from position to limit; empty if the backend keeps none. */
  public ByteBuffer code() {
    return code;
  }

  /** Whether bytes begin as a compiled module does; they need not be one that can be loaded. */
  public static boolean isModule(byte[] bytes) {
    if (bytes.length < IDENTIFYING_BYTES) {
      return false;
    }
    ByteBuffer header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    return header.getInt(0) == MAGIC && header.getShort(KIND_AT) == KIND_MODULE;
  }

  /** The artifact as bytes. */
  public static byte[] encode(Compatibility compatibility, byte[] module, byte[] code) {
    byte[] fields = HeaderFields.encode(compatibility);
    long codeAt = codeOffset(fields.length, module.length, code.length);
    ByteBuffer out =
        ByteBuffer.allocate(Math.toIntExact(codeAt + code.length)).order(ByteOrder.LITTLE_ENDIAN);
    out.putInt(MAGIC);
    out.putShort((short) FORMAT_VERSION);
    out.putShort((short) KIND_MODULE);
    out.putInt(0);
    out.putInt(fields.length);
    out.putLong(module.length);
    out.putLong(code.length);
    out.put(fields);
    out.put(module);
    byte[] bytes = out.array();
    System.arraycopy(code, 0, bytes, (int) codeAt, code.length);
    out.putInt(CHECKSUM_AT, checksum(out));
    return bytes;
  }

  private static long codeOffset(long fieldsLength, long moduleLength, long codeLength) {
    long moduleEnd = FIELDS_AT + fieldsLength + moduleLength;
    return codeLength == 0
        ? moduleEnd
        : (moduleEnd + CODE_ALIGNMENT - 1) / CODE_ALIGNMENT * CODE_ALIGNMENT;
  }

  private static int checksum(ByteBuffer whole) {
    CRC32 crc = new CRC32();
    crc.update(slice(whole, CHECKED_FROM, whole.capacity() - CHECKED_FROM));
    return (int) crc.getValue();
  }

  /** The part of a buffer; {@code ByteBuffer.slice(int, int)} is newer than Android allows. */
  private static ByteBuffer slice(ByteBuffer whole, int offset, int length) {
    // As a Buffer: the methods of ByteBuffer that hide these are newer, too.
    ByteBuffer part = whole.duplicate();
    ((Buffer) part).limit(offset + length);
    ((Buffer) part).position(offset);
    return part.slice();
  }

  /**
   * Reads an artifact.
   *
   * @param bytes which the artifact's code goes on referring to
   * @param needed what the code has to be for
   * @throws ArtifactException if it cannot be used
   */
  public static Artifact decode(byte[] bytes, Compatibility needed) {
    return decode(ByteBuffer.wrap(bytes), needed);
  }

  /**
   * Reads an artifact from a file. If it is large its code stays there, mapped.
   *
   * @throws IOException if the file cannot be read
   * @throws ArtifactException if it cannot be used
   */
  public static Artifact read(Path file, Compatibility needed) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long size = channel.size();
      if (size > Integer.MAX_VALUE) {
        throw new ArtifactException("length", "less than 2 GiB", size + " bytes");
      }
      if (size >= MAPPED_FROM) {
        return decode(channel.map(FileChannel.MapMode.READ_ONLY, 0, size), needed);
      }
      ByteBuffer bytes = ByteBuffer.allocate((int) size);
      while (bytes.hasRemaining() && channel.read(bytes) >= 0) {}
      return decode(slice(bytes, 0, bytes.position()), needed);
    }
  }

  private static Artifact decode(ByteBuffer whole, Compatibility needed) {
    whole.order(ByteOrder.LITTLE_ENDIAN);
    int size = whole.capacity();
    if (size < FIELDS_AT) {
      throw new ArtifactException("length", "at least " + FIELDS_AT + " bytes", size + " bytes");
    }
    requireNumber("magic", MAGIC, whole.getInt(0));
    requireNumber("format version", FORMAT_VERSION, whole.getShort(4) & 0xFFFF);
    requireNumber("kind", KIND_MODULE, whole.getShort(KIND_AT) & 0xFFFF);
    long fieldsLength = whole.getInt(12) & 0xFFFF_FFFFL;
    long moduleLength = whole.getLong(16);
    long codeLength = whole.getLong(24);
    if (fieldsLength > size
        || Long.compareUnsigned(moduleLength, size) > 0
        || Long.compareUnsigned(codeLength, size) > 0
        || codeOffset(fieldsLength, moduleLength, codeLength) + codeLength != size) {
      throw new ArtifactException("length", "the sum of its parts", size + " bytes");
    }
    requireNumber("checksum", checksum(whole), whole.getInt(CHECKSUM_AT));
    needed.require(HeaderFields.decode(slice(whole, FIELDS_AT, (int) fieldsLength)));
    byte[] module = new byte[(int) moduleLength];
    slice(whole, FIELDS_AT + (int) fieldsLength, module.length).get(module);
    return new Artifact(module, slice(whole, size - (int) codeLength, (int) codeLength));
  }

  private static void requireNumber(String field, int expected, int found) {
    if (expected != found) {
      throw new ArtifactException(field, hex(expected), hex(found));
    }
  }

  private static String hex(int number) {
    return "0x" + Integer.toHexString(number);
  }
}
