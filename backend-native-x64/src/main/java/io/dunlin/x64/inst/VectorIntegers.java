package io.dunlin.x64.inst;

import static io.dunlin.x64.inst.X64Feature.AVX2;
import static io.dunlin.x64.inst.X64Feature.SSE41;
import static io.dunlin.x64.inst.X64Feature.SSE42;
import static io.dunlin.x64.inst.X64Feature.SSSE3;

/** Arithmetic, logic, comparison and shifts of lanes that are integers. */
public final class VectorIntegers {
  static final Rows ROWS = new Rows(10);

  // One row per form or group of forms, whatever its length.
  // spotless:off
  // Addition and subtraction
  public static final Vector PADDB = ROWS.vector("paddb", "+x, xm128", "66 0F FC /r");
  public static final Vector PADDW = ROWS.vector("paddw", "+x, xm128", "66 0F FD /r");
  public static final Vector PADDD = ROWS.vector("paddd", "+x, xm128", "66 0F FE /r");
  public static final Vector PADDQ = ROWS.vector("paddq", "+x, xm128", "66 0F D4 /r");
  public static final Vector PSUBB = ROWS.vector("psubb", "+x, xm128", "66 0F F8 /r");
  public static final Vector PSUBW = ROWS.vector("psubw", "+x, xm128", "66 0F F9 /r");
  public static final Vector PSUBD = ROWS.vector("psubd", "+x, xm128", "66 0F FA /r");
  public static final Vector PSUBQ = ROWS.vector("psubq", "+x, xm128", "66 0F FB /r");
  public static final Vector PADDSB = ROWS.vector("paddsb", "+x, xm128", "66 0F EC /r");
  public static final Vector PADDSW = ROWS.vector("paddsw", "+x, xm128", "66 0F ED /r");
  public static final Vector PADDUSB = ROWS.vector("paddusb", "+x, xm128", "66 0F DC /r");
  public static final Vector PADDUSW = ROWS.vector("paddusw", "+x, xm128", "66 0F DD /r");
  public static final Vector PSUBSB = ROWS.vector("psubsb", "+x, xm128", "66 0F E8 /r");
  public static final Vector PSUBSW = ROWS.vector("psubsw", "+x, xm128", "66 0F E9 /r");
  public static final Vector PSUBUSB = ROWS.vector("psubusb", "+x, xm128", "66 0F D8 /r");
  public static final Vector PSUBUSW = ROWS.vector("psubusw", "+x, xm128", "66 0F D9 /r");
  public static final Vector PAVGB = ROWS.vector("pavgb", "+x, xm128", "66 0F E0 /r");
  public static final Vector PAVGW = ROWS.vector("pavgw", "+x, xm128", "66 0F E3 /r");
  public static final Vector PSADBW = ROWS.vector("psadbw", "+x, xm128", "66 0F F6 /r");

  // Multiplication
  public static final Vector PMULLW = ROWS.vector("pmullw", "+x, xm128", "66 0F D5 /r");
  public static final Vector PMULHW = ROWS.vector("pmulhw", "+x, xm128", "66 0F E5 /r");
  public static final Vector PMULHUW = ROWS.vector("pmulhuw", "+x, xm128", "66 0F E4 /r");
  public static final Vector PMULUDQ = ROWS.vector("pmuludq", "+x, xm128", "66 0F F4 /r");
  public static final Vector PMADDWD = ROWS.vector("pmaddwd", "+x, xm128", "66 0F F5 /r");
  public static final Vector PMULLD = ROWS.vector("pmulld", "+x, xm128", "66 0F 38 40 /r", SSE41);
  public static final Vector PMULDQ = ROWS.vector("pmuldq", "+x, xm128", "66 0F 38 28 /r", SSE41);
  public static final Vector PMADDUBSW = ROWS.vector("pmaddubsw", "+x, xm128", "66 0F 38 04 /r", SSSE3);
  public static final Vector PMULHRSW = ROWS.vector("pmulhrsw", "+x, xm128", "66 0F 38 0B /r", SSSE3);

  // The lesser and the greater
  public static final Vector PMINUB = ROWS.vector("pminub", "+x, xm128", "66 0F DA /r");
  public static final Vector PMAXUB = ROWS.vector("pmaxub", "+x, xm128", "66 0F DE /r");
  public static final Vector PMINSW = ROWS.vector("pminsw", "+x, xm128", "66 0F EA /r");
  public static final Vector PMAXSW = ROWS.vector("pmaxsw", "+x, xm128", "66 0F EE /r");
  public static final Vector PMINSB = ROWS.vector("pminsb", "+x, xm128", "66 0F 38 38 /r", SSE41);
  public static final Vector PMINSD = ROWS.vector("pminsd", "+x, xm128", "66 0F 38 39 /r", SSE41);
  public static final Vector PMINUW = ROWS.vector("pminuw", "+x, xm128", "66 0F 38 3A /r", SSE41);
  public static final Vector PMINUD = ROWS.vector("pminud", "+x, xm128", "66 0F 38 3B /r", SSE41);
  public static final Vector PMAXSB = ROWS.vector("pmaxsb", "+x, xm128", "66 0F 38 3C /r", SSE41);
  public static final Vector PMAXSD = ROWS.vector("pmaxsd", "+x, xm128", "66 0F 38 3D /r", SSE41);
  public static final Vector PMAXUW = ROWS.vector("pmaxuw", "+x, xm128", "66 0F 38 3E /r", SSE41);
  public static final Vector PMAXUD = ROWS.vector("pmaxud", "+x, xm128", "66 0F 38 3F /r", SSE41);

