package io.dunlin.nativeruntime.exec;

import io.dunlin.spi.store.ResourceLimitException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.TreeMap;

/**
 * Memory for machine code, in one range of addresses, so that a signal handler recognizes code by
 * two comparisons, and any code can call any other with a displacement of 32 bits. Thread-safe.
 *
 * <p>The range has two parts: stubs come first, and behind them code of modules, in which accesses
 * to memories may trap.
 */
public final class CodeArena {
  private final CodeMapping mapping;
  private final FreeRanges stubs;
  private final FreeRanges code;

  CodeArena(CodeMapping mapping) {
    this.mapping = mapping;
    long firstCode = mapping.start + Tuning.STUB_AREA;
    stubs = new FreeRanges(mapping.start, firstCode);
    code = new FreeRanges(firstCode, mapping.start + mapping.bytes);
  }

  private static final class Shared {
    static final CodeArena ARENA = new CodeArena(CodeMapping.create());
  }

  /**
   * The arena of this process, which is made at the first call.
   *
   * @throws UnsupportedOperationException if memory cannot be made executable here
   */
  public static CodeArena shared() {
    try {
      return Shared.ARENA;
    } catch (ExceptionInInitializerError e) {
      if (e.getCause() instanceof UnsupportedOperationException reason) {
        throw reason;
      }
      throw e;
    }
  }

  /** Where code of modules begins. */
  public long codeStart() {
    return mapping.start + Tuning.STUB_AREA;
  }

  /** Where the code of modules and the arena end. */
  public long end() {
    return mapping.start + mapping.bytes;
  }

  /**
   * Room for code of modules.
   *
   * @throws ResourceLimitException if there is not as much
   */
  public CodeBlock allocateCode(int bytes) {
    return allocate(code, bytes);
  }

  /**
   * Room for a stub.
   *
   * @throws ResourceLimitException if there is not as much
   */
  public CodeBlock allocateStub(int bytes) {
    return allocate(stubs, bytes);
  }

  private CodeBlock allocate(FreeRanges ranges, int bytes) {
    long length = roundUp(bytes);
    long address = ranges.take(length);
    if (address < 0) {
      throw full(bytes);
    }
    return new CodeBlock(this, ranges, address, bytes);
  }

  private long roundUp(long bytes) {
    long granularity = mapping.granularity;
    return Math.max(granularity, (bytes + granularity - 1) & -granularity);
  }

  ByteBuffer open(CodeBlock block) {
    return mapping.open(block.address(), block.size());
  }

  void publish(CodeBlock block) {
    if (!mapping.publish(block.address(), block.size())) {
      throw full(block.size());
    }
  }

  void free(CodeBlock block, FreeRanges ranges) {
    long length = roundUp(block.size());
    mapping.discard(block.address(), length);
    ranges.give(block.address(), length);
  }

  static ResourceLimitException full(long bytes) {
    return new ResourceLimitException("no room for " + bytes + " bytes of machine code");
  }

  /** Ranges of addresses that are not in use, by their start; neighbours are joined. */
  static final class FreeRanges {
    private final TreeMap<Long, Long> ends = new TreeMap<>();

    FreeRanges(long start, long end) {
      ends.put(start, end);
    }

    /** Takes the lowest range that is long enough; negative if there is none. */
    synchronized long take(long length) {
      for (Map.Entry<Long, Long> range : ends.entrySet()) {
        if (range.getValue() - range.getKey() >= length) {
          return cut(range.getKey(), length, range.getValue());
        }
      }
      return -1;
    }

    private long cut(long start, long length, long end) {
      ends.remove(start);
      if (end - start > length) {
        ends.put(start + length, end);
      }
      return start;
    }

    synchronized void give(long start, long length) {
      long first = start;
      long end = start + length;
      Map.Entry<Long, Long> below = ends.lowerEntry(start);
      if (below != null && below.getValue() == start) {
        first = below.getKey();
      }
      Long joined = ends.remove(end);
      ends.put(first, joined != null ? joined : end);
    }
  }
}
