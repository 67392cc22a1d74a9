package io.dunlin.interpreter.code;

/**
 * The operation codes of the register form.
 *
 * <p>An instruction is two words of 64 bits. The first holds, from the lowest bit on, the code (10
 * bits), operand a (22 bits) and operand b (32 bits), the second operands c and d (32 bits each).
 * Operands are slots of the frame, immediates, or, of branches, the distance from behind the word
 * to the target. Where d names the result below, it stands for the slot that a names, the one
 * written; names of operands used as values stand for the content of the slot. Slots hold i32
 * values sign-extended and f32 values as sign-extended bits, so that many operations serve several
 * types. A few instructions go on with further words, each of which is an operand.
 *
 * <p>{@link Form} has the operands of each operation. Codes are dense and have ten bits.
 */
public final class Code {
  private Code() {}

  // Moves

  /** {@code d = b}. */
  public static final int COPY = 0;

  /** {@code d = the immediate, sign-extended}. */
  public static final int CONST = 1;

  /** {@code d = the 64-bit immediate}. */
  public static final int CONST64 = 2;

  /** {@code d = r2 != 0 ? b : c, the condition being the fourth operand}. */
  public static final int SELECT = 3;

  // 32-bit arithmetic

  /** {@code d = b + c}. */
  public static final int I32_ADD = 4;

  /** {@code d = b - c}. */
  public static final int I32_SUB = 5;

  /** {@code d = b * c}. */
  public static final int I32_MUL = 6;

  /** {@code d = b << c}. */
  public static final int I32_SHL = 7;

  /** {@code d = b >> c}. */
  public static final int I32_SHR_S = 8;

  /** {@code d = b >>> c}. */
  public static final int I32_SHR_U = 9;

  /** {@code d = b rotated left by c}. */
  public static final int I32_ROTL = 10;

  /** {@code d = b rotated right by c}. */
  public static final int I32_ROTR = 11;

  /** {@code d = b / c}. */
  public static final int I32_DIV_S = 12;

  /** {@code d = b / c, unsigned}. */
  public static final int I32_DIV_U = 13;

  /** {@code d = b % c}. */
  public static final int I32_REM_S = 14;

  /** {@code d = b % c, unsigned}. */
  public static final int I32_REM_U = 15;

  /** {@code d = b + c}. */
  public static final int I32_ADD_C = 16;

  /** {@code d = b * c}. */
  public static final int I32_MUL_C = 17;

  /** {@code d = b << c}. */
  public static final int I32_SHL_C = 18;

  /** {@code d = b >> c}. */
  public static final int I32_SHR_S_C = 19;

  /** {@code d = b >>> c}. */
  public static final int I32_SHR_U_C = 20;

  /** {@code d = b rotated left by c}. */
  public static final int I32_ROTL_C = 21;

  /** {@code d = c - b}. */
  public static final int I32_RSUB_C = 22;

  /** {@code d = b + (c << k), k being the fourth operand}. */
  public static final int I32_ADD_SCALED = 23;

  /** {@code d = (b << k) + c, k being the fourth operand}. */
  public static final int I32_SCALED_ADD_C = 24;

  // 64-bit arithmetic

  /** {@code d = b + c}. */
  public static final int I64_ADD = 25;

  /** {@code d = b - c}. */
  public static final int I64_SUB = 26;

  /** {@code d = b * c}. */
  public static final int I64_MUL = 27;

  /** {@code d = b << c}. */
  public static final int I64_SHL = 28;

  /** {@code d = b >> c}. */
  public static final int I64_SHR_S = 29;

  /** {@code d = b >>> c}. */
  public static final int I64_SHR_U = 30;

  /** {@code d = b rotated left by c}. */
  public static final int I64_ROTL = 31;

  /** {@code d = b rotated right by c}. */
  public static final int I64_ROTR = 32;

  /** {@code d = b + c}. */
  public static final int I64_ADD_C = 33;

  /** {@code d = b * c}. */
  public static final int I64_MUL_C = 34;

  /** {@code d = b << c}. */
  public static final int I64_SHL_C = 35;

  /** {@code d = b >> c}. */
  public static final int I64_SHR_S_C = 36;

  /** {@code d = b >>> c}. */
  public static final int I64_SHR_U_C = 37;

  /** {@code d = b rotated left by c}. */
  public static final int I64_ROTL_C = 38;

  // Both widths

  /** {@code d = b & c}. */
  public static final int AND = 39;

  /** {@code d = b | c}. */
  public static final int OR = 40;

  /** {@code d = b ^ c}. */
  public static final int XOR = 41;

