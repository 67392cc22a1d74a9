package io.dunlin.bytecode.load;

import io.dunlin.spi.code.ArtifactException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * The class files of a module as bytes: what an artifact has for code. Thread-safe.
 *
 * <table>
 * <caption>The format; numbers are big-endian, as in class files</caption>
 * <tr><th>bytes</th><th>what</th></tr>
 * <tr><td>2</td><td>length of the name of the package of the module's classes</td></tr>
 * <tr><td></td><td>that name, in UTF-8</td></tr>
 * <tr><td>4</td><td>number of classes</td></tr>
 * <tr><td></td><td>for each class, in the order of the names: length of the name in two bytes,
 *     name, length of the class file in four bytes</td></tr>
 * <tr><td></td><td>the class files in the same order</td></tr>
 * </table>
 */
public final class StoredClassFiles implements ClassFiles {
  /** Of a class: the lengths of an empty name and of its class file. */
  private static final int LEAST_BYTES = Short.BYTES + Integer.BYTES;

  private record Range(int start, int length) {}

  private final ByteBuffer stored;
  private final String packageName;
  private final Map<String, Range> ranges = new HashMap<>();

  private StoredClassFiles(ByteBuffer stored) {
    this.stored = stored.slice();
    ByteBuffer in = this.stored.duplicate();
    try {
      packageName = readText(in);
      readRanges(in);
    } catch (BufferUnderflowException e) {
      throw malformed("cut off");
    }
  }

  private static ArtifactException malformed(String how) {
    return new ArtifactException("code", "class files", how);
  }

  /**
   * Reads what {@link #encode} has made.
   *
   * @param stored the bytes, from position to limit, which are kept and must not change
   * @throws ArtifactException if they are not of this form
   */
  public static StoredClassFiles read(ByteBuffer stored) {
    return new StoredClassFiles(stored);
  }

  private static String readText(ByteBuffer in) {
    int length = in.getShort() & 0xFFFF;
    if (length > in.remaining()) {
      throw new BufferUnderflowException();
    }
    byte[] bytes = new byte[length];
    in.get(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private void readRanges(ByteBuffer in) {
    int count = in.getInt();
    if (count < 0 || count > in.remaining() / LEAST_BYTES) {
      throw new BufferUnderflowException();
    }
    String[] names = new String[count];
    int[] lengths = new int[count];
    for (int i = 0; i < count; i++) {
      names[i] = readText(in);
      lengths[i] = in.getInt();
    }
    int start = in.position();
    for (int i = 0; i < count; i++) {
      if (lengths[i] < 0 || lengths[i] > stored.limit() - start) {
        throw new BufferUnderflowException();
      }
      ranges.put(names[i], new Range(start, lengths[i]));
      start += lengths[i];
    }
    if (start != stored.limit()) {
      throw malformed(stored.limit() - start + " bytes too long");
    }
  }

  /** Class files as bytes. */
  public static byte[] encode(String packageName, SortedMap<String, byte[]> files) {
    byte[] packageText = packageName.getBytes(StandardCharsets.UTF_8);
    long size = Short.BYTES + packageText.length + Integer.BYTES;
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      size += LEAST_BYTES + utf8Length(file.getKey()) + file.getValue().length;
    }
    ByteBuffer out = ByteBuffer.allocate(Math.toIntExact(size));
    out.putShort((short) packageText.length).put(packageText).putInt(files.size());
    files.forEach(
        (name, file) -> {
          byte[] text = name.getBytes(StandardCharsets.UTF_8);
          out.putShort((short) text.length).put(text).putInt(file.length);
        });
    files.values().forEach(out::put);
    return out.array();
  }

  private static int utf8Length(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  /** The package of the module's classes. */
  public String packageName() {
    return packageName;
  }

  /** The whole, as {@link #encode} has made it; the array belongs to the caller. */
  public byte[] toBytes() {
    return bytes(0, stored.limit());
  }

  @Override
  public byte @Nullable [] find(String className) {
    Range range = ranges.get(className);
    return range == null ? null : bytes(range.start, range.length);
  }

  private byte[] bytes(int start, int length) {
    ByteBuffer part = stored.duplicate();
    part.position(start);
    byte[] bytes = new byte[length];
    part.get(bytes);
    return bytes;
  }
}
