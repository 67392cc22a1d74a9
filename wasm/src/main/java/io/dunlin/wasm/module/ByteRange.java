package io.dunlin.wasm.module;

/**
 * A range of a module's bytes.
 *
 * @param start the offset of the first byte
 * @param end the offset behind the last byte
 */
public record ByteRange(int start, int end) {
  /** The number of bytes. */
  public int length() {
    return end - start;
  }
}
