package io.dunlin.wat.script;

/**
 * What a number, or a lane of a vector, should be.
 *
 * @param text the pattern as it is written
 * @param mask the bits that count
 * @param bits what they should be; the others are 0
 */
public record NumberPattern(String text, long mask, long bits) {
  /** Whether a number with these bits is one that the pattern describes. */
  public boolean matches(long actual) {
    return (actual & mask) == bits;
  }

  /** The pattern as it is written. */
  @Override
  public String toString() {
    return text;
  }
}
