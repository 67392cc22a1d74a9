package io.dunlin.x64.inst;

/** Conversions between integers and floating-point numbers. */
public final class Conversions {
  static final Rows ROWS = new Rows(8);

  // One row per form or group of forms, whatever its length.
  // spotless:off
  // These keep the upper lanes.
  public static final Vector CVTSI2SS_32 = ROWS.vector("cvtsi2ss", "+x, rm32", "F3 0F 2A /r");
  public static final Vector CVTSI2SS_64 = ROWS.vector("cvtsi2ss", "+x, rm64", "F3 REX.W 0F 2A /r");
  public static final Vector CVTSI2SD_32 = ROWS.vector("cvtsi2sd", "+x, rm32", "F2 0F 2A /r");
  public static final Vector CVTSI2SD_64 = ROWS.vector("cvtsi2sd", "+x, rm64", "F2 REX.W 0F 2A /r");
  public static final Vector CVTSS2SD = ROWS.vector("cvtss2sd", "+x, xm32", "F3 0F 5A /r");
  public static final Vector CVTSD2SS = ROWS.vector("cvtsd2ss", "+x, xm64", "F2 0F 5A /r");

  public static final Vector CVTTSS2SI_32 = ROWS.vector("cvttss2si", "=r32, xm32", "F3 0F 2C /r");
  public static final Vector CVTTSS2SI_64 = ROWS.vector("cvttss2si", "=r64, xm32", "F3 REX.W 0F 2C /r");
  public static final Vector CVTTSD2SI_32 = ROWS.vector("cvttsd2si", "=r32, xm64", "F2 0F 2C /r");
  public static final Vector CVTTSD2SI_64 = ROWS.vector("cvttsd2si", "=r64, xm64", "F2 REX.W 0F 2C /r");

  public static final Vector CVTPS2PD = ROWS.vector("cvtps2pd", "=x, xm64", "0F 5A /r");
  public static final Vector CVTPD2PS = ROWS.vector("cvtpd2ps", "=x, xm128", "66 0F 5A /r");
  public static final Vector CVTDQ2PS = ROWS.vector("cvtdq2ps", "=x, xm128", "0F 5B /r");
  public static final Vector CVTDQ2PD = ROWS.vector("cvtdq2pd", "=x, xm64", "F3 0F E6 /r");
  public static final Vector CVTTPS2DQ = ROWS.vector("cvttps2dq", "=x, xm128", "F3 0F 5B /r");
  public static final Vector CVTTPD2DQ = ROWS.vector("cvttpd2dq", "=x, xm128", "66 0F E6 /r");
  // spotless:on

  private Conversions() {}
}
