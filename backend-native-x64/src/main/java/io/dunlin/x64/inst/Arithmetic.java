package io.dunlin.x64.inst;

/** Addition, subtraction, comparison and bitwise logic of integers. */
public final class Arithmetic {
  static final Rows ROWS = new Rows(0);

  // One row per form or group of forms, whatever its length.
  // spotless:off
  public static final Widths ADD_MR = ROWS.allWidths("add", "+rm, r", "01 /r");
  public static final Widths ADD_RM = ROWS.allWidths("add", "+r, rm", "03 /r");
  public static final Widths ADD_I8 = ROWS.widths("add", "+rm, imm8", "83 /0 ib");
  public static final Widths ADD_I = ROWS.allWidths("add", "+rm, imm", "81 /0 i");

  public static final Widths OR_MR = ROWS.allWidths("or", "+rm, r", "09 /r");
  public static final Widths OR_RM = ROWS.allWidths("or", "+r, rm", "0B /r");
  public static final Widths OR_I8 = ROWS.widths("or", "+rm, imm8", "83 /1 ib");
  public static final Widths OR_I = ROWS.allWidths("or", "+rm, imm", "81 /1 i");

  public static final Widths ADC_MR = ROWS.allWidths("adc", "+rm, r", "11 /r");
  public static final Widths ADC_RM = ROWS.allWidths("adc", "+r, rm", "13 /r");
  public static final Widths ADC_I8 = ROWS.widths("adc", "+rm, imm8", "83 /2 ib");
  public static final Widths ADC_I = ROWS.allWidths("adc", "+rm, imm", "81 /2 i");

  public static final Widths SBB_MR = ROWS.allWidths("sbb", "+rm, r", "19 /r");
  public static final Widths SBB_RM = ROWS.allWidths("sbb", "+r, rm", "1B /r");
  public static final Widths SBB_I8 = ROWS.widths("sbb", "+rm, imm8", "83 /3 ib");
  public static final Widths SBB_I = ROWS.allWidths("sbb", "+rm, imm", "81 /3 i");

  public static final Widths AND_MR = ROWS.allWidths("and", "+rm, r", "21 /r");
  public static final Widths AND_RM = ROWS.allWidths("and", "+r, rm", "23 /r");
  public static final Widths AND_I8 = ROWS.widths("and", "+rm, imm8", "83 /4 ib");
  public static final Widths AND_I = ROWS.allWidths("and", "+rm, imm", "81 /4 i");

  public static final Widths SUB_MR = ROWS.allWidths("sub", "+rm, r", "29 /r");
  public static final Widths SUB_RM = ROWS.allWidths("sub", "+r, rm", "2B /r");
  public static final Widths SUB_I8 = ROWS.widths("sub", "+rm, imm8", "83 /5 ib");
  public static final Widths SUB_I = ROWS.allWidths("sub", "+rm, imm", "81 /5 i");

  public static final Widths XOR_MR = ROWS.allWidths("xor", "+rm, r", "31 /r");
  public static final Widths XOR_RM = ROWS.allWidths("xor", "+r, rm", "33 /r");
  public static final Widths XOR_I8 = ROWS.widths("xor", "+rm, imm8", "83 /6 ib");
  public static final Widths XOR_I = ROWS.allWidths("xor", "+rm, imm", "81 /6 i");

  public static final Widths CMP_MR = ROWS.allWidths("cmp", "rm, r", "39 /r");
  public static final Widths CMP_RM = ROWS.allWidths("cmp", "r, rm", "3B /r");
  public static final Widths CMP_I8 = ROWS.widths("cmp", "rm, imm8", "83 /7 ib");
  public static final Widths CMP_I = ROWS.allWidths("cmp", "rm, imm", "81 /7 i");

  public static final Widths TEST_MR = ROWS.allWidths("test", "rm, r", "85 /r");
  public static final Widths TEST_I = ROWS.allWidths("test", "rm, imm", "F7 /0 i");

  public static final Widths NOT = ROWS.allWidths("not", "+rm", "F7 /2");
  public static final Widths NEG = ROWS.allWidths("neg", "+rm", "F7 /3");
  public static final Widths INC = ROWS.allWidths("inc", "+rm", "FF /0");
  public static final Widths DEC = ROWS.allWidths("dec", "+rm", "FF /1");

  public static final Widths LEA = ROWS.wideWidths("lea", "=r, address", "8D /r");
  // spotless:on

  private Arithmetic() {}
}
