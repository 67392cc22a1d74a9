package io.dunlin.nativeruntime.exec;

/** The numbers of this module that were chosen and not given. Sizes are in bytes. */
public final class Tuning {
  /** The address space for code of the whole process; everything in it is in reach of a call. */
  public static final long CODE_ARENA = 1L << 30;

  /** The least address space for code that is worth starting with. */
  public static final long LEAST_CODE_ARENA = 1L << 26;

  /** The part of the code arena for stubs, in which no access to a memory may trap. */
  public static final long STUB_AREA = 1L << 20;

  /** What the addresses of blocks of code are multiples of: a line of the cache. */
  public static final int CODE_ALIGNMENT = 64;

  /** The mappings that a process may have where the system does not tell: what Linux comes with. */
  public static final long MAP_COUNT = 65_530;

  /** The bits of the addresses in a memory of 64-bit addresses: what processors have, less one. */
  public static final int MEMORY64_BITS = 46;

  /** Pages at the lower end of a stack that nobody may touch. */
  public static final long STACK_GUARD = 64 << 10;

  /**
   * Room at the lower end of a stack for what checks no limit: areas for arguments, stubs, and
   * handlers of signals, whose frames have 12 KiB where registers are large.
   */
  public static final long STACK_RESERVE = 128 << 10;

  /**
   * Room on the Java stack that upcalls need, from its lowest address on: 70 pages, which are the
   * JVM's guard and shadow pages where options make them as large as they can be, and 64 KiB.
   */
  public static final long JAVA_STACK_RESERVE = (70 << 12) + (64 << 10);

  /** The references that a store has room for at first. */
  public static final int FIRST_REFERENCES = 64;

  /** The most references that a store can have; a power of two times the first ones. */
  public static final int MOST_REFERENCES = 1 << 28;

  /** The largest memory whose pages are kept for another one when it is closed. */
  public static final long LARGEST_SPARE = 2L << 20;

  /** The most memories whose pages are kept: together not more than 16 MiB. */
  public static final int MOST_SPARES = 8;

  /** The addresses for the objects of a store: what 32 bits reach. */
  public static final long HEAP_RESERVATION = 1L << 32;

  /** Where a heap's objects begin; what is below are numbers that programs count with. */
  public static final long FIRST_OBJECT = 1L << 24;

  /** The widest access to an object, so that none at the end of a heap leaves it. */
  public static final long LARGEST_ACCESS = 64;

  /** The largest object of a heap. */
  public static final long LARGEST_OBJECT = (1L << 31) - LARGEST_ACCESS;

  /** How much is allocated in a heap before garbage is collected the first time. */
  public static final long FIRST_COLLECTION = 1L << 20;

  /**
   * By how much more than needed a heap grows; also the largest object that gaps are looked for.
   */
  public static final long HEAP_STEP = 1L << 16;

  /** The smallest gap between objects that is used again. */
  public static final long LEAST_GAP = 32;

  private Tuning() {}
}
