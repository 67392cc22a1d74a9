package io.dunlin.bytecode.runtime;

/** The labels of {@code br_table} where there are too many for an instruction of Java. */
public final class BranchTables {
  /** The most labels of one constant: each takes six bytes of the 65,535 that one may have. */
  public static final int MAX_LABELS = 8192;

  private static final int LOW_BITS = 15;

  private BranchTables() {}

  /** A constant with some labels, each of which is less than 2^30. */
  public static String pack(int[] labels, int start, int end) {
    StringBuilder text = new StringBuilder(2 * (end - start));
    for (int i = start; i < end; i++) {
      text.append((char) (labels[i] >>> LOW_BITS)).append((char) (labels[i] & (1 << LOW_BITS) - 1));
    }
    return text.toString();
  }

  /**
   * The label at an index.
   *
   * @param otherwise what it is if the constant does not have so many
   * @param packed the constant
   */
  public static int label(int otherwise, int index, String packed) {
    if (index < 0 || index >= packed.length() / 2) {
      return otherwise;
    }
    return packed.charAt(2 * index) << LOW_BITS | packed.charAt(2 * index + 1);
  }
}
