package io.dunlin.x64.inst;

import static io.dunlin.x64.inst.X64Feature.AVX;

/** Jumps, calls, and what else is about the machine's state. */
public final class Control {
  static final Rows ROWS = new Rows(5);

  // One row per form or group of forms, whatever its length.
  // spotless:off
  public static final Form JMP_8 = ROWS.form("jmp", "rel8", "EB cb");
  public static final Form JMP_32 = ROWS.form("jmp", "rel32", "E9 cd");
  public static final Form JMP_M = ROWS.form("jmp", "rm64", "FF /4");
  public static final Conditional J_8 = ROWS.conditional("jcc", "rel8", "70+cc cb");
  public static final Conditional J_32 = ROWS.conditional("jcc", "rel32", "0F 80+cc cd");
  public static final Form CALL_32 = ROWS.form("call", "rel32", "E8 cd");
  public static final Form CALL_M = ROWS.form("call", "rm64", "FF /2");
  public static final Form RET = ROWS.form("ret", "", "C3");
  public static final Form LEAVE = ROWS.form("leave", "", "C9");

  public static final Form NOP = ROWS.form("nop", "", "90");
  public static final Form XCHG_AX_AX = ROWS.form("xchg ax, ax", "", "66 90"); // two bytes that do nothing
  public static final Widths NOP_M = ROWS.widths("nop", "rm", "0F 1F /0");
  public static final Form UD2 = ROWS.form("ud2", "", "0F 0B");
  public static final Form INT3 = ROWS.form("int3", "", "CC");
  public static final Form PAUSE = ROWS.form("pause", "", "F3 90");
  public static final Form ENDBR64 = ROWS.form("endbr64", "", "F3 0F 1E FA");
  public static final Form SYSCALL = ROWS.form("syscall", "", "0F 05");
  public static final Form CPUID = ROWS.form("cpuid", ";+eax, =ebx, +ecx, =edx", "0F A2");
  public static final Form XGETBV = ROWS.form("xgetbv", ";ecx, =eax, =edx", "0F 01 D0");
  public static final Form LDMXCSR = ROWS.form("ldmxcsr", "m32", "0F AE /2");
  public static final Form STMXCSR = ROWS.form("stmxcsr", "=m32", "0F AE /3");
  public static final Form VZEROUPPER = ROWS.form("vzeroupper", "", "VEX.NP.0F.W0 77", AVX);

  // Whole blocks: from [rsi] or al to [rdi], as many bytes as rcx says.
  public static final Form REP_MOVSB = ROWS.form("rep movsb", ";+rcx, +rsi, +rdi", "F3 A4");
  public static final Form REP_STOSB = ROWS.form("rep stosb", ";+rcx, +rdi, al", "F3 AA");
  // spotless:on

  private Control() {}
}
