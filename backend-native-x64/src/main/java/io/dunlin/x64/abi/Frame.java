package io.dunlin.x64.abi;

/**
 * The frame of a compiled function, from the frame pointer {@code rbp} down: the instance's
 * context, the area that instructions use as they like, the spill area. At the frame pointer is the
 * caller's one, above it the return address. The stack pointer is a multiple of 16.
 */
public final class Frame {
  /** Where the instance's context is, from the frame pointer. */
  public static final int INSTANCE_CONTEXT = -8;

  /** The room for the instance's context. */
  public static final int INSTANCE_CONTEXT_BYTES = 16;

  /**
   * How far below the stack's limit compiled code may reach: a frame that is smaller is made if the
   * limit has not been passed yet, and one that calls nothing and is smaller, without a look.
   */
  public static final int SLACK_BYTES = 2048;

  private Frame() {}
}