  /** {@code d = b & c}. */
  public static final int AND_C = 42;

  /** {@code d = b | c}. */
  public static final int OR_C = 43;

  /** {@code d = b ^ c}. */
  public static final int XOR_C = 44;

  /** {@code d = (byte) b}. */
  public static final int EXTEND8_S = 45;

  /** {@code d = (short) b}. */
  public static final int EXTEND16_S = 46;

  /** {@code d = (int) b}. */
  public static final int WRAP = 47;

  /** {@code d = b & 0xFFFFFFFF}. */
  public static final int EXTEND32_U = 48;

  /** {@code d = b == c}. */
  public static final int EQ = 49;

  /** {@code d = b != c}. */
  public static final int NE = 50;

  /** {@code d = b < c}. */
  public static final int LT_S = 51;

  /** {@code d = b <= c}. */
  public static final int LE_S = 52;

  /** {@code d = b < c, unsigned}. */
  public static final int LT_U = 53;

  /** {@code d = b <= c, unsigned}. */
  public static final int LE_U = 54;

  /** {@code d = b == c}. */
  public static final int EQ_C = 55;

  /** {@code d = b != c}. */
  public static final int NE_C = 56;

  /** {@code d = b < c}. */
  public static final int LT_S_C = 57;

  /** {@code d = b > c}. */
  public static final int GT_S_C = 58;

  /** {@code d = b < c, unsigned}. */
  public static final int LT_U_C = 59;

  /** {@code d = b > c, unsigned}. */
  public static final int GT_U_C = 60;

  // Floating point

  /** {@code d = b + c}. */
  public static final int F32_ADD = 61;

  /** {@code d = b - c}. */
  public static final int F32_SUB = 62;

  /** {@code d = b * c}. */
  public static final int F32_MUL = 63;

  /** {@code d = b / c}. */
  public static final int F32_DIV = 64;

  /** {@code d = b + c}. */
  public static final int F64_ADD = 65;

  /** {@code d = b - c}. */
  public static final int F64_SUB = 66;

  /** {@code d = b * c}. */
  public static final int F64_MUL = 67;

  /** {@code d = b / c}. */
  public static final int F64_DIV = 68;

  /** {@code d = b == c}. */
  public static final int F32_EQ = 69;

  /** {@code d = b != c}. */
  public static final int F32_NE = 70;

  /** {@code d = b < c}. */
  public static final int F32_LT = 71;

  /** {@code d = b <= c}. */
  public static final int F32_LE = 72;

  /** {@code d = b == c}. */
  public static final int F64_EQ = 73;

  /** {@code d = b != c}. */
  public static final int F64_NE = 74;

  /** {@code d = b < c}. */
  public static final int F64_LT = 75;

  /** {@code d = b <= c}. */
  public static final int F64_LE = 76;

  /** {@code d = square root of b}. */
  public static final int F64_SQRT = 77;

  /** {@code d = -b}. */
  public static final int F64_NEG = 78;

  /** {@code d = |b|}. */
  public static final int F64_ABS = 79;

  /** {@code d = (double) (int) b}. */
  public static final int F64_CONVERT_I32_S = 80;

  /** {@code d = (double) (b as unsigned int)}. */
  public static final int F64_CONVERT_I32_U = 81;

  /** {@code d = (double) b}. */
  public static final int F64_PROMOTE_F32 = 82;

  /** {@code d = (float) b}. */
  public static final int F32_DEMOTE_F64 = 83;

  // Branches

  /** {@code jump}. */
  public static final int BR = 84;

  /** {@code jump if a != 0}. */
  public static final int BR_IF = 85;

  /** {@code jump if a == 0}. */
  public static final int BR_UNLESS = 86;

  /** {@code jump if a == b}. */
  public static final int BR_EQ = 87;

  /** {@code jump if a != b}. */
  public static final int BR_NE = 88;

  /** {@code jump if a < b}. */
  public static final int BR_LT_S = 89;

  /** {@code jump if a <= b}. */
  public static final int BR_LE_S = 90;

  /** {@code jump if a < b, unsigned}. */
  public static final int BR_LT_U = 91;

  /** {@code jump if a <= b, unsigned}. */
  public static final int BR_LE_U = 92;

  /** {@code jump if a == b}. */
  public static final int BR_EQ_C = 93;

  /** {@code jump if a != b}. */
  public static final int BR_NE_C = 94;

  /** {@code jump if a < b}. */
  public static final int BR_LT_S_C = 95;

  /** {@code jump if a > b}. */
  public static final int BR_GT_S_C = 96;

