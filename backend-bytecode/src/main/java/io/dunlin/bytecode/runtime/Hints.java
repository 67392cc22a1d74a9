package io.dunlin.bytecode.runtime;

/** What code does only for HotSpot to compile it better. For any thread. */
public final class Hints {
  /** Zero. HotSpot does not know that, as it is not final. */
  @SuppressWarnings("FieldMayBeFinal")
  private static int zero = 0;

  private Hints() {}

  /** A number of which HotSpot does not know how it was computed. */
  public static int hidden(int number) {
    return number ^ zero;
  }

  /**
   * Lets HotSpot keep on the stack what is in use here and does not fit into registers. Otherwise
   * it puts such numbers into vector registers, and to move them to and from there takes longer. It
   * cannot across a call, which may change all of these, and here is one that is never made: to ask
   * for the hash of an object that has been asked before takes few instructions, but for HotSpot it
   * may be a call.
   */
  public static void useStack(BytecodeInstance instance) {
    System.identityHashCode(instance);
  }
}
