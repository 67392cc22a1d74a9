package io.dunlin.nativeruntime.memory;

import io.dunlin.nativeruntime.exec.LibC;
import io.dunlin.nativeruntime.exec.MappingBudget;
import io.dunlin.nativeruntime.exec.Tuning;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Cleaner;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A range of reserved addresses, of which the first part can be used; the rest faults.
 *
 * <p>The range is given back when it is {@linkplain #close closed}, or else when neither it nor any
 * view of it is reachable. Not thread-safe, but views of it may be used by any thread at any time:
 * where their bytes are gone they throw {@link IllegalStateException}.
 */
// Restricted: docs/unsafe.md, memories. The arena is closed by a method that has no other way.
@SuppressWarnings({"restricted", "MustBeClosedChecker"})
public final class Mapping {
  /** What a mapping counts as: itself, and the part of it that can be used. */
  private static final int MAPPINGS = 2;

  private static final int ACCESSIBLE = LibC.PROT_READ | LibC.PROT_WRITE;
  private static final long PAGE = LibC.pageSize();
  private static final Cleaner CLEANER = Cleaner.create();

  private final Range range;
  private Arena views = Arena.ofShared();
  private MemorySegment segment;
  private Release release;

  private Mapping(Range range, long accessible) {
    this.range = range;
    segment = range.segment(accessible, views);
    release = Release.whenUnreachable(segment, range);
  }

  /** The addresses, which are given back once. */
  static final class Range {
    final long start;
    final long bytes;
    final MappingBudget budget;
    private final AtomicBoolean released = new AtomicBoolean();

    Range(long start, long bytes, MappingBudget budget) {
      this.start = start;
      this.bytes = bytes;
      this.budget = budget;
    }

    MemorySegment segment(long accessible, Arena arena) {
      return MemorySegment.ofAddress(start).reinterpret(accessible, arena, null);
    }

    /** Changes what may be done with a part, which may be empty; says whether that is done. */
    boolean protect(long from, long to, int protection) {
      return from >= to || LibC.mprotect(start + from, to - from, protection);
    }

    void release() {
      if (released.compareAndSet(false, true)) {
        LibC.munmap(start, bytes);
        budget.give(MAPPINGS, bytes);
      }
    }
  }

  /** Gives a range back when no view is reachable, unless it has got views of another kind. */
  private static final class Release implements Runnable {
    private final Range range;
    private volatile boolean superseded;

    private Release(Range range) {
      this.range = range;
    }

    static Release whenUnreachable(MemorySegment segment, Range range) {
      Release release = new Release(range);
      CLEANER.register(segment.scope(), release);
      return release;
    }

    void supersede() {
      superseded = true;
    }

    @Override
    public void run() {
      if (!superseded) {
        range.release();
      }
    }
  }

  /**
   * Reserves addresses, perhaps those of a mapping that has been {@linkplain #recycle recycled}.
   *
   * @param bytes how many
   * @param accessible how many of them can be used at first; all zero
   * @return null if there are not as many, or not as much memory
   */
  public static @Nullable Mapping reserve(MappingBudget budget, long bytes, long accessible) {
    long reserved = Math.max(PAGE, roundUp(bytes));
    SpareRanges.Spare spare = SpareRanges.take(budget, reserved);
    if (spare != null) {
      return make(spare.range(), spare.accessible(), accessible);
    }
    if (!budget.take(MAPPINGS, reserved)
        && !(SpareRanges.releaseAll() && budget.take(MAPPINGS, reserved))) {
      return null;
    }
    long start = LibC.mapAnonymous(reserved, LibC.PROT_NONE);
    if (start == LibC.MAP_FAILED && SpareRanges.releaseAll()) {
      start = LibC.mapAnonymous(reserved, LibC.PROT_NONE);
    }
    return make(budget, start, reserved, accessible);
  }

  /**
   * Reserves addresses that begin at a multiple of their number, and of which none can be used yet.
   *
   * @param bytes how many, a power of two and at least a page
   * @return null if there are not as many
   */
  public static @Nullable Mapping reserveAligned(MappingBudget budget, long bytes) {
    if (!budget.take(MAPPINGS, 2 * bytes)) {
      return null;
    }
    long found = LibC.mapAnonymous(2 * bytes, LibC.PROT_NONE);
    if (found == LibC.MAP_FAILED) {
      return make(budget, found, 2 * bytes, 0);
    }
    long aligned = (found + bytes - 1) & -bytes;
    unmap(found, aligned);
    unmap(aligned + bytes, found + 2 * bytes);
    budget.give(0, bytes);
    return make(budget, aligned, bytes, 0);
  }

  private static void unmap(long start, long end) {
    if (start < end) {
      LibC.munmap(start, end - start);
    }
  }

  private static @Nullable Mapping make(
      MappingBudget budget, long start, long reserved, long accessible) {
    if (start == LibC.MAP_FAILED) {
      budget.give(MAPPINGS, reserved);
      return null;
    }
    return make(new Range(start, reserved, budget), 0, accessible);
  }

  /** Makes a part of a range usable, of which another part is. */
  private static @Nullable Mapping make(Range range, long usable, long accessible) {
    long wanted = roundUp(accessible);
    if (range.protect(wanted, usable, LibC.PROT_NONE)
        && range.protect(usable, wanted, ACCESSIBLE)) {
      return new Mapping(range, wanted);
    }
    range.release();
    return null;
  }

  private static long roundUp(long bytes) {
    return (bytes + PAGE - 1) & -PAGE;
  }

  /** The address of the first byte. */
  public long start() {
    return range.start;
  }

  /** How many bytes could be used without moving. */
  public long reserved() {
    return range.bytes;
  }

  /** The part that can be used, in whole pages. */
  public MemorySegment segment() {
    return segment;
  }

  /**
   * Makes more of the range usable, all zero; says whether there is as much memory.
   *
   * @param bytes at most what is reserved
   */
  public boolean grow(long bytes) {
    long before = segment.byteSize();
    long after = roundUp(bytes);
    if (after > before) {
      if (!LibC.mprotect(range.start + before, after - before, ACCESSIBLE)) {
        return false;
      }
      segment = MemorySegment.ofAddress(range.start).reinterpret(after, views, null);
    }
    return true;
  }

  /**
   * Makes everything unusable and zero again; all views end.
   *
   * @throws IllegalStateException if another thread is in the midst of using a view
   */
  public void clear() {
    long before = segment.byteSize();
    views.close();
    views = Arena.ofShared();
    segment = range.segment(0, views);
    release.supersede();
    release = Release.whenUnreachable(segment, range);
    if (before > 0) {
      LibC.discard(range.start, before);
      LibC.mprotect(range.start, before, LibC.PROT_NONE);
    }
  }

  /**
   * Gives the addresses back; all views end. If another thread is in the midst of using one, the
   * addresses are given back when no view is reachable.
   */
  public void close() {
    try {
      views.close();
    } catch (IllegalStateException e) {
      return;
    }
    range.release();
  }

  /**
   * Ends like {@link #close}, where most of the bytes have been written: a further mapping may have
   * the addresses and the pages that are there, set to zero.
   */
  void recycle() {
    long accessible = segment.byteSize();
    if (accessible > Tuning.LARGEST_SPARE || SpareRanges.areEnough()) {
      close();
      return;
    }
    try {
      views.close();
    } catch (IllegalStateException e) {
      return;
    }
    release.supersede();
    MemorySegment.ofAddress(range.start).reinterpret(accessible).fill((byte) 0);
    SpareRanges.give(new SpareRanges.Spare(range, accessible));
  }
}
