package io.dunlin.x64.inst;

import static io.dunlin.x64.inst.X64Feature.FMA;
import static io.dunlin.x64.inst.X64Feature.SSE41;

/** Arithmetic and comparison of floating-point numbers, scalar and packed. */
public final class Floats {
  static final Rows ROWS = new Rows(7);

  // One row per form or group of forms, whatever its length.
  // spotless:off
  // Scalar ones keep the upper lanes, which the square root therefore reads, too.
  public static final Vector ADDSS = ROWS.vector("addss", "+x, xm32", "F3 0F 58 /r");
  public static final Vector ADDSD = ROWS.vector("addsd", "+x, xm64", "F2 0F 58 /r");
  public static final Vector ADDPS = ROWS.vector("addps", "+x, xm128", "0F 58 /r");
  public static final Vector ADDPD = ROWS.vector("addpd", "+x, xm128", "66 0F 58 /r");
  public static final Vector MULSS = ROWS.vector("mulss", "+x, xm32", "F3 0F 59 /r");
  public static final Vector MULSD = ROWS.vector("mulsd", "+x, xm64", "F2 0F 59 /r");
  public static final Vector MULPS = ROWS.vector("mulps", "+x, xm128", "0F 59 /r");
  public static final Vector MULPD = ROWS.vector("mulpd", "+x, xm128", "66 0F 59 /r");
  public static final Vector SUBSS = ROWS.vector("subss", "+x, xm32", "F3 0F 5C /r");
  public static final Vector SUBSD = ROWS.vector("subsd", "+x, xm64", "F2 0F 5C /r");
  public static final Vector SUBPS = ROWS.vector("subps", "+x, xm128", "0F 5C /r");
  public static final Vector SUBPD = ROWS.vector("subpd", "+x, xm128", "66 0F 5C /r");
  public static final Vector DIVSS = ROWS.vector("divss", "+x, xm32", "F3 0F 5E /r");
  public static final Vector DIVSD = ROWS.vector("divsd", "+x, xm64", "F2 0F 5E /r");
  public static final Vector DIVPS = ROWS.vector("divps", "+x, xm128", "0F 5E /r");
  public static final Vector DIVPD = ROWS.vector("divpd", "+x, xm128", "66 0F 5E /r");
  public static final Vector MINSS = ROWS.vector("minss", "+x, xm32", "F3 0F 5D /r");
  public static final Vector MINSD = ROWS.vector("minsd", "+x, xm64", "F2 0F 5D /r");
  public static final Vector MINPS = ROWS.vector("minps", "+x, xm128", "0F 5D /r");
  public static final Vector MINPD = ROWS.vector("minpd", "+x, xm128", "66 0F 5D /r");
  public static final Vector MAXSS = ROWS.vector("maxss", "+x, xm32", "F3 0F 5F /r");
  public static final Vector MAXSD = ROWS.vector("maxsd", "+x, xm64", "F2 0F 5F /r");
  public static final Vector MAXPS = ROWS.vector("maxps", "+x, xm128", "0F 5F /r");
  public static final Vector MAXPD = ROWS.vector("maxpd", "+x, xm128", "66 0F 5F /r");
  public static final Vector SQRTSS = ROWS.vector("sqrtss", "+x, xm32", "F3 0F 51 /r");
  public static final Vector SQRTSD = ROWS.vector("sqrtsd", "+x, xm64", "F2 0F 51 /r");
  public static final Vector SQRTPS = ROWS.vector("sqrtps", "=x, xm128", "0F 51 /r");
  public static final Vector SQRTPD = ROWS.vector("sqrtpd", "=x, xm128", "66 0F 51 /r");

