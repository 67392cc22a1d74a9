package io.dunlin.interpreter.code;

/** Takes instructions apart. */
public final class Words {
  /** The width of an operation code in bits. */
  public static final int OPERATION_BITS = 10;

  /** The bits of an operation code. */
  public static final int OPERATION_MASK = (1 << OPERATION_BITS) - 1;

  /** The most slots that a frame may have, so that each operand has room for any of them. */
  public static final int MAX_FRAME_SLOTS = 1 << 17;

  private Words() {}

  /** The operation of the instruction at this place. */
  public static int operation(long[] code, int at) {
    return (int) code[at] & OPERATION_MASK;
  }

  /** Operand a of the instruction at this place. */
  public static int a(long[] code, int at) {
    return (int) code[at] >>> OPERATION_BITS;
  }

  /** Operand b of the instruction at this place. */
  public static int b(long[] code, int at) {
    return (int) (code[at] >> 32);
  }

  /** Operand c of the instruction at this place. */
  public static int c(long[] code, int at) {
    return (int) code[at + 1];
  }

  /** Operand d of the instruction at this place. */
  public static int d(long[] code, int at) {
    return (int) (code[at + 1] >> 32);
  }
}
