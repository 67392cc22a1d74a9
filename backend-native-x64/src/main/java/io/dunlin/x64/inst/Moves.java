package io.dunlin.x64.inst;

/** Moves of integers, with and without extension; the stack. */
public final class Moves {
  static final Rows ROWS = new Rows(1);

  // One row per form or group of forms, whatever its length.
  // spotless:off
  public static final Widths MOV_MR = ROWS.allWidths("mov", "=rm, r", "89 /r");
  public static final Widths MOV_RM = ROWS.allWidths("mov", "=r, rm", "8B /r");
  public static final Widths MOV_I = ROWS.allWidths("mov", "=rm, imm", "C7 /0 i");
  public static final Form MOV_R32_I32 = ROWS.form("mov", "=r32, imm32", "B8+r id");
  public static final Form MOV_R64_I64 = ROWS.form("movabs", "=r64, imm64", "REX.W B8+r io");

  public static final Widths MOVZX_8 = ROWS.wideWidths("movzx", "=r, rm8", "0F B6 /r");
  public static final Widths MOVZX_16 = ROWS.wideWidths("movzx", "=r, rm16", "0F B7 /r");
  public static final Widths MOVSX_8 = ROWS.wideWidths("movsx", "=r, rm8", "0F BE /r");
  public static final Widths MOVSX_16 = ROWS.wideWidths("movsx", "=r, rm16", "0F BF /r");
  public static final Form MOVSX_32 = ROWS.form("movsxd", "=r64, rm32", "REX.W 63 /r");

  // The lower half, sign-extended within the register or into rdx.
  public static final Form CWDE = ROWS.form("cwde", ";=eax, ax", "98");
  public static final Form CDQE = ROWS.form("cdqe", ";=rax, eax", "REX.W 98");
  public static final Form CDQ = ROWS.form("cdq", ";=edx, eax", "99");
  public static final Form CQO = ROWS.form("cqo", ";=rdx, rax", "REX.W 99");

  public static final Conditional CMOV_32 = ROWS.conditional("cmovcc", "+r32, rm32", "0F 40+cc /r");
  public static final Conditional CMOV_64 = ROWS.conditional("cmovcc", "+r64, rm64", "REX.W 0F 40+cc /r");
  public static final Conditional SET = ROWS.conditional("setcc", "=rm8", "0F 90+cc /0");

  public static final Widths BSWAP = ROWS.wideWidths("bswap", "+r", "0F C8+r");
  public static final Form PUSH = ROWS.form("push", "r64", "50+r");
  public static final Form PUSH_M = ROWS.form("push", "rm64", "FF /6");
  public static final Form POP = ROWS.form("pop", "=r64", "58+r");
  // spotless:on

  private Moves() {}
}