  /** {@code jump if a < b, unsigned}. */
  public static final int BR_LT_U_C = 97;

  /** {@code jump if a > b, unsigned}. */
  public static final int BR_GT_U_C = 98;

  /** {@code jump if (a & b) != 0}. */
  public static final int BR_AND_C = 99;

  /** {@code jump if (a & b) == 0}. */
  public static final int BR_NAND_C = 100;

  /** {@code jump if a == b}. */
  public static final int BR_F64_EQ = 101;

  /** {@code jump if a != b}. */
  public static final int BR_F64_NE = 102;

  /** {@code jump if a < b}. */
  public static final int BR_F64_LT = 103;

  /** {@code jump if a <= b}. */
  public static final int BR_F64_LE = 104;

  /** {@code jump if !(a < b)}. */
  public static final int BR_F64_NLT = 105;

  /** {@code jump if !(a <= b)}. */
  public static final int BR_F64_NLE = 106;

  /** {@code jump to the entry a of the table of b entries that follows, or to its last}. */
  public static final int BR_TABLE = 107;

  // Loads

  /** {@code d = a byte, sign-extended at b + offset c}. */
  public static final int LOAD8_S = 108;

  /** {@code d = a byte, zero-extended at b + offset c}. */
  public static final int LOAD8_U = 109;

  /** {@code d = two bytes, sign-extended at b + offset c}. */
  public static final int LOAD16_S = 110;

  /** {@code d = two bytes, zero-extended at b + offset c}. */
  public static final int LOAD16_U = 111;

  /** {@code d = four bytes, sign-extended at b + offset c}. */
  public static final int LOAD32_S = 112;

  /** {@code d = four bytes, zero-extended at b + offset c}. */
  public static final int LOAD32_U = 113;

  /** {@code d = eight bytes at b + offset c}. */
  public static final int LOAD64 = 114;

  /** {@code d = a byte, sign-extended at (b + c) mod 2^32}. */
  public static final int LOAD8_S_WRAP = 115;

  /** {@code d = a byte, zero-extended at (b + c) mod 2^32}. */
  public static final int LOAD8_U_WRAP = 116;

  /** {@code d = two bytes, sign-extended at (b + c) mod 2^32}. */
  public static final int LOAD16_S_WRAP = 117;

  /** {@code d = two bytes, zero-extended at (b + c) mod 2^32}. */
  public static final int LOAD16_U_WRAP = 118;

  /** {@code d = four bytes, sign-extended at (b + c) mod 2^32}. */
  public static final int LOAD32_S_WRAP = 119;

  /** {@code d = four bytes, zero-extended at (b + c) mod 2^32}. */
  public static final int LOAD32_U_WRAP = 120;

  /** {@code d = eight bytes at (b + c) mod 2^32}. */
  public static final int LOAD64_WRAP = 121;

  /** {@code d = a byte, sign-extended at (b + (c << k)) mod 2^32 + offset d}. */
  public static final int LOAD8_S_INDEXED = 122;

  /** {@code d = a byte, zero-extended at (b + (c << k)) mod 2^32 + offset d}. */
  public static final int LOAD8_U_INDEXED = 123;

  /** {@code d = two bytes, sign-extended at (b + (c << k)) mod 2^32 + offset d}. */
  public static final int LOAD16_S_INDEXED = 124;

  /** {@code d = two bytes, zero-extended at (b + (c << k)) mod 2^32 + offset d}. */
  public static final int LOAD16_U_INDEXED = 125;

  /** {@code d = four bytes, sign-extended at (b + (c << k)) mod 2^32 + offset d}. */
  public static final int LOAD32_S_INDEXED = 126;

  /** {@code d = four bytes, zero-extended at (b + (c << k)) mod 2^32 + offset d}. */
  public static final int LOAD32_U_INDEXED = 127;

  /** {@code d = eight bytes at (b + (c << k)) mod 2^32 + offset d}. */
  public static final int LOAD64_INDEXED = 128;

  /** {@code d = a byte, sign-extended at ((b << k) + c) mod 2^32 + offset d}. */
  public static final int LOAD8_S_SCALED = 129;

  /** {@code d = a byte, zero-extended at ((b << k) + c) mod 2^32 + offset d}. */
  public static final int LOAD8_U_SCALED = 130;

  /** {@code d = two bytes, sign-extended at ((b << k) + c) mod 2^32 + offset d}. */
  public static final int LOAD16_S_SCALED = 131;

  /** {@code d = two bytes, zero-extended at ((b << k) + c) mod 2^32 + offset d}. */
  public static final int LOAD16_U_SCALED = 132;

