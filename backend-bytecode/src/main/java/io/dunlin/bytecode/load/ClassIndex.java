package io.dunlin.bytecode.load;

import io.dunlin.spi.code.ArtifactException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What classes a module has, and how long their class files are: the beginning of an artifact's
 * code, or all of it if the class files lie beside it on a class path. Immutable.
 *
 * <table>
 * <caption>The format; numbers are big-endian, as in class files</caption>
 * <tr><th>bytes</th><th>what</th></tr>
 * <tr><td>2</td><td>length of the name of the package of the module's classes</td></tr>
 * <tr><td></td><td>that name, in UTF-8</td></tr>
 * <tr><td>4</td><td>number of classes</td></tr>
 * <tr><td></td><td>for each class, in the order of the names: length of the name in two bytes,
 *     name, length of the class file in four bytes</td></tr>
 * </table>
 *
 * @param packageName the package of the classes that are the module's own, with dots
 * @param lengths the lengths of all class files by the names of the classes, with dots
 */
record ClassIndex(String packageName, SortedMap<String, Integer> lengths) {
  /** Of a class: the lengths of an empty name and of its class file. */
  private static final int LEAST_BYTES = Short.BYTES + Integer.BYTES;

  /** The index of class files. */
  static ClassIndex of(String packageName, SortedMap<String, byte[]> files) {
    SortedMap<String, Integer> lengths = new TreeMap<>();
    files.forEach((name, file) -> lengths.put(name, file.length));
    return new ClassIndex(packageName, lengths);
  }

  /**
   * Reads an index.
   *
   * @param in begins with it, and is moved behind it
   * @throws ArtifactException if it is none
   */
  static ClassIndex read(ByteBuffer in) {
    try {
      String packageName = readText(in);
      int count = in.getInt();
      if (count < 0 || count > in.remaining() / LEAST_BYTES) {
        throw new BufferUnderflowException();
      }
      SortedMap<String, Integer> lengths = new TreeMap<>();
      for (int i = 0; i < count; i++) {
        lengths.put(readText(in), in.getInt());
      }
      return new ClassIndex(packageName, lengths);
    } catch (BufferUnderflowException e) {
      throw malformed("cut off");
    }
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

  static ArtifactException malformed(String how) {
    return new ArtifactException("code", "class files", how);
  }

  /** The index as bytes. */
  byte[] encode() {
    byte[] packageText = utf8(packageName);
    long size = (long) Short.BYTES + packageText.length + Integer.BYTES;
    for (String name : lengths.keySet()) {
      size += LEAST_BYTES + utf8(name).length;
    }
    ByteBuffer out = ByteBuffer.allocate(Math.toIntExact(size));
    out.putShort((short) packageText.length).put(packageText).putInt(lengths.size());
    for (Map.Entry<String, Integer> each : lengths.entrySet()) {
      byte[] text = utf8(each.getKey());
      out.putShort((short) text.length).put(text).putInt(each.getValue());
    }
    return out.array();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
