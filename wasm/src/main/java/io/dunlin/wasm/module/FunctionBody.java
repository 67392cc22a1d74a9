package io.dunlin.wasm.module;

/**
 * The code of a function: declarations of locals and instructions, in a range of bytes that has not
 * been looked into.
 */
public final class FunctionBody {
  private final int functionIndex;
  private final byte[] bytes;
  private final int start;
  private final int end;

  /**
   * Creates the body.
   *
   * @param functionIndex the index of the function, imported ones counted
   * @param bytes the bytes that hold it, which must not change
   * @param start the offset of the declarations of locals
   * @param end the offset behind the final {@code end}
   */
  public FunctionBody(int functionIndex, byte[] bytes, int start, int end) {
    this.functionIndex = functionIndex;
    this.bytes = bytes;
    this.start = start;
    this.end = end;
  }

  /** The index of the function, imported ones counted. */
  public int functionIndex() {
    return functionIndex;
  }

  /** The bytes that hold the body. Not to be changed. */
  public byte[] bytes() {
    return bytes;
  }

  /** The offset of the declarations of locals. */
  public int start() {
    return start;
  }

  /** The offset behind the final {@code end}. */
  public int end() {
    return end;
  }
}
