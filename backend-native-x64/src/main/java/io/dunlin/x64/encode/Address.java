package io.dunlin.x64.encode;

/**
 * An address in memory: {@code base + index * scale + displacement}.
 *
 * @param base the number of a general register, {@link #NONE}, or {@link #RIP} for the address of
 *     the next instruction
 * @param index the number of a general register other than {@code rsp}, or {@link #NONE}
 * @param scale 1, 2, 4 or 8
 * @param displacement what is added, sign-extended
 */
public record Address(int base, int index, int scale, int displacement) {
  /** No register. */
  public static final int NONE = -1;

  /** The address of the next instruction, as a base. */
  public static final int RIP = -2;

  /**
   * Checks that it can be encoded.
   *
   * @throws IllegalArgumentException if it cannot
   */
  public Address {
    if (base < RIP || base > 15 || index < NONE || index > 15 || index == Registers.RSP) {
      throw new IllegalArgumentException("registers " + base + " and " + index);
    }
    if (base == RIP && index != NONE) {
      throw new IllegalArgumentException("rip with an index");
    }
    if (Integer.bitCount(scale) != 1 || scale > 8 || scale < 1) {
      throw new IllegalArgumentException("scale " + scale);
    }
  }

  /** {@code [base + displacement]}. */
  public static Address of(int base, int displacement) {
    return new Address(base, NONE, 1, displacement);
  }

  /** {@code [base + index * scale + displacement]}. */
  public static Address indexed(int base, int index, int scale, int displacement) {
    return new Address(base, index, scale, displacement);
  }

  /** {@code [rip + displacement]}. */
  public static Address relative(int displacement) {
    return new Address(RIP, NONE, 1, displacement);
  }

  /** {@code [displacement]}, in the lowest or the highest two GiB. */
  public static Address absolute(int displacement) {
    return new Address(NONE, NONE, 1, displacement);
  }
}
