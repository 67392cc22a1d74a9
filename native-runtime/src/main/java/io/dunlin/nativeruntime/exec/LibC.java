package io.dunlin.nativeruntime.exec;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * The functions of the C library that the runtime calls, under their own names and with the numbers
 * that Linux gives to their constants. What fails says so by its result; why is not told.
 */
public final class LibC {
  /** Pages that nobody may touch. */
  public static final int PROT_NONE = 0;

  /** Pages that may be read. */
  public static final int PROT_READ = 1;

  /** Pages that may be written. */
  public static final int PROT_WRITE = 2;

  /** Pages that may be executed. */
  public static final int PROT_EXEC = 4;

  /** What mapping memory gives if it fails. */
  public static final long MAP_FAILED = -1;

  private static final int MAP_SHARED = 1;
  private static final int MAP_PRIVATE = 2;
  private static final int MAP_ANONYMOUS = 0x20;
  private static final int MAP_NORESERVE = 0x4000;
  private static final int MREMAP_MAYMOVE = 1;
  private static final int MADV_DONTNEED = 4;
  private static final int MADV_REMOVE = 9;
  private static final int MFD_CLOEXEC = 1;
  private static final int O_CLOEXEC = 0x80000;
  private static final int SC_PAGESIZE = 30;

  private static final MemorySegment MMAP = NativeCalls.find("mmap");
  private static final MemorySegment MUNMAP = NativeCalls.find("munmap");
  private static final MemorySegment MREMAP = NativeCalls.find("mremap");
  private static final MemorySegment MPROTECT = NativeCalls.find("mprotect");
  private static final MemorySegment MADVISE = NativeCalls.find("madvise");
  private static final MemorySegment MEMFD_CREATE = NativeCalls.find("memfd_create");
  private static final MemorySegment FTRUNCATE = NativeCalls.find("ftruncate");
  private static final MemorySegment OPEN = NativeCalls.find("open");
  private static final MemorySegment CLOSE = NativeCalls.find("close");
  private static final MemorySegment SIGACTION = NativeCalls.find("sigaction");
  private static final MemorySegment PTHREAD_SELF = NativeCalls.find("pthread_self");
  private static final MemorySegment PTHREAD_GETATTR_NP = NativeCalls.find("pthread_getattr_np");
  private static final MemorySegment PTHREAD_ATTR_GETSTACK =
      NativeCalls.find("pthread_attr_getstack");
  private static final MemorySegment PTHREAD_ATTR_DESTROY =
      NativeCalls.find("pthread_attr_destroy");
  private static final MemorySegment SYSCONF = NativeCalls.find("sysconf");

  private LibC() {}

  /** The size of a page. */
  public static long pageSize() {
    return NativeCalls.call(SYSCONF, SC_PAGESIZE, 0, 0, 0, 0, 0);
  }

  /**
   * Maps zeros, private to this process, for which nothing is set aside.
   *
   * @param protection a sum of {@code PROT} constants
   * @return the address, or {@link #MAP_FAILED}
   */
  public static long mapAnonymous(long bytes, int protection) {
    int flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE;
    return NativeCalls.call(MMAP, 0, bytes, protection, flags, -1, 0);
  }

  /**
   * Maps a file from its beginning, so that what is written through one mapping is seen through
   * all.
   *
   * @return the address, or {@link #MAP_FAILED}
   */
  public static long mapShared(int file, long bytes, int protection) {
    return NativeCalls.call(MMAP, 0, bytes, protection, MAP_SHARED, file, 0);
  }

  /**
   * Maps zeros that {@link #mapAgain} can map a second time.
   *
   * @return the address, or {@link #MAP_FAILED}
   */
  static long mapAnonymousShared(long bytes, int protection) {
    int flags = MAP_SHARED | MAP_ANONYMOUS | MAP_NORESERVE;
    return NativeCalls.call(MMAP, 0, bytes, protection, flags, -1, 0);
  }

