package io.dunlin.benchmarks.engine;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What a command writes. Not thread-safe. */
final class Output {
  private static final int DIGEST_LENGTH = 8;

  private final ByteArrayOutputStream stdout = new ByteArrayOutputStream();
  private final ByteArrayOutputStream stderr = new ByteArrayOutputStream();

  ByteArrayOutputStream stdout() {
    return stdout;
  }

  ByteArrayOutputStream stderr() {
    return stderr;
  }

  /** The beginning of the SHA-256 of all that came to standard output, then to standard error. */
  String digest() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(stdout.toByteArray());
      digest.update(stderr.toByteArray());
      return HexFormat.of().formatHex(digest.digest(), 0, DIGEST_LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
