package io.dunlin.nativeruntime.exec;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How many mappings may exist, and how many addresses they may have. The system bounds both for
 * each process, and a JVM that meets a bound ends; so memories and stacks together get no more than
 * half of them. Thread-safe.
 */
public final class MappingBudget {
  private static final Path SYSTEM = Path.of("/proc/sys/vm/max_map_count");
  private static final MappingBudget SHARED =
      new MappingBudget(ofSystem() / 2, Restrictions.addressSpace() / 2);

  private long mappingsLeft;
  private long bytesLeft;

  /** A budget of its own, for tests. */
  public MappingBudget(long mappings, long bytes) {
    mappingsLeft = mappings;
    bytesLeft = bytes;
  }

  /** The budget of this process. */
  public static MappingBudget shared() {
    return SHARED;
  }

  private static long ofSystem() {
    try (InputStream in = Files.newInputStream(SYSTEM)) {
      // The file gives everything at the first read, however little that asks for.
      byte[] text = new byte[Long.BYTES * 4];
      int length = Math.max(0, in.read(text));
      return Long.parseLong(new String(text, 0, length, StandardCharsets.US_ASCII).strip());
    } catch (IOException | NumberFormatException e) {
      return Tuning.MAP_COUNT;
    }
  }

  /** Takes some mappings that have this many bytes together, if there are as many left. */
  public synchronized boolean take(int mappings, long bytes) {
    if (mappings > mappingsLeft || bytes > bytesLeft) {
      return false;
    }
    mappingsLeft -= mappings;
    bytesLeft -= bytes;
    return true;
  }

  /** Gives mappings, or a part of their bytes, back. */
  public synchronized void give(int mappings, long bytes) {
    mappingsLeft += mappings;
    bytesLeft += bytes;
  }
}
