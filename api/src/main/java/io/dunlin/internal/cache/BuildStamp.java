package io.dunlin.internal.cache;

import io.dunlin.internal.artifact.Compatibility;
import java.io.File;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.StringTokenizer;

/**
 * Tells builds of a version apart that has not been released: whoever changes a compiler does not
 * want to see the code of the one before.
 */
final class BuildStamp {
  private BuildStamp() {}

  /** A hash of the sizes and times of all files that classes may come from. */
  static byte[] ofClassPath() {
    MessageDigest digest = Compatibility.sha256();
    for (String property : new String[] {"java.class.path", "jdk.module.path"}) {
      StringTokenizer entries =
          new StringTokenizer(System.getProperty(property, ""), File.pathSeparator);
      while (entries.hasMoreTokens()) {
        File file = new File(entries.nextToken());
        update(digest, file.isDirectory() ? new File(file, "io/dunlin") : file);
      }
    }
    return digest.digest();
  }

  private static void update(MessageDigest digest, File file) {
    digest.update(file.getName().getBytes(StandardCharsets.UTF_8));
    File[] content = file.listFiles();
    if (content == null) {
      digest.update(
          ByteBuffer.allocate(2 * Long.BYTES)
              .putLong(file.length())
              .putLong(file.lastModified())
              .array());
    } else {
      Arrays.sort(content);
      for (File each : content) {
        update(digest, each);
      }
    }
  }
}
