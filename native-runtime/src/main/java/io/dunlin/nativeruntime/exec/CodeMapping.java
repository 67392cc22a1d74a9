package io.dunlin.nativeruntime.exec;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Address space for code, of which no page is writable and executable at once.
 *
 * <p>Two ways: the same memory under two addresses, one to write and one to execute; or pages that
 * are written first and executed afterwards. Code that is there already can be changed only in the
 * first way, and is not. The memory of the first way has no name if possible: profilers ask the map
 * of a process's code only for such memory.
 */
@SuppressWarnings("restricted") // docs/unsafe.md, code
abstract class CodeMapping {
  /** Where code runs. */
  final long start;

  final long bytes;

  /** What sizes of blocks must be multiples of. */
  final int granularity;

  private CodeMapping(long start, long bytes, int granularity) {
    this.start = start;
    this.bytes = bytes;
    this.granularity = granularity;
  }

  /** Addresses that nothing executes now, to be written to until they are published. */
  abstract ByteBuffer open(long address, int length);

  /** Lets code be executed that has been written to them; says whether that is allowed. */
  abstract boolean publish(long address, long length);

  /** Gives memory back in which nothing is executed any more. */
  abstract void discard(long address, long length);

  /**
   * Finds a way that works here.
   *
   * @throws UnsupportedOperationException if there is none
   */
  static CodeMapping create() {
    CodeMapping mapping = largest(CodeMapping::twice);
    if (mapping == null) {
      mapping = largest(CodeMapping::file);
    }
    if (mapping == null) {
      mapping = largest(CodeMapping::switching);
    }
    if (mapping == null) {
      throw new UnsupportedOperationException(
          "memory cannot be made executable: the system forbids it, or too little is left");
    }
    return mapping;
  }

  private interface Way {
    @Nullable CodeMapping tryIt(long bytes);
  }

  private static @Nullable CodeMapping largest(Way way) {
    for (long bytes = Tuning.CODE_ARENA; bytes >= Tuning.LEAST_CODE_ARENA; bytes >>= 1) {
      CodeMapping mapping = way.tryIt(bytes);
      if (mapping != null) {
        return mapping;
      }
    }
    return null;
  }

  /** Memory that is mapped twice, of which one mapping becomes executable. */
  static @Nullable CodeMapping twice(long bytes) {
    int read = LibC.PROT_READ;
    long writable = LibC.mapAnonymousShared(bytes, read | LibC.PROT_WRITE);
    if (writable == LibC.MAP_FAILED) {
      return null;
    }
    long executable = LibC.mapAgain(writable, bytes);
    if (executable != LibC.MAP_FAILED && LibC.mprotect(executable, bytes, read | LibC.PROT_EXEC)) {
      return new Dual(executable, writable, bytes);
    }
    unmap(writable, bytes);
    unmap(executable, bytes);
    return null;
  }

  /** A memory file that is mapped twice, where what was writable may not become executable. */
  static @Nullable CodeMapping file(long bytes) {
    int file = LibC.createMemoryFile("dunlin-code", bytes);
    if (file < 0) {
      return null;
    }
    int read = LibC.PROT_READ;
    long writable = LibC.mapShared(file, bytes, read | LibC.PROT_WRITE);
    long executable = LibC.mapShared(file, bytes, read | LibC.PROT_EXEC);
    LibC.close(file);
    if (writable != LibC.MAP_FAILED && executable != LibC.MAP_FAILED) {
      return new Dual(executable, writable, bytes);
    }
    unmap(writable, bytes);
    unmap(executable, bytes);
    return null;
  }

  /** Pages whose protection changes. */
  static @Nullable CodeMapping switching(long bytes) {
    long start = LibC.mapAnonymous(bytes, LibC.PROT_NONE);
    if (start == LibC.MAP_FAILED) {
      return null;
    }
    Switching mapping = new Switching(start, bytes);
    if (mapping.works()) {
      return mapping;
    }
    unmap(start, bytes);
    return null;
  }

  private static void unmap(long address, long bytes) {
    if (address != LibC.MAP_FAILED) {
      LibC.munmap(address, bytes);
    }
  }

  private static MemorySegment segment(long address, long bytes) {
    return MemorySegment.ofAddress(address).reinterpret(bytes);
  }

  private static final class Dual extends CodeMapping {
    private final MemorySegment writable;

    Dual(long executable, long writable, long bytes) {
      super(executable, bytes, Tuning.CODE_ALIGNMENT);
      this.writable = segment(writable, bytes);
    }

    @Override
    ByteBuffer open(long address, int length) {
      return writable.asSlice(address - start, length).asByteBuffer();
    }

    @Override
    boolean publish(long address, long length) {
      return true;
    }

    @Override
    void discard(long address, long length) {
      long page = LibC.pageSize();
      long first = (address + page - 1) & -page;
      long end = (address + length) & -page;
      if (first < end) {
        LibC.punchHole(writable.address() + (first - start), end - first);
      }
    }
  }

  private static final class Switching extends CodeMapping {
    private static final int WRITABLE = LibC.PROT_READ | LibC.PROT_WRITE;
    private static final int EXECUTABLE = LibC.PROT_READ | LibC.PROT_EXEC;

    Switching(long start, long bytes) {
      super(start, bytes, (int) LibC.pageSize());
    }

    /** Whether pages may become executable, tried on the first. */
    boolean works() {
      boolean possible =
          LibC.mprotect(start, granularity, WRITABLE)
              && LibC.mprotect(start, granularity, EXECUTABLE);
      discard(start, granularity);
      return possible;
    }

    @Override
    ByteBuffer open(long address, int length) {
      if (!LibC.mprotect(address, roundUp(length), WRITABLE)) {
        throw CodeArena.full(length);
      }
      return segment(address, length).asByteBuffer();
    }

    @Override
    boolean publish(long address, long length) {
      return LibC.mprotect(address, roundUp(length), EXECUTABLE);
    }

    @Override
    void discard(long address, long length) {
      LibC.discard(address, roundUp(length));
      LibC.mprotect(address, roundUp(length), LibC.PROT_NONE);
    }

    private long roundUp(long length) {
      return (length + granularity - 1) & -granularity;
    }
  }
}
