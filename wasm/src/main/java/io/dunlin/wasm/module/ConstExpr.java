package io.dunlin.wasm.module;

/**
 * A constant expression: instructions in a range of bytes, the final {@code end} included.
 *
 * <p>Holds its bytes by reference, so that an expression can be made apart from a module.
 */
public final class ConstExpr {
  private final byte[] bytes;
  private final int start;
  private final int end;

  /**
   * Creates the expression.
   *
   * @param bytes the bytes that hold it, which must not change
   * @param start the offset of the first instruction
   * @param end the offset behind the final {@code end}
   */
  public ConstExpr(byte[] bytes, int start, int end) {
    this.bytes = bytes;
    this.start = start;
    this.end = end;
  }

  /** The bytes that hold the expression. Not to be changed. */
  public byte[] bytes() {
    return bytes;
  }

  /** The offset of the first instruction. */
  public int start() {
    return start;
  }

  /** The offset behind the final {@code end}. */
  public int end() {
    return end;
  }
}