  /** {@code d = four bytes, sign-extended at ((b << k) + c) mod 2^32 + offset d}. */
  public static final int LOAD32_S_SCALED = 133;

  /** {@code d = four bytes, zero-extended at ((b << k) + c) mod 2^32 + offset d}. */
  public static final int LOAD32_U_SCALED = 134;

  /** {@code d = eight bytes at ((b << k) + c) mod 2^32 + offset d}. */
  public static final int LOAD64_SCALED = 135;

  // Stores

  /** {@code the low byte of b is stored at a + offset c}. */
  public static final int STORE8 = 136;

  /** {@code the low two bytes of b is stored at a + offset c}. */
  public static final int STORE16 = 137;

  /** {@code the low four bytes of b is stored at a + offset c}. */
  public static final int STORE32 = 138;

  /** {@code all eight bytes of b is stored at a + offset c}. */
  public static final int STORE64 = 139;

  /** {@code the low byte of the immediate b is stored at a + offset c}. */
  public static final int STORE8_C = 140;

  /** {@code the low two bytes of the immediate b is stored at a + offset c}. */
  public static final int STORE16_C = 141;

  /** {@code the low four bytes of the immediate b is stored at a + offset c}. */
  public static final int STORE32_C = 142;

  /** {@code all eight bytes of the immediate b is stored at a + offset c}. */
  public static final int STORE64_C = 143;

  /** {@code the low byte of b is stored at (a + c) mod 2^32}. */
  public static final int STORE8_WRAP = 144;

  /** {@code the low two bytes of b is stored at (a + c) mod 2^32}. */
  public static final int STORE16_WRAP = 145;

  /** {@code the low four bytes of b is stored at (a + c) mod 2^32}. */
  public static final int STORE32_WRAP = 146;

  /** {@code all eight bytes of b is stored at (a + c) mod 2^32}. */
  public static final int STORE64_WRAP = 147;

  /** {@code the low byte of b is stored at (a + (c << k)) mod 2^32 + offset d}. */
  public static final int STORE8_INDEXED = 148;

  /** {@code the low two bytes of b is stored at (a + (c << k)) mod 2^32 + offset d}. */
  public static final int STORE16_INDEXED = 149;

  /** {@code the low four bytes of b is stored at (a + (c << k)) mod 2^32 + offset d}. */
  public static final int STORE32_INDEXED = 150;

  /** {@code all eight bytes of b is stored at (a + (c << k)) mod 2^32 + offset d}. */
  public static final int STORE64_INDEXED = 151;

  /** {@code the low byte of b is stored at ((a << k) + c) mod 2^32 + offset d}. */
  public static final int STORE8_SCALED = 152;

  /** {@code the low two bytes of b is stored at ((a << k) + c) mod 2^32 + offset d}. */
  public static final int STORE16_SCALED = 153;

  /** {@code the low four bytes of b is stored at ((a << k) + c) mod 2^32 + offset d}. */
  public static final int STORE32_SCALED = 154;

  /** {@code all eight bytes of b is stored at ((a << k) + c) mod 2^32 + offset d}. */
  public static final int STORE64_SCALED = 155;

  // Calls

  /** {@code call function b of the instance; a is where the arguments stand}. */
  public static final int CALL = 156;

  /**
   * {@code call the element of table b that d names, of type c; a is where the arguments stand}.
   */
  public static final int CALL_INDIRECT = 157;

  /** {@code return; c is the slot of the return record}. */
  public static final int RETURN = 158;

  /** {@code slot 0 = b, return}. */
  public static final int RETURN_VALUE = 159;

  /** {@code d = global b}. */
  public static final int GLOBAL_GET = 160;

  /** {@code global b = a}. */
  public static final int GLOBAL_SET = 161;

  /** {@code take a units of fuel}. */
  public static final int FUEL = 162;

  /** {@code set b slots from a on to zero}. */
  public static final int ZERO = 163;

  // Numeric operations without a node of their own

  /** {@code d = b / c}. */
  public static final int I64_DIV_S = 164;

  /** {@code d = b / c, unsigned}. */
  public static final int I64_DIV_U = 165;

  /** {@code d = b % c}. */
  public static final int I64_REM_S = 166;

  /** {@code d = b % c, unsigned}. */
  public static final int I64_REM_U = 167;

  /** {@code d = leading zeros of b}. */
  public static final int I32_CLZ = 168;

  /** {@code d = trailing zeros of b}. */
  public static final int I32_CTZ = 169;

