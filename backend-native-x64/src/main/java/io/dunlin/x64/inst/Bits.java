package io.dunlin.x64.inst;

import static io.dunlin.x64.inst.X64Feature.BMI1;
import static io.dunlin.x64.inst.X64Feature.BMI2;
import static io.dunlin.x64.inst.X64Feature.LZCNT;
import static io.dunlin.x64.inst.X64Feature.POPCNT;

/** Counting, finding and testing bits. */
public final class Bits {
  static final Rows ROWS = new Rows(4);

  // One row per form or group of forms, whatever its length.
  // spotless:off
  public static final Widths LZCNT_RM = ROWS.wideWidths("lzcnt", "=r, rm", "F3 0F BD /r", LZCNT);
  public static final Widths TZCNT_RM = ROWS.wideWidths("tzcnt", "=r, rm", "F3 0F BC /r", BMI1);
  public static final Widths POPCNT_RM = ROWS.wideWidths("popcnt", "=r, rm", "F3 0F B8 /r", POPCNT);
  // They leave the destination as it was if there is no bit.
  public static final Widths BSF = ROWS.widths("bsf", "+r, rm", "0F BC /r");
  public static final Widths BSR = ROWS.widths("bsr", "+r, rm", "0F BD /r");

  public static final Widths BT_I = ROWS.widths("bt", "rm, imm8", "0F BA /4 ib");
  public static final Widths BTS_I = ROWS.widths("bts", "+rm, imm8", "0F BA /5 ib");
  public static final Widths BTR_I = ROWS.widths("btr", "+rm, imm8", "0F BA /6 ib");
  public static final Widths BTC_I = ROWS.widths("btc", "+rm, imm8", "0F BA /7 ib");
  public static final Widths BT_MR = ROWS.widths("bt", "rm, r", "0F A3 /r");
  public static final Widths BTS_MR = ROWS.widths("bts", "+rm, r", "0F AB /r");
  public static final Widths BTR_MR = ROWS.widths("btr", "+rm, r", "0F B3 /r");
  public static final Widths BTC_MR = ROWS.widths("btc", "+rm, r", "0F BB /r");

  public static final Widths ANDN = ROWS.wideWidths("andn", "=r, r, rm", "VEX.NP.0F38.W0 F2 /r", BMI1);
  public static final Widths BEXTR = ROWS.wideWidths("bextr", "=r, rm, r", "VEX.NP.0F38.W0 F7 /r", BMI1);
  public static final Widths BLSR = ROWS.wideWidths("blsr", "=r, rm", "VEX.NP.0F38.W0 F3 /1", BMI1);
  public static final Widths BLSMSK = ROWS.wideWidths("blsmsk", "=r, rm", "VEX.NP.0F38.W0 F3 /2", BMI1);
  public static final Widths BLSI = ROWS.wideWidths("blsi", "=r, rm", "VEX.NP.0F38.W0 F3 /3", BMI1);
  public static final Widths BZHI = ROWS.wideWidths("bzhi", "=r, rm, r", "VEX.NP.0F38.W0 F5 /r", BMI2);
  // spotless:on

  private Bits() {}
}
