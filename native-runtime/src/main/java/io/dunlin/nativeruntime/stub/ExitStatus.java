package io.dunlin.nativeruntime.stub;

/** What the entry stub gives: how the activation ended. */
public final class ExitStatus {
  /** The function has returned. */
  public static final int RETURNED = 0;

  /** Code has trapped; the store's context says why and where. */
  public static final int TRAPPED = 1;

  /** Something thrown by Java waits to be thrown on. */
  public static final int PARKED = 2;

  private ExitStatus() {}
}
