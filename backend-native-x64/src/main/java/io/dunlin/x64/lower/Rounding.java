package io.dunlin.x64.lower;

/**
 * The immediates by which rounding instructions are told a direction; none of them reports loss.
 */
final class Rounding {
  static final int NEAREST = 8;
  static final int FLOOR = 9;
  static final int CEIL = 0xA;
  static final int TRUNC = 0xB;

  private Rounding() {}
}
