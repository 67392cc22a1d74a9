package io.dunlin.x64.inst;

import static io.dunlin.x64.inst.X64Feature.BMI2;

/** Shifts and rotations of integers. */
public final class Shifts {
  static final Rows ROWS = new Rows(2);

  // One row per form or group of forms, whatever its length.
  // spotless:off
  public static final Widths ROL_1 = ROWS.allWidths("rol", "+rm, 1", "D1 /0");
  public static final Widths ROL_I = ROWS.allWidths("rol", "+rm, imm8", "C1 /0 ib");
  public static final Widths ROL_CL = ROWS.allWidths("rol", "+rm, cl", "D3 /0");

  public static final Widths ROR_1 = ROWS.allWidths("ror", "+rm, 1", "D1 /1");
  public static final Widths ROR_I = ROWS.allWidths("ror", "+rm, imm8", "C1 /1 ib");
  public static final Widths ROR_CL = ROWS.allWidths("ror", "+rm, cl", "D3 /1");

  public static final Widths SHL_1 = ROWS.allWidths("shl", "+rm, 1", "D1 /4");
  public static final Widths SHL_I = ROWS.allWidths("shl", "+rm, imm8", "C1 /4 ib");
  public static final Widths SHL_CL = ROWS.allWidths("shl", "+rm, cl", "D3 /4");

  public static final Widths SHR_1 = ROWS.allWidths("shr", "+rm, 1", "D1 /5");
  public static final Widths SHR_I = ROWS.allWidths("shr", "+rm, imm8", "C1 /5 ib");
  public static final Widths SHR_CL = ROWS.allWidths("shr", "+rm, cl", "D3 /5");

  public static final Widths SAR_1 = ROWS.allWidths("sar", "+rm, 1", "D1 /7");
  public static final Widths SAR_I = ROWS.allWidths("sar", "+rm, imm8", "C1 /7 ib");
  public static final Widths SAR_CL = ROWS.allWidths("sar", "+rm, cl", "D3 /7");

  // Bits that are shifted in come from a second register.
  public static final Widths SHLD_I = ROWS.widths("shld", "+rm, r, imm8", "0F A4 /r ib");
  public static final Widths SHLD_CL = ROWS.widths("shld", "+rm, r, cl", "0F A5 /r");
  public static final Widths SHRD_I = ROWS.widths("shrd", "+rm, r, imm8", "0F AC /r ib");
  public static final Widths SHRD_CL = ROWS.widths("shrd", "+rm, r, cl", "0F AD /r");

  // Without flags, into another register, by any register.
  public static final Widths RORX = ROWS.wideWidths("rorx", "=r, rm, imm8", "VEX.F2.0F3A.W0 F0 /r ib", BMI2);
  public static final Widths SARX = ROWS.wideWidths("sarx", "=r, rm, r", "VEX.F3.0F38.W0 F7 /r", BMI2);
  public static final Widths SHLX = ROWS.wideWidths("shlx", "=r, rm, r", "VEX.66.0F38.W0 F7 /r", BMI2);
  public static final Widths SHRX = ROWS.wideWidths("shrx", "=r, rm, r", "VEX.F2.0F38.W0 F7 /r", BMI2);
  // spotless:on

  private Shifts() {}
}