  /** {@code d = bits set in b}. */
  public static final int I32_POPCNT = 170;

  /** {@code d = leading zeros of b}. */
  public static final int I64_CLZ = 171;

  /** {@code d = trailing zeros of b}. */
  public static final int I64_CTZ = 172;

  /** {@code d = bits set in b}. */
  public static final int I64_POPCNT = 173;

  /** {@code d = ceil of b}. */
  public static final int F32_CEIL = 174;

  /** {@code d = floor of b}. */
  public static final int F32_FLOOR = 175;

  /** {@code d = trunc of b}. */
  public static final int F32_TRUNC = 176;

  /** {@code d = nearest of b}. */
  public static final int F32_NEAREST = 177;

  /** {@code d = ceil of b}. */
  public static final int F64_CEIL = 178;

  /** {@code d = floor of b}. */
  public static final int F64_FLOOR = 179;

  /** {@code d = trunc of b}. */
  public static final int F64_TRUNC = 180;

  /** {@code d = nearest of b}. */
  public static final int F64_NEAREST = 181;

  /** {@code d = abs of b}. */
  public static final int F32_ABS = 182;

  /** {@code d = neg of b}. */
  public static final int F32_NEG = 183;

  /** {@code d = sqrt of b}. */
  public static final int F32_SQRT = 184;

  /** {@code d = min of b and c}. */
  public static final int F32_MIN = 185;

  /** {@code d = max of b and c}. */
  public static final int F32_MAX = 186;

  /** {@code d = copysign of b and c}. */
  public static final int F32_COPYSIGN = 187;

  /** {@code d = min of b and c}. */
  public static final int F64_MIN = 188;

  /** {@code d = max of b and c}. */
  public static final int F64_MAX = 189;

  /** {@code d = copysign of b and c}. */
  public static final int F64_COPYSIGN = 190;

  /** {@code d = b truncated, or a trap}. */
  public static final int I32_TRUNC_F32_S = 191;

  /** {@code d = b truncated, or a trap}. */
  public static final int I32_TRUNC_F32_U = 192;

  /** {@code d = b truncated, or a trap}. */
  public static final int I32_TRUNC_F64_S = 193;

  /** {@code d = b truncated, or a trap}. */
  public static final int I32_TRUNC_F64_U = 194;

  /** {@code d = b truncated, or a trap}. */
  public static final int I64_TRUNC_F32_S = 195;

  /** {@code d = b truncated, or a trap}. */
  public static final int I64_TRUNC_F32_U = 196;

  /** {@code d = b truncated, or a trap}. */
  public static final int I64_TRUNC_F64_S = 197;

  /** {@code d = b truncated, or a trap}. */
  public static final int I64_TRUNC_F64_U = 198;

  /** {@code d = b truncated, saturating}. */
  public static final int I32_TRUNC_SAT_F32_S = 199;

  /** {@code d = b truncated, saturating}. */
  public static final int I32_TRUNC_SAT_F32_U = 200;

  /** {@code d = b truncated, saturating}. */
  public static final int I32_TRUNC_SAT_F64_S = 201;

  /** {@code d = b truncated, saturating}. */
  public static final int I32_TRUNC_SAT_F64_U = 202;

  /** {@code d = b truncated, saturating}. */
  public static final int I64_TRUNC_SAT_F32_S = 203;

  /** {@code d = b truncated, saturating}. */
  public static final int I64_TRUNC_SAT_F32_U = 204;

  /** {@code d = b truncated, saturating}. */
  public static final int I64_TRUNC_SAT_F64_S = 205;

  /** {@code d = b truncated, saturating}. */
  public static final int I64_TRUNC_SAT_F64_U = 206;

  /** {@code d = b converted}. */
  public static final int F32_CONVERT_I32_S = 207;

  /** {@code d = b converted}. */
  public static final int F32_CONVERT_I32_U = 208;

  /** {@code d = b converted}. */
  public static final int F32_CONVERT_I64_S = 209;

  /** {@code d = b converted}. */
  public static final int F32_CONVERT_I64_U = 210;

  /** {@code d = b converted}. */
  public static final int F64_CONVERT_I64_S = 211;

  /** {@code d = b converted}. */
  public static final int F64_CONVERT_I64_U = 212;

  // Operations on all memories, with 32 or 64 bit addresses

  /**
   * {@code d = memory[fourth operand] at b + offset; c is a kind of access, the offset a word of
   * its own}.
   */
  public static final int LOAD = 213;

  /**
   * {@code memory[fourth operand] at a + offset = b; c is a kind of access, the offset a word of
   * its own}.
   */
  public static final int STORE = 214;

