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

  private Tuning() {}
}
