package io.dunlin.x64.inst;

import java.util.List;

/** All forms there are. */
public final class Forms {
  /** In the order of their numbers. */
  private static final List<Rows> FAMILIES =
      List.of(
          Arithmetic.ROWS,
          Moves.ROWS,
          Shifts.ROWS,
          Multiplication.ROWS,
          Bits.ROWS,
          Control.ROWS,
          Atomics.ROWS,
          Floats.ROWS,
          Conversions.ROWS,
          VectorMoves.ROWS,
          VectorIntegers.ROWS,
          Shuffles.ROWS);

  private Forms() {}

  /** Every form, in the order of the families and of their rows. */
  public static List<Form> all() {
    return FAMILIES.stream().flatMap(rows -> rows.forms().stream()).toList();
  }

  /**
   * The form with an {@linkplain Form#id identity}.
   *
   * @throws IndexOutOfBoundsException if there is none
   */
  public static Form of(int id) {
    return FAMILIES.get(id / Rows.FAMILY_SIZE).forms().get(id % Rows.FAMILY_SIZE);
  }
}
