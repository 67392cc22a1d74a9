package io.dunlin.nativeruntime.stub;

/** What the dispatcher gives: how the stub that called it has to go on. */
public final class UpcallStatus {
  /** Results stand in the area; return. */
  public static final int CONTINUE = 0;

  /** Leave the activation with {@link ExitStatus#PARKED}. */
  public static final int LEAVE = 1;

  /**
   * An exception is handled: go on at {@code HANDLER_PC} with frame pointer {@code HANDLER_FRAME},
   * stack pointer {@code HANDLER_STACK} and the exception in the first result register.
   */
  public static final int HANDLE = 2;

  private UpcallStatus() {}
}
