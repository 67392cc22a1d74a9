package io.dunlin.nativeruntime.exec;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How many mappings may exist. The system bounds them for each process, and a JVM that meets the
 * bound ends; so memories together get no more than half of it. Thread-safe.
 */
public final class MappingBudget {
  private static final Path SYSTEM = Path.of("/proc/sys/vm/max_map_count");
  private static final MappingBudget SHARED = new MappingBudget(ofSystem() / 2);

  private final long limit;
  private final AtomicLong used = new AtomicLong();

  /** A budget of its own, for tests. */
  public MappingBudget(long limit) {
    this.limit = limit;
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

  /** Takes some mappings, if there are as many left. */
  public boolean take(int mappings) {
    if (used.addAndGet(mappings) <= limit) {
      return true;
    }
    used.addAndGet(-mappings);
    return false;
  }

  /** Gives mappings back. */
  public void give(int mappings) {
    used.addAndGet(-mappings);
  }
}
