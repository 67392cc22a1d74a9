package io.dunlin.x64.inst;

import static io.dunlin.x64.inst.X64Feature.AVX;
import static io.dunlin.x64.inst.X64Feature.AVX2;
import static io.dunlin.x64.inst.X64Feature.SSE3;
import static io.dunlin.x64.inst.X64Feature.SSE41;

/** Moves from, to and between vector registers, whole or by lanes. */
public final class VectorMoves {
  static final Rows ROWS = new Rows(9);

  // One row per form or group of forms, whatever its length.
  // spotless:off
  public static final Vector MOVAPS_RM = ROWS.vector("movaps", "=x, xm128", "0F 28 /r");
  public static final Vector MOVAPS_MR = ROWS.vector("movaps", "=xm128, x", "0F 29 /r");
  public static final Vector MOVUPS_RM = ROWS.vector("movups", "=x, xm128", "0F 10 /r");
  public static final Vector MOVUPS_MR = ROWS.vector("movups", "=xm128, x", "0F 11 /r");
  public static final Vector MOVDQA_RM = ROWS.vector("movdqa", "=x, xm128", "66 0F 6F /r");
  public static final Vector MOVDQU_RM = ROWS.vector("movdqu", "=x, xm128", "F3 0F 6F /r");
  public static final Vector MOVDQU_MR = ROWS.vector("movdqu", "=xm128, x", "F3 0F 7F /r");

  // From memory, the rest becomes 0; from a register, it stays.
  public static final Vector MOVSS_LOAD = ROWS.vector("movss", "=x, m32", "F3 0F 10 /r");
  public static final Vector MOVSD_LOAD = ROWS.vector("movsd", "=x, m64", "F2 0F 10 /r");
  public static final Vector MOVSS_STORE = ROWS.vector("movss", "=m32, x", "F3 0F 11 /r");
  public static final Vector MOVSD_STORE = ROWS.vector("movsd", "=m64, x", "F2 0F 11 /r");
  public static final Vector MOVSS_INSERT = ROWS.vector("movss", "+x, xx", "F3 0F 10 /r");
  public static final Vector MOVSD_INSERT = ROWS.vector("movsd", "+x, xx", "F2 0F 10 /r");
  public static final Vector MOVQ_X = ROWS.vector("movq", "=x, xm64", "F3 0F 7E /r");
  public static final Vector MOVQ_STORE = ROWS.vector("movq", "=m64, x", "66 0F D6 /r");

  public static final Vector MOVD_XR = ROWS.vector("movd", "=x, rm32", "66 0F 6E /r");
  public static final Vector MOVQ_XR = ROWS.vector("movq", "=x, rr64", "66 REX.W 0F 6E /r");
  public static final Vector MOVD_RX = ROWS.vector("movd", "=rm32, x", "66 0F 7E /r");
  public static final Vector MOVQ_RX = ROWS.vector("movq", "=rr64, x", "66 REX.W 0F 7E /r");

  // Halves
  public static final Vector MOVLPS_LOAD = ROWS.vector("movlps", "+x, m64", "0F 12 /r");
  public static final Vector MOVLPS_STORE = ROWS.vector("movlps", "=m64, x", "0F 13 /r");
  public static final Vector MOVHPS_LOAD = ROWS.vector("movhps", "+x, m64", "0F 16 /r");
  public static final Vector MOVHPS_STORE = ROWS.vector("movhps", "=m64, x", "0F 17 /r");
  public static final Vector MOVHLPS = ROWS.vector("movhlps", "+x, xx", "0F 12 /r");
  public static final Vector MOVLHPS = ROWS.vector("movlhps", "+x, xx", "0F 16 /r");
  public static final Vector MOVDDUP = ROWS.vector("movddup", "=x, xm64", "F2 0F 12 /r", SSE3);

  // Signs
  public static final Vector MOVMSKPS = ROWS.vector("movmskps", "=r32, xx", "0F 50 /r");
  public static final Vector MOVMSKPD = ROWS.vector("movmskpd", "=r32, xx", "66 0F 50 /r");
  public static final Vector PMOVMSKB = ROWS.vector("pmovmskb", "=r32, xx", "66 0F D7 /r");

  // Lanes
  public static final Vector PINSRB = ROWS.vector("pinsrb", "+x, r32/m8, imm8", "66 0F 3A 20 /r ib", SSE41);
  public static final Vector PINSRW = ROWS.vector("pinsrw", "+x, r32/m16, imm8", "66 0F C4 /r ib");
  public static final Vector PINSRD = ROWS.vector("pinsrd", "+x, rm32, imm8", "66 0F 3A 22 /r ib", SSE41);
  public static final Vector PINSRQ = ROWS.vector("pinsrq", "+x, rm64, imm8", "66 REX.W 0F 3A 22 /r ib", SSE41);
  public static final Vector PEXTRB = ROWS.vector("pextrb", "=r32/m8, x, imm8", "66 0F 3A 14 /r ib", SSE41);
  public static final Vector PEXTRW = ROWS.vector("pextrw", "=r32/m16, x, imm8", "66 0F 3A 15 /r ib", SSE41);
  public static final Vector PEXTRW_RX = ROWS.vector("pextrw", "=r32, xx, imm8", "66 0F C5 /r ib");
  public static final Vector PEXTRD = ROWS.vector("pextrd", "=rm32, x, imm8", "66 0F 3A 16 /r ib", SSE41);
  public static final Vector PEXTRQ = ROWS.vector("pextrq", "=rm64, x, imm8", "66 REX.W 0F 3A 16 /r ib", SSE41);
  public static final Vector INSERTPS = ROWS.vector("insertps", "+x, xm32, imm8", "66 0F 3A 21 /r ib", SSE41);

  // One lane to all
  public static final Form VPBROADCASTB = ROWS.form("vpbroadcastb", "=x, xm8", "VEX.66.0F38.W0 78 /r", AVX2);
  public static final Form VPBROADCASTW = ROWS.form("vpbroadcastw", "=x, xm16", "VEX.66.0F38.W0 79 /r", AVX2);
  public static final Form VPBROADCASTD = ROWS.form("vpbroadcastd", "=x, xm32", "VEX.66.0F38.W0 58 /r", AVX2);
  public static final Form VPBROADCASTQ = ROWS.form("vpbroadcastq", "=x, xm64", "VEX.66.0F38.W0 59 /r", AVX2);
  public static final Form VBROADCASTSS = ROWS.form("vbroadcastss", "=x, m32", "VEX.66.0F38.W0 18 /r", AVX);
  public static final Form VBROADCASTSS_X = ROWS.form("vbroadcastss", "=x, xx", "VEX.66.0F38.W0 18 /r", AVX2);
  // spotless:on

  private VectorMoves() {}
}