  /** {@code d = pages of memory b}. */
  public static final int MEMORY_SIZE = 215;

  /** {@code d = pages of memory c before it grew by b, or -1}. */
  public static final int MEMORY_GROW = 216;

  /** {@code fill memory, the fourth operand, at a with b for c bytes}. */
  public static final int MEMORY_FILL = 217;

  /** {@code copy to a from b for c bytes; memories follow: target, source}. */
  public static final int MEMORY_COPY = 218;

  /** {@code copy to a from b for c bytes; memory and data segment follow}. */
  public static final int MEMORY_INIT = 219;

  /** {@code drop data segment a}. */
  public static final int DATA_DROP = 220;

  // Tables and references

  /** {@code d = element b of table c}. */
  public static final int TABLE_GET = 221;

  /** {@code element a of table c = b}. */
  public static final int TABLE_SET = 222;

  /** {@code d = size of table b}. */
  public static final int TABLE_SIZE = 223;

  /** {@code d = size of table, the fourth operand, before it grew by b elements c, or -1}. */
  public static final int TABLE_GROW = 224;

  /** {@code fill table, the fourth operand, at a with b for c elements}. */
  public static final int TABLE_FILL = 225;

  /** {@code copy to a from b for c elements; tables follow: target, source}. */
  public static final int TABLE_COPY = 226;

  /** {@code copy to a from b for c elements; table and element segment follow}. */
  public static final int TABLE_INIT = 227;

  /** {@code drop element segment a}. */
  public static final int ELEM_DROP = 228;

  /** {@code d = b}. */
  public static final int COPY_REF = 229;

  /** {@code d = null}. */
  public static final int REF_NULL = 230;

  /** {@code d = function b}. */
  public static final int REF_FUNC = 231;

  /** {@code d = b == null}. */
  public static final int REF_IS_NULL = 232;

  /** {@code d = b == c}. */
  public static final int REF_EQ = 233;

  /** {@code trap if a is null}. */
  public static final int REF_AS_NON_NULL = 234;

  /** {@code d = condition != 0 ? b : c, the condition being the fourth operand}. */
  public static final int SELECT_REF = 235;

  /** {@code d = global b}. */
  public static final int GLOBAL_GET_REF = 236;

  /** {@code global b = a}. */
  public static final int GLOBAL_SET_REF = 237;

  /** {@code set b slots from a on to null; c is the number of slots of the frame}. */
  public static final int ZERO_REF = 238;

  // Rare calls and control

  /** {@code call imported function b; operands as of CALL}. */
  public static final int CALL_IMPORT = 239;

  /** {@code call function b; a is where the arguments stand}. */
  public static final int CALL_REF = 240;

  /** {@code replace the frame by that of function b; a is where the arguments stand}. */
  public static final int TAIL_CALL = 241;

  /** {@code the same with the operands of CALL_INDIRECT}. */
  public static final int TAIL_CALL_INDIRECT = 242;

  /** {@code the same with the operands of CALL_REF}. */
  public static final int TAIL_CALL_REF = 243;

  /** {@code d = b if it is below 2^31, or -1}. */
  public static final int INDEX64 = 244;

  /** {@code trap}. */
  public static final int UNREACHABLE = 245;

  // Wide arithmetic

  /** {@code d and the slot behind = 128-bit add of the four slots from d on}. */
  public static final int I64_ADD128 = 246;

  /** {@code d and the slot behind = 128-bit sub of the four slots from d on}. */
  public static final int I64_SUB128 = 247;

  /** {@code d and the slot behind = 128-bit product of the two}. */
  public static final int I64_MUL_WIDE_S = 248;

  /** {@code d and the slot behind = 128-bit product of the two}. */
  public static final int I64_MUL_WIDE_U = 249;

  // Shared memories and atomic access

  /** {@code as LOAD, of a shared memory}. */
  public static final int SHARED_LOAD = 250;

  /** {@code as STORE, of a shared memory}. */
  public static final int SHARED_STORE = 251;

  /** {@code d = at b + offset; instruction, memory and offset are words of their own}. */
  public static final int ATOMIC_LOAD = 252;

  /** {@code at a + offset = b; instruction, memory and offset are words of their own}. */
  public static final int ATOMIC_STORE = 253;

  /** {@code d = at b + offset, combined with c; further words as of ATOMIC_LOAD}. */
  public static final int ATOMIC_RMW = 254;

  /**
   * {@code d = at b + offset, replaced by the fourth operand if it is c; further words as of
   * ATOMIC_LOAD}.
   */
  public static final int ATOMIC_CMPXCHG = 255;

