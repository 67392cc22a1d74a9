package io.dunlin.wasi.fs;

/** The bits of the {@code oflags} type of preview 1. */
public final class OpenFlags {
  /** Create the file if it does not exist. */
  public static final int CREATE = 1;

  /** Fail unless it is a directory. */
  public static final int DIRECTORY = 1 << 1;

  /** With CREATE, fail if it exists. */
  public static final int EXCLUSIVE = 1 << 2;

  /** Set the size to 0. */
  public static final int TRUNCATE = 1 << 3;

  /** All flags that have a meaning. */
  public static final int ALL = CREATE | DIRECTORY | EXCLUSIVE | TRUNCATE;

  private OpenFlags() {}
}