  public static final Vector ANDPS = ROWS.vector("andps", "+x, xm128", "0F 54 /r");
  public static final Vector ANDPD = ROWS.vector("andpd", "+x, xm128", "66 0F 54 /r");
  public static final Vector ANDNPS = ROWS.vector("andnps", "+x, xm128", "0F 55 /r");
  public static final Vector ANDNPD = ROWS.vector("andnpd", "+x, xm128", "66 0F 55 /r");
  public static final Vector ORPS = ROWS.vector("orps", "+x, xm128", "0F 56 /r");
  public static final Vector ORPD = ROWS.vector("orpd", "+x, xm128", "66 0F 56 /r");
  public static final Vector XORPS = ROWS.vector("xorps", "+x, xm128", "0F 57 /r");
  public static final Vector XORPD = ROWS.vector("xorpd", "+x, xm128", "66 0F 57 /r");
  public static final Vector UNPCKLPS = ROWS.vector("unpcklps", "+x, xm128", "0F 14 /r");
  public static final Vector UNPCKLPD = ROWS.vector("unpcklpd", "+x, xm128", "66 0F 14 /r");
  public static final Vector UNPCKHPS = ROWS.vector("unpckhps", "+x, xm128", "0F 15 /r");
  public static final Vector UNPCKHPD = ROWS.vector("unpckhpd", "+x, xm128", "66 0F 15 /r");

  // The immediate says which comparison.
  public static final Vector CMPSS = ROWS.vector("cmpss", "+x, xm32, imm8", "F3 0F C2 /r ib");
  public static final Vector CMPSD = ROWS.vector("cmpsd", "+x, xm64, imm8", "F2 0F C2 /r ib");
  public static final Vector CMPPS = ROWS.vector("cmpps", "+x, xm128, imm8", "0F C2 /r ib");
  public static final Vector CMPPD = ROWS.vector("cmppd", "+x, xm128, imm8", "66 0F C2 /r ib");
  public static final Vector UCOMISS = ROWS.vector("ucomiss", "x, xm32", "0F 2E /r");
  public static final Vector UCOMISD = ROWS.vector("ucomisd", "x, xm64", "66 0F 2E /r");

  public static final Vector SHUFPS = ROWS.vector("shufps", "+x, xm128, imm8", "0F C6 /r ib");
  public static final Vector SHUFPD = ROWS.vector("shufpd", "+x, xm128, imm8", "66 0F C6 /r ib");

  // The immediate says in which direction.
  public static final Vector ROUNDPS = ROWS.vector("roundps", "=x, xm128, imm8", "66 0F 3A 08 /r ib", SSE41);
  public static final Vector ROUNDPD = ROWS.vector("roundpd", "=x, xm128, imm8", "66 0F 3A 09 /r ib", SSE41);
  public static final Vector ROUNDSS = ROWS.vector("roundss", "+x, xm32, imm8", "66 0F 3A 0A /r ib", SSE41);
  public static final Vector ROUNDSD = ROWS.vector("roundsd", "+x, xm64, imm8", "66 0F 3A 0B /r ib", SSE41);

  // The operand that the digits leave out is added to the product of the others.
  public static final Form VFMADD213PS = ROWS.form("vfmadd213ps", "+x, x, xm128", "VEX.66.0F38.W0 A8 /r", FMA);
  public static final Form VFMADD213PD = ROWS.form("vfmadd213pd", "+x, x, xm128", "VEX.66.0F38.W1 A8 /r", FMA);
  public static final Form VFMADD231PS = ROWS.form("vfmadd231ps", "+x, x, xm128", "VEX.66.0F38.W0 B8 /r", FMA);
  public static final Form VFMADD231PD = ROWS.form("vfmadd231pd", "+x, x, xm128", "VEX.66.0F38.W1 B8 /r", FMA);
  public static final Form VFNMADD213PS = ROWS.form("vfnmadd213ps", "+x, x, xm128", "VEX.66.0F38.W0 AC /r", FMA);
  public static final Form VFNMADD213PD = ROWS.form("vfnmadd213pd", "+x, x, xm128", "VEX.66.0F38.W1 AC /r", FMA);
  public static final Form VFNMADD231PS = ROWS.form("vfnmadd231ps", "+x, x, xm128", "VEX.66.0F38.W0 BC /r", FMA);
  public static final Form VFNMADD231PD = ROWS.form("vfnmadd231pd", "+x, x, xm128", "VEX.66.0F38.W1 BC /r", FMA);
  // spotless:on

  private Floats() {}
}