  // Absolute values and signs
  public static final Vector PABSB = ROWS.vector("pabsb", "=x, xm128", "66 0F 38 1C /r", SSSE3);
  public static final Vector PABSW = ROWS.vector("pabsw", "=x, xm128", "66 0F 38 1D /r", SSSE3);
  public static final Vector PABSD = ROWS.vector("pabsd", "=x, xm128", "66 0F 38 1E /r", SSSE3);
  public static final Vector PSIGNB = ROWS.vector("psignb", "+x, xm128", "66 0F 38 08 /r", SSSE3);
  public static final Vector PSIGNW = ROWS.vector("psignw", "+x, xm128", "66 0F 38 09 /r", SSSE3);
  public static final Vector PSIGND = ROWS.vector("psignd", "+x, xm128", "66 0F 38 0A /r", SSSE3);

  // Logic
  public static final Vector PAND = ROWS.vector("pand", "+x, xm128", "66 0F DB /r");
  public static final Vector PANDN = ROWS.vector("pandn", "+x, xm128", "66 0F DF /r");
  public static final Vector POR = ROWS.vector("por", "+x, xm128", "66 0F EB /r");
  public static final Vector PXOR = ROWS.vector("pxor", "+x, xm128", "66 0F EF /r");
  public static final Vector PTEST = ROWS.vector("ptest", "x, xm128", "66 0F 38 17 /r", SSE41);

  // Comparison
  public static final Vector PCMPEQB = ROWS.vector("pcmpeqb", "+x, xm128", "66 0F 74 /r");
  public static final Vector PCMPEQW = ROWS.vector("pcmpeqw", "+x, xm128", "66 0F 75 /r");
  public static final Vector PCMPEQD = ROWS.vector("pcmpeqd", "+x, xm128", "66 0F 76 /r");
  public static final Vector PCMPGTB = ROWS.vector("pcmpgtb", "+x, xm128", "66 0F 64 /r");
  public static final Vector PCMPGTW = ROWS.vector("pcmpgtw", "+x, xm128", "66 0F 65 /r");
  public static final Vector PCMPGTD = ROWS.vector("pcmpgtd", "+x, xm128", "66 0F 66 /r");
  public static final Vector PCMPEQQ = ROWS.vector("pcmpeqq", "+x, xm128", "66 0F 38 29 /r", SSE41);
  public static final Vector PCMPGTQ = ROWS.vector("pcmpgtq", "+x, xm128", "66 0F 38 37 /r", SSE42);

  // Shifts by the same for all lanes
  public static final Vector PSLLW = ROWS.vector("psllw", "+x, xm128", "66 0F F1 /r");
  public static final Vector PSLLD = ROWS.vector("pslld", "+x, xm128", "66 0F F2 /r");
  public static final Vector PSLLQ = ROWS.vector("psllq", "+x, xm128", "66 0F F3 /r");
  public static final Vector PSRLW = ROWS.vector("psrlw", "+x, xm128", "66 0F D1 /r");
  public static final Vector PSRLD = ROWS.vector("psrld", "+x, xm128", "66 0F D2 /r");
  public static final Vector PSRLQ = ROWS.vector("psrlq", "+x, xm128", "66 0F D3 /r");
  public static final Vector PSRAW = ROWS.vector("psraw", "+x, xm128", "66 0F E1 /r");
  public static final Vector PSRAD = ROWS.vector("psrad", "+x, xm128", "66 0F E2 /r");
  public static final Vector PSLLW_I = ROWS.vector("psllw", "+xx, imm8", "66 0F 71 /6 ib");
  public static final Vector PSLLD_I = ROWS.vector("pslld", "+xx, imm8", "66 0F 72 /6 ib");
  public static final Vector PSLLQ_I = ROWS.vector("psllq", "+xx, imm8", "66 0F 73 /6 ib");
  public static final Vector PSRLW_I = ROWS.vector("psrlw", "+xx, imm8", "66 0F 71 /2 ib");
  public static final Vector PSRLD_I = ROWS.vector("psrld", "+xx, imm8", "66 0F 72 /2 ib");
  public static final Vector PSRLQ_I = ROWS.vector("psrlq", "+xx, imm8", "66 0F 73 /2 ib");
  public static final Vector PSRAW_I = ROWS.vector("psraw", "+xx, imm8", "66 0F 71 /4 ib");
  public static final Vector PSRAD_I = ROWS.vector("psrad", "+xx, imm8", "66 0F 72 /4 ib");
  public static final Vector PSLLDQ_I = ROWS.vector("pslldq", "+xx, imm8", "66 0F 73 /7 ib");
  public static final Vector PSRLDQ_I = ROWS.vector("psrldq", "+xx, imm8", "66 0F 73 /3 ib");

  // Shifts by a count for each lane
  public static final Form VPSLLVD = ROWS.form("vpsllvd", "=x, x, xm128", "VEX.66.0F38.W0 47 /r", AVX2);
  public static final Form VPSLLVQ = ROWS.form("vpsllvq", "=x, x, xm128", "VEX.66.0F38.W1 47 /r", AVX2);
  public static final Form VPSRLVD = ROWS.form("vpsrlvd", "=x, x, xm128", "VEX.66.0F38.W0 45 /r", AVX2);
  public static final Form VPSRLVQ = ROWS.form("vpsrlvq", "=x, x, xm128", "VEX.66.0F38.W1 45 /r", AVX2);
  public static final Form VPSRAVD = ROWS.form("vpsravd", "=x, x, xm128", "VEX.66.0F38.W0 46 /r", AVX2);
  // spotless:on

  private VectorIntegers() {}
}
