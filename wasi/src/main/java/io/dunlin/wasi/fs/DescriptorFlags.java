package io.dunlin.wasi.fs;

/** The bits of the {@code fdflags} type of preview 1. */
public final class DescriptorFlags {
  /** Every write goes to the end of the file. */
  public static final int APPEND = 1;

  /** Writes return when the data is on the device. */
  public static final int DSYNC = 1 << 1;

  /** Operations do not wait. */
  public static final int NONBLOCK = 1 << 2;

  /** Reads wait for writes under way, as DSYNC and SYNC do for writes. */
  public static final int RSYNC = 1 << 3;

  /** Writes return when data and metadata are on the device. */
  public static final int SYNC = 1 << 4;

  /** All flags that have a meaning. */
  public static final int ALL = APPEND | DSYNC | NONBLOCK | RSYNC | SYNC;

  private DescriptorFlags() {}
}
