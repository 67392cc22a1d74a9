package io.dunlin.bytecode.load;

import io.dunlin.bytecode.runtime.CodeForms;
import io.dunlin.spi.code.ArtifactException;
import io.dunlin.spi.code.ClassPathCode;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The class files of a module as bytes: a {@link ClassIndex}, then the class files in the same
 * order. Thread-safe.
 */
public final class StoredClassFiles implements ClassFiles, CodeForms {
  private final ClassIndex index;
  private final ByteBuffer stored;
  private final Map<String, Integer> starts = new HashMap<>();

  private StoredClassFiles(ClassIndex index, ByteBuffer stored, int start) {
    this.index = index;
    this.stored = stored;
    long at = start;
    for (Map.Entry<String, Integer> each : index.lengths().entrySet()) {
      starts.put(each.getKey(), (int) at);
      at += each.getValue();
      if (each.getValue() < 0 || at > stored.limit()) {
        throw ClassIndex.malformed("cut off");
      }
    }
    if (at != stored.limit()) {
      throw ClassIndex.malformed(stored.limit() - at + " bytes too long");
    }
  }

  /**
   * Reads what {@link #encode} has made.
   *
   * @param stored the bytes, from position to limit, which are kept and must not change
   * @throws ArtifactException if they are not of this form
   */
  public static StoredClassFiles read(ByteBuffer stored) {
    ByteBuffer whole = stored.slice();
    ByteBuffer in = whole.duplicate();
    ClassIndex index = ClassIndex.read(in);
    if (!in.hasRemaining()) {
      throw ClassIndex.malformed("their names, which is for class files on a class path");
    }
    return new StoredClassFiles(index, whole, in.position());
  }

  /**
   * Class files as bytes.
   *
   * @param packageName the package of the module's own classes
   * @param files the class files by the names of the classes, with dots
   */
  public static byte[] encode(String packageName, SortedMap<String, byte[]> files) {
    byte[] index = ClassIndex.of(packageName, files).encode();
    long size = index.length + files.values().stream().mapToLong(file -> file.length).sum();
    ByteBuffer out = ByteBuffer.allocate(Math.toIntExact(size)).put(index);
    files.values().forEach(out::put);
    return out.array();
  }

  /** The package of the module's classes. */
  public String packageName() {
    return index.packageName();
  }

  @Override
  public byte @Nullable [] find(String className) {
    Integer start = starts.get(className);
    Integer length = index.lengths().get(className);
    return start == null || length == null ? null : bytes(start, length);
  }

  private byte[] bytes(int start, int length) {
    ByteBuffer part = stored.duplicate();
    part.position(start);
    byte[] bytes = new byte[length];
    part.get(bytes);
    return bytes;
  }

  @Override
  public byte[] artifact() {
    return bytes(0, stored.limit());
  }

  @Override
  public ClassPathCode classPathCode() {
    SortedMap<String, byte[]> files = new TreeMap<>();
    for (String name : index.lengths().keySet()) {
      files.put(ClassPathFiles.path(name), Objects.requireNonNull(find(name)));
    }
    return new ClassPathCode(index.encode(), files);
  }
}
