package io.dunlin.x64.inst;

import static io.dunlin.x64.inst.X64Feature.BMI2;

/** Multiplication and division of integers. */
public final class Multiplication {
  static final Rows ROWS = new Rows(3);

  // One row per form or group of forms, whatever its length.
  // spotless:off
  public static final Widths IMUL_RM = ROWS.widths("imul", "+r, rm", "0F AF /r");
  public static final Widths IMUL_I8 = ROWS.widths("imul", "=r, rm, imm8", "6B /r ib");
  public static final Widths IMUL_I = ROWS.widths("imul", "=r, rm, imm", "69 /r i");

  // Twice as wide, in rdx and rax.
  public static final Widths MUL = ROWS.widths("mul", "rm; +a, =d", "F7 /4");
  public static final Widths IMUL = ROWS.widths("imul", "rm; +a, =d", "F7 /5");
  public static final Widths DIV = ROWS.widths("div", "rm; +a, +d", "F7 /6");
  public static final Widths IDIV = ROWS.widths("idiv", "rm; +a, +d", "F7 /7");

  // The upper half, the lower half; without flags.
  public static final Widths MULX = ROWS.wideWidths("mulx", "=r, =r, rm; d", "VEX.F2.0F38.W0 F6 /r", BMI2);
  // spotless:on

  private Multiplication() {}
}
