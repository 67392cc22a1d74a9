package io.dunlin.internal.artifact;

import io.dunlin.spi.code.ArtifactException;
import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The variable part of the header: texts, each UTF-8 after its length in two bytes; lists of them
 * after their number.
 */
final class HeaderFields {
  private static final int MAX_LENGTH = 0xFFFF;

  private HeaderFields() {}

  /** The bytes; equal for equal values and only for these. */
  static byte[] encode(Compatibility value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    writeText(out, value.engineVersion());
    writeText(out, value.backend());
    writeText(out, value.target());
    writeLength(out, value.features().size());
    value.features().forEach(feature -> writeText(out, feature));
    writeLength(out, value.settings().size());
    value
        .settings()
        .forEach(
            (name, setting) -> {
              writeText(out, name);
              writeText(out, setting);
            });
    return out.toByteArray();
  }

  /**
   * The value.
   *
   * @param fields all that there is, and nothing more
   * @throws ArtifactException if that is not so
   */
  static Compatibility decode(ByteBuffer fields) {
    try {
      String engineVersion = readText(fields);
      String backend = readText(fields);
      String target = readText(fields);
      List<String> features = new ArrayList<>();
      for (int count = readLength(fields); count > 0; count--) {
        features.add(readText(fields));
      }
      SortedMap<String, String> settings = new TreeMap<>();
      for (int count = readLength(fields); count > 0; count--) {
        String name = readText(fields);
        settings.put(name, readText(fields));
      }
      if (fields.hasRemaining()) {
        throw malformed(fields.remaining() + " bytes too long");
      }
      return new Compatibility(engineVersion, backend, target, features, settings);
    } catch (BufferUnderflowException e) {
      throw malformed("cut off");
    }
  }

  private static ArtifactException malformed(String how) {
    return new ArtifactException("header", "well-formed", how);
  }

  private static void writeLength(ByteArrayOutputStream out, int length) {
    if (length > MAX_LENGTH) {
      throw new IllegalArgumentException("too long for the header of an artifact: " + length);
    }
    out.write(length);
    out.write(length >>> 8);
  }

  private static void writeText(ByteArrayOutputStream out, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    writeLength(out, bytes.length);
    out.write(bytes, 0, bytes.length);
  }

  private static int readLength(ByteBuffer in) {
    int low = in.get() & 0xFF;
    return low | (in.get() & 0xFF) << 8;
  }

  private static String readText(ByteBuffer in) {
    int length = readLength(in);
    if (length > in.remaining()) {
      throw new BufferUnderflowException();
    }
    byte[] bytes = new byte[length];
    in.get(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