  /**
   * {@code d = result of waiting at b + offset for c to change, the fourth operand being the
   * timeout; further words as of ATOMIC_LOAD}.
   */
  public static final int ATOMIC_WAIT = 256;

  /** {@code d = how many of c threads are woken at b + offset; further words as of ATOMIC_LOAD}. */
  public static final int ATOMIC_NOTIFY = 257;

  /** {@code order all accesses}. */
  public static final int ATOMIC_FENCE = 258;

  // Vectors; a vector is named by the first of its two slots

  /** {@code d = b}. */
  public static final int COPY_V128 = 259;

  /** {@code d = the two words that follow}. */
  public static final int CONST_V128 = 260;

  /** {@code d = condition != 0 ? b : c, the condition being the fourth operand}. */
  public static final int SELECT_V128 = 261;

  /** {@code d = global b}. */
  public static final int GLOBAL_GET_V128 = 262;

  /** {@code global b = a}. */
  public static final int GLOBAL_SET_V128 = 263;

  /** {@code d = the instruction c of b}. */
  public static final int VECTOR_UNARY = 264;

  /** {@code d = the shift c of b, the lane being the count}. */
  public static final int VECTOR_SHIFT_C = 265;

  /** {@code d = b with its lanes rotated to the left; c is a shift to the left by the count}. */
  public static final int VECTOR_ROTATE_C = 266;

  /** {@code d = the instruction in the fourth operand of b and c}. */
  public static final int VECTOR_BINARY = 267;

  /** {@code d = the instruction in the last operand of b, c and the fourth operand}. */
  public static final int VECTOR_TERNARY = 268;

  /** {@code d = the bytes of b and c whose indices are in the two words that follow}. */
  public static final int SHUFFLE = 269;

  /** {@code d = sixteen bytes at b + offset c}. */
  public static final int LOAD_V128 = 270;

  /** {@code d = sixteen bytes at (b + c) mod 2^32}. */
  public static final int LOAD_V128_WRAP = 271;

  /** {@code d = sixteen bytes at (b + (c << k)) mod 2^32 + offset}. */
  public static final int LOAD_V128_INDEXED = 272;

  /** {@code d = sixteen bytes at ((b << k) + c) mod 2^32 + offset}. */
  public static final int LOAD_V128_SCALED = 273;

  /** {@code b is stored at a + offset c}. */
  public static final int STORE_V128 = 274;

  /** {@code b is stored at (a + c) mod 2^32}. */
  public static final int STORE_V128_WRAP = 275;

  /** {@code b is stored at (a + (c << k)) mod 2^32 + offset}. */
  public static final int STORE_V128_INDEXED = 276;

  /** {@code b is stored at ((a << k) + c) mod 2^32 + offset}. */
  public static final int STORE_V128_SCALED = 277;

  /** {@code d = the load in the fourth operand at b + offset c}. */
  public static final int VECTOR_LOAD = 278;

  /** {@code d = the load in the fourth operand at (b + c) mod 2^32}. */
  public static final int VECTOR_LOAD_WRAP = 279;

  /** {@code d = c with a lane loaded at b + offset; the load is the last operand}. */
  public static final int VECTOR_LOAD_LANE = 280;

  /** {@code a lane of b is stored at a + offset c; the store is the fourth operand}. */
  public static final int VECTOR_STORE_LANE = 281;

  /**
   * {@code d = the load at b + offset of memory[fourth operand], into c if it loads a lane; the
   * load and the offset are words of their own}.
   */
  public static final int VECTOR_LOAD_ANY = 282;

  /**
   * {@code b is stored at a + offset of memory[fourth operand]; the store and the offset are words
   * of their own}.
   */
  public static final int VECTOR_STORE_ANY = 283;

  // Exceptions

  /** {@code throw an exception with tag b, which carries what is in the slots from a on}. */
  public static final int THROW = 284;

  /** {@code throw the exception a}. */
  public static final int THROW_REF = 285;

  // Branches on references

  /** {@code jump if a is null}. */
  public static final int BR_ON_NULL = 286;

  /** {@code jump if a is not null}. */
  public static final int BR_ON_NON_NULL = 287;

  /** {@code jump if a and b are the same}. */
  public static final int BR_REF_EQ = 288;

  /** {@code jump if a and b are not the same}. */
  public static final int BR_REF_NE = 289;

  /** {@code jump if a is of the type b}. */
  public static final int BR_ON_CAST = 290;

