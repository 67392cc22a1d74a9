package io.dunlin.x64.inst;

import static io.dunlin.x64.inst.X64Feature.AVX;
import static io.dunlin.x64.inst.X64Feature.SSE41;
import static io.dunlin.x64.inst.X64Feature.SSSE3;

/** Rearranging, narrowing and widening lanes. */
public final class Shuffles {
  static final Rows ROWS = new Rows(11);

  // One row per form or group of forms, whatever its length.
  // spotless:off
  // Narrowing, with saturation
  public static final Vector PACKSSWB = ROWS.vector("packsswb", "+x, xm128", "66 0F 63 /r");
  public static final Vector PACKSSDW = ROWS.vector("packssdw", "+x, xm128", "66 0F 6B /r");
  public static final Vector PACKUSWB = ROWS.vector("packuswb", "+x, xm128", "66 0F 67 /r");
  public static final Vector PACKUSDW = ROWS.vector("packusdw", "+x, xm128", "66 0F 38 2B /r", SSE41);

  // Widening
  public static final Vector PMOVSXBW = ROWS.vector("pmovsxbw", "=x, xm64", "66 0F 38 20 /r", SSE41);
  public static final Vector PMOVSXBD = ROWS.vector("pmovsxbd", "=x, xm32", "66 0F 38 21 /r", SSE41);
  public static final Vector PMOVSXBQ = ROWS.vector("pmovsxbq", "=x, xm16", "66 0F 38 22 /r", SSE41);
  public static final Vector PMOVSXWD = ROWS.vector("pmovsxwd", "=x, xm64", "66 0F 38 23 /r", SSE41);
  public static final Vector PMOVSXWQ = ROWS.vector("pmovsxwq", "=x, xm32", "66 0F 38 24 /r", SSE41);
  public static final Vector PMOVSXDQ = ROWS.vector("pmovsxdq", "=x, xm64", "66 0F 38 25 /r", SSE41);
  public static final Vector PMOVZXBW = ROWS.vector("pmovzxbw", "=x, xm64", "66 0F 38 30 /r", SSE41);
  public static final Vector PMOVZXBD = ROWS.vector("pmovzxbd", "=x, xm32", "66 0F 38 31 /r", SSE41);
  public static final Vector PMOVZXBQ = ROWS.vector("pmovzxbq", "=x, xm16", "66 0F 38 32 /r", SSE41);
  public static final Vector PMOVZXWD = ROWS.vector("pmovzxwd", "=x, xm64", "66 0F 38 33 /r", SSE41);
  public static final Vector PMOVZXWQ = ROWS.vector("pmovzxwq", "=x, xm32", "66 0F 38 34 /r", SSE41);
  public static final Vector PMOVZXDQ = ROWS.vector("pmovzxdq", "=x, xm64", "66 0F 38 35 /r", SSE41);

  // Interleaving
  public static final Vector PUNPCKLBW = ROWS.vector("punpcklbw", "+x, xm128", "66 0F 60 /r");
  public static final Vector PUNPCKLWD = ROWS.vector("punpcklwd", "+x, xm128", "66 0F 61 /r");
  public static final Vector PUNPCKLDQ = ROWS.vector("punpckldq", "+x, xm128", "66 0F 62 /r");
  public static final Vector PUNPCKLQDQ = ROWS.vector("punpcklqdq", "+x, xm128", "66 0F 6C /r");
  public static final Vector PUNPCKHBW = ROWS.vector("punpckhbw", "+x, xm128", "66 0F 68 /r");
  public static final Vector PUNPCKHWD = ROWS.vector("punpckhwd", "+x, xm128", "66 0F 69 /r");
  public static final Vector PUNPCKHDQ = ROWS.vector("punpckhdq", "+x, xm128", "66 0F 6A /r");
  public static final Vector PUNPCKHQDQ = ROWS.vector("punpckhqdq", "+x, xm128", "66 0F 6D /r");

  // By an immediate
  public static final Vector PSHUFD = ROWS.vector("pshufd", "=x, xm128, imm8", "66 0F 70 /r ib");
  public static final Vector PSHUFLW = ROWS.vector("pshuflw", "=x, xm128, imm8", "F2 0F 70 /r ib");
  public static final Vector PSHUFHW = ROWS.vector("pshufhw", "=x, xm128, imm8", "F3 0F 70 /r ib");
  public static final Vector PALIGNR = ROWS.vector("palignr", "+x, xm128, imm8", "66 0F 3A 0F /r ib", SSSE3);
  public static final Vector BLENDPS = ROWS.vector("blendps", "+x, xm128, imm8", "66 0F 3A 0C /r ib", SSE41);
  public static final Vector BLENDPD = ROWS.vector("blendpd", "+x, xm128, imm8", "66 0F 3A 0D /r ib", SSE41);
  public static final Vector PBLENDW = ROWS.vector("pblendw", "+x, xm128, imm8", "66 0F 3A 0E /r ib", SSE41);

  // By a register
  public static final Vector PSHUFB = ROWS.vector("pshufb", "+x, xm128", "66 0F 38 00 /r", SSSE3);
  public static final Form PBLENDVB = ROWS.form("pblendvb", "+x, xm128, xmm0", "66 0F 38 10 /r", SSE41);
  public static final Form BLENDVPS = ROWS.form("blendvps", "+x, xm128, xmm0", "66 0F 38 14 /r", SSE41);
  public static final Form BLENDVPD = ROWS.form("blendvpd", "+x, xm128, xmm0", "66 0F 38 15 /r", SSE41);
  public static final Form VPBLENDVB = ROWS.form("vpblendvb", "=x, x, xm128, x", "VEX.66.0F3A.W0 4C /r /is4", AVX);
  public static final Form VBLENDVPS = ROWS.form("vblendvps", "=x, x, xm128, x", "VEX.66.0F3A.W0 4A /r /is4", AVX);
  public static final Form VBLENDVPD = ROWS.form("vblendvpd", "=x, x, xm128, x", "VEX.66.0F3A.W0 4B /r /is4", AVX);
  // spotless:on

  private Shuffles() {}
}