  /**
   * Maps the same memory as a shared mapping under another address, to be used in the same way.
   *
   * @return the address, or {@link #MAP_FAILED}
   */
  static long mapAgain(long address, long bytes) {
    // What a shared mapping of length 0 becomes is new, and the old one stays.
    return NativeCalls.call(MREMAP, address, 0, bytes, MREMAP_MAYMOVE, 0, 0);
  }

  /** Ends mappings. */
  public static void munmap(long address, long bytes) {
    NativeCalls.call(MUNMAP, address, bytes, 0, 0, 0, 0);
  }

  /** Changes what may be done with pages; says whether it is done. */
  public static boolean mprotect(long address, long bytes, int protection) {
    return (int) NativeCalls.call(MPROTECT, address, bytes, protection, 0, 0, 0) == 0;
  }

  /** Makes private anonymous pages zero again, and gives their memory back. */
  public static boolean discard(long address, long bytes) {
    return (int) NativeCalls.call(MADVISE, address, bytes, MADV_DONTNEED, 0, 0, 0) == 0;
  }

  /** Makes a hole of zeros in the file that is mapped here, and gives its memory back. */
  static boolean punchHole(long address, long bytes) {
    return (int) NativeCalls.call(MADVISE, address, bytes, MADV_REMOVE, 0, 0, 0) == 0;
  }

  /** A file of zeros in memory, or a negative number. */
  static int createMemoryFile(String name, long bytes) {
    int file;
    try (Arena arena = Arena.ofConfined()) {
      long text = arena.allocateFrom(name).address();
      file = (int) NativeCalls.call(MEMFD_CREATE, text, MFD_CLOEXEC, 0, 0, 0, 0);
    }
    if (file >= 0 && (int) NativeCalls.call(FTRUNCATE, file, bytes, 0, 0, 0, 0) != 0) {
      close(file);
      return -1;
    }
    return file;
  }

  /**
   * Maps the first page of a file so that it could be executed, for as long as the process runs;
   * says whether it is done.
   */
  public static boolean mapExecutable(String name) {
    int file;
    try (Arena arena = Arena.ofConfined()) {
      long text = arena.allocateFrom(name).address();
      file = (int) NativeCalls.call(OPEN, text, O_CLOEXEC, 0, 0, 0, 0);
    }
    if (file < 0) {
      return false;
    }
    long protection = PROT_READ | PROT_EXEC;
    long found = NativeCalls.call(MMAP, 0, pageSize(), protection, MAP_PRIVATE, file, 0);
    close(file);
    return found != MAP_FAILED;
  }

  static void close(int file) {
    NativeCalls.call(CLOSE, file, 0, 0, 0, 0, 0);
  }

  /**
   * Asks for or changes what happens at a signal; says whether it is done.
   *
   * @param action the address of the new {@code struct sigaction}, or 0 to keep what there is
   * @param old where the former one is written, or 0
   */
  public static boolean sigaction(int signal, long action, long old) {
    return (int) NativeCalls.call(SIGACTION, signal, action, old, 0, 0, 0) == 0;
  }

  /**
   * The lowest address of the stack that this call runs on.
   *
   * @throws IllegalStateException if the C library does not tell
   */
  public static long stackStart() {
    try (Arena arena = Arena.ofConfined()) {
      // A pthread_attr_t has 56 bytes; some room more costs nothing.
      MemorySegment attributes = arena.allocate(128, Long.BYTES);
      MemorySegment range = arena.allocate(JAVA_LONG, 2);
      long self = NativeCalls.call(PTHREAD_SELF, 0, 0, 0, 0, 0, 0);
      long at = attributes.address();
      if ((int) NativeCalls.call(PTHREAD_GETATTR_NP, self, at, 0, 0, 0, 0) != 0) {
        throw new IllegalStateException("the C library does not tell where the stack lies");
      }
      long start = range.address();
      NativeCalls.call(PTHREAD_ATTR_GETSTACK, at, start, start + Long.BYTES, 0, 0, 0);
      NativeCalls.call(PTHREAD_ATTR_DESTROY, at, 0, 0, 0, 0, 0);
      return range.get(JAVA_LONG, 0);
    }
  }
}