  /** {@code jump if a is not of the type b}. */
  public static final int BR_ON_CAST_FAIL = 291;

  // Structures; types of structures and arrays are canonical ids

  /** {@code d = a structure of type b, whose fields are in the slots from c on}. */
  public static final int STRUCT_NEW = 292;

  /** {@code d = a structure of type b, whose fields are zero and null}. */
  public static final int STRUCT_NEW_DEFAULT = 293;

  /** {@code d = field, the fourth operand, of b, which is of type c}. */
  public static final int STRUCT_GET = 294;

  /** {@code d = the same, zero-extended}. */
  public static final int STRUCT_GET_U = 295;

  /** {@code d = the same of a vector}. */
  public static final int STRUCT_GET_V128 = 296;

  /** {@code d = the same of a reference}. */
  public static final int STRUCT_GET_REF = 297;

  /** {@code field, the fourth operand, of a, which is of type c, = b}. */
  public static final int STRUCT_SET = 298;

  /** {@code the same of a vector}. */
  public static final int STRUCT_SET_V128 = 299;

  /** {@code the same of a reference}. */
  public static final int STRUCT_SET_REF = 300;

  // Arrays

  /** {@code d = an array of type, the fourth operand, of c elements b}. */
  public static final int ARRAY_NEW = 301;

  /** {@code d = the same of vectors}. */
  public static final int ARRAY_NEW_V128 = 302;

  /** {@code d = the same of references}. */
  public static final int ARRAY_NEW_REF = 303;

  /** {@code d = an array of type c of b elements, zero or null}. */
  public static final int ARRAY_NEW_DEFAULT = 304;

  /**
   * {@code d = an array of type b of so many elements, the fourth operand, which are in the slots
   * from c on}.
   */
  public static final int ARRAY_NEW_FIXED = 305;

  /**
   * {@code d = an array of type, the fourth operand, of c elements from byte b on of the data
   * segment that follows}.
   */
  public static final int ARRAY_NEW_DATA = 306;

  /**
   * {@code d = an array of type, the fourth operand, of c elements from b on of the element segment
   * that follows}.
   */
  public static final int ARRAY_NEW_ELEM = 307;

  /** {@code d = element c of b, which is of type, the fourth operand}. */
  public static final int ARRAY_GET = 308;

  /** {@code d = the same, zero-extended}. */
  public static final int ARRAY_GET_U = 309;

  /** {@code d = the same of a vector}. */
  public static final int ARRAY_GET_V128 = 310;

  /** {@code d = the same of a reference}. */
  public static final int ARRAY_GET_REF = 311;

  /** {@code element b of a, which is of type, the fourth operand, = c}. */
  public static final int ARRAY_SET = 312;

  /** {@code the same of a vector}. */
  public static final int ARRAY_SET_V128 = 313;

  /** {@code the same of a reference}. */
  public static final int ARRAY_SET_REF = 314;

  /** {@code d = length of b}. */
  public static final int ARRAY_LEN = 315;

  /** {@code set elements of a from b on to c, as many as the fourth operand says}. */
  public static final int ARRAY_FILL = 316;

  /** {@code the same of vectors}. */
  public static final int ARRAY_FILL_V128 = 317;

  /** {@code the same of references}. */
  public static final int ARRAY_FILL_REF = 318;

  /**
   * {@code copy to a from index b on from c, from the index on that the fourth operand says; the
   * slot of the count follows}.
   */
  public static final int ARRAY_COPY = 319;

  /**
   * {@code copy to a from index b on from byte c on of the data segment that follows as many
   * elements as the fourth operand says}.
   */
  public static final int ARRAY_INIT_DATA = 320;

  /** {@code the same from elements of the element segment that follows}. */
  public static final int ARRAY_INIT_ELEM = 321;

  // Casts and small integers

  /** {@code d = 1 if b is of the type c, or 0}. */
  public static final int REF_TEST = 322;

  /** {@code trap if a is not of the type b}. */
  public static final int REF_CAST = 323;

  /** {@code d = the low 31 bits of b}. */
  public static final int REF_I31 = 324;

  /** {@code d = b, sign-extended}. */
  public static final int I31_GET_S = 325;

  /** {@code d = b, zero-extended}. */
  public static final int I31_GET_U = 326;

  /** The number of codes. */
  public static final int COUNT = 327;

  /** Whether an operation is a load or store of the first memory. */
  public static boolean isMemoryAccess(int operation) {
    return (operation >= LOAD8_S && operation <= STORE64_SCALED)
        || (operation >= LOAD_V128 && operation <= VECTOR_STORE_LANE);
  }
}
