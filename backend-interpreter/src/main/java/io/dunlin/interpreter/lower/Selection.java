package io.dunlin.interpreter.lower;

import io.dunlin.interpreter.code.Code;
import io.dunlin.wasm.op.Op;
import java.util.Arrays;

/**
 * Which operation an instruction becomes, for those instructions where that is all there is to say.
 *
 * <p>By {@link Op#ordinal()}; {@link #NONE} where there is none.
 */
final class Selection {
  static final int NONE = -1;

  /** Operations on two slots. */
  private static final int[] BINARY = table();

  /** Operations on a slot and a constant on the right. */
  private static final int[] IMMEDIATE = table();

  /** Operations on two slots in reverse order. */
  private static final int[] REVERSED = table();

  /** Operations on one slot. */
  private static final int[] UNARY = table();

  /** Instructions whose result has the same representation as their operand. */
  private static final boolean[] NO_OPERATION = new boolean[Op.values().length];

  /** Loads and stores, in the simplest form. */
  private static final int[] ACCESS = table();

  static {
    arithmetic();
    comparisons();
    floatingPoint();
    unary();
    conversions();
    memory();
  }

  private Selection() {}

  private static int[] table() {
    int[] table = new int[Op.values().length];
    Arrays.fill(table, NONE);
    return table;
  }

  private static void commutative(Op op, int binary, int immediate) {
    BINARY[op.ordinal()] = binary;
    REVERSED[op.ordinal()] = binary;
    IMMEDIATE[op.ordinal()] = immediate;
  }

  private static void binary(Op op, int binary, int immediate) {
    BINARY[op.ordinal()] = binary;
    IMMEDIATE[op.ordinal()] = immediate;
  }

  private static void binary(Op op, int binary) {
    BINARY[op.ordinal()] = binary;
  }

  private static void reversed(Op op, int reversed) {
    REVERSED[op.ordinal()] = reversed;
  }

  private static void unary(Op op, int unary) {
    UNARY[op.ordinal()] = unary;
  }

  private static void arithmetic() {
    commutative(Op.I32_ADD, Code.I32_ADD, Code.I32_ADD_C);
    binary(Op.I32_SUB, Code.I32_SUB);
    commutative(Op.I32_MUL, Code.I32_MUL, Code.I32_MUL_C);
    binary(Op.I32_DIV_S, Code.I32_DIV_S);
    binary(Op.I32_DIV_U, Code.I32_DIV_U);
    binary(Op.I32_REM_S, Code.I32_REM_S);
    binary(Op.I32_REM_U, Code.I32_REM_U);
    commutative(Op.I32_AND, Code.AND, Code.AND_C);
    commutative(Op.I32_OR, Code.OR, Code.OR_C);
    commutative(Op.I32_XOR, Code.XOR, Code.XOR_C);
    binary(Op.I32_SHL, Code.I32_SHL, Code.I32_SHL_C);
    binary(Op.I32_SHR_S, Code.I32_SHR_S, Code.I32_SHR_S_C);
    binary(Op.I32_SHR_U, Code.I32_SHR_U, Code.I32_SHR_U_C);
    binary(Op.I32_ROTL, Code.I32_ROTL, Code.I32_ROTL_C);
    binary(Op.I32_ROTR, Code.I32_ROTR);
    commutative(Op.I64_ADD, Code.I64_ADD, Code.I64_ADD_C);
    binary(Op.I64_SUB, Code.I64_SUB);
    commutative(Op.I64_MUL, Code.I64_MUL, Code.I64_MUL_C);
    binary(Op.I64_DIV_S, Code.I64_DIV_S);
    binary(Op.I64_DIV_U, Code.I64_DIV_U);
    binary(Op.I64_REM_S, Code.I64_REM_S);
    binary(Op.I64_REM_U, Code.I64_REM_U);
    commutative(Op.I64_AND, Code.AND, Code.AND_C);
    commutative(Op.I64_OR, Code.OR, Code.OR_C);
    commutative(Op.I64_XOR, Code.XOR, Code.XOR_C);
    binary(Op.I64_SHL, Code.I64_SHL, Code.I64_SHL_C);
    binary(Op.I64_SHR_S, Code.I64_SHR_S, Code.I64_SHR_S_C);
    binary(Op.I64_SHR_U, Code.I64_SHR_U, Code.I64_SHR_U_C);
    binary(Op.I64_ROTL, Code.I64_ROTL, Code.I64_ROTL_C);
    binary(Op.I64_ROTR, Code.I64_ROTR);
  }

  private static void comparisons() {
    commutative(Op.I32_EQ, Code.EQ, Code.EQ_C);
    commutative(Op.I64_EQ, Code.EQ, Code.EQ_C);
    commutative(Op.I32_NE, Code.NE, Code.NE_C);
    commutative(Op.I64_NE, Code.NE, Code.NE_C);
    ordered(Op.I32_LT_S, Op.I32_GT_S, Code.LT_S, Code.LT_S_C, Code.GT_S_C);
    ordered(Op.I64_LT_S, Op.I64_GT_S, Code.LT_S, Code.LT_S_C, Code.GT_S_C);
    ordered(Op.I32_LT_U, Op.I32_GT_U, Code.LT_U, Code.LT_U_C, Code.GT_U_C);
    ordered(Op.I64_LT_U, Op.I64_GT_U, Code.LT_U, Code.LT_U_C, Code.GT_U_C);
    ordered(Op.I32_LE_S, Op.I32_GE_S, Code.LE_S, NONE, NONE);
    ordered(Op.I64_LE_S, Op.I64_GE_S, Code.LE_S, NONE, NONE);
    ordered(Op.I32_LE_U, Op.I32_GE_U, Code.LE_U, NONE, NONE);
    ordered(Op.I64_LE_U, Op.I64_GE_U, Code.LE_U, NONE, NONE);
    ordered(Op.F32_LT, Op.F32_GT, Code.F32_LT, NONE, NONE);
    ordered(Op.F64_LT, Op.F64_GT, Code.F64_LT, NONE, NONE);
    ordered(Op.F32_LE, Op.F32_GE, Code.F32_LE, NONE, NONE);
    ordered(Op.F64_LE, Op.F64_GE, Code.F64_LE, NONE, NONE);
    commutative(Op.F32_EQ, Code.F32_EQ, NONE);
    commutative(Op.F64_EQ, Code.F64_EQ, NONE);
    commutative(Op.F32_NE, Code.F32_NE, NONE);
    commutative(Op.F64_NE, Code.F64_NE, NONE);
  }

  /** Two comparisons that are each other with operands exchanged. */
  private static void ordered(
      Op less, Op greater, int code, int lessImmediate, int greaterImmediate) {
    binary(less, code, lessImmediate);
    reversed(greater, code);
    IMMEDIATE[greater.ordinal()] = greaterImmediate;
  }

  private static void floatingPoint() {
    binary(Op.F32_ADD, Code.F32_ADD);
    binary(Op.F32_SUB, Code.F32_SUB);
    binary(Op.F32_MUL, Code.F32_MUL);
    binary(Op.F32_DIV, Code.F32_DIV);
    binary(Op.F32_MIN, Code.F32_MIN);
    binary(Op.F32_MAX, Code.F32_MAX);
    binary(Op.F32_COPYSIGN, Code.F32_COPYSIGN);
    binary(Op.F64_ADD, Code.F64_ADD);
    binary(Op.F64_SUB, Code.F64_SUB);
    binary(Op.F64_MUL, Code.F64_MUL);
    binary(Op.F64_DIV, Code.F64_DIV);
    binary(Op.F64_MIN, Code.F64_MIN);
    binary(Op.F64_MAX, Code.F64_MAX);
    binary(Op.F64_COPYSIGN, Code.F64_COPYSIGN);
  }

  private static void unary() {
    unary(Op.I32_CLZ, Code.I32_CLZ);
    unary(Op.I32_CTZ, Code.I32_CTZ);
    unary(Op.I32_POPCNT, Code.I32_POPCNT);
    unary(Op.I64_CLZ, Code.I64_CLZ);
    unary(Op.I64_CTZ, Code.I64_CTZ);
    unary(Op.I64_POPCNT, Code.I64_POPCNT);
    unary(Op.F32_ABS, Code.F32_ABS);
    unary(Op.F32_NEG, Code.F32_NEG);
    unary(Op.F32_CEIL, Code.F32_CEIL);
    unary(Op.F32_FLOOR, Code.F32_FLOOR);
    unary(Op.F32_TRUNC, Code.F32_TRUNC);
    unary(Op.F32_NEAREST, Code.F32_NEAREST);
    unary(Op.F32_SQRT, Code.F32_SQRT);
    unary(Op.F64_ABS, Code.F64_ABS);
    unary(Op.F64_NEG, Code.F64_NEG);
    unary(Op.F64_CEIL, Code.F64_CEIL);
    unary(Op.F64_FLOOR, Code.F64_FLOOR);
    unary(Op.F64_TRUNC, Code.F64_TRUNC);
    unary(Op.F64_NEAREST, Code.F64_NEAREST);
    unary(Op.F64_SQRT, Code.F64_SQRT);
    unary(Op.I32_EXTEND8_S, Code.EXTEND8_S);
    unary(Op.I32_EXTEND16_S, Code.EXTEND16_S);
    unary(Op.I64_EXTEND8_S, Code.EXTEND8_S);
    unary(Op.I64_EXTEND16_S, Code.EXTEND16_S);
    unary(Op.I64_EXTEND32_S, Code.WRAP);
  }

  private static void conversions() {
    unary(Op.I32_WRAP_I64, Code.WRAP);
    unary(Op.I64_EXTEND_I32_U, Code.EXTEND32_U);
    same(Op.I64_EXTEND_I32_S);
    same(Op.I32_REINTERPRET_F32);
    same(Op.I64_REINTERPRET_F64);
    same(Op.F32_REINTERPRET_I32);
    same(Op.F64_REINTERPRET_I64);
    unary(Op.I32_TRUNC_F32_S, Code.I32_TRUNC_F32_S);
    unary(Op.I32_TRUNC_F32_U, Code.I32_TRUNC_F32_U);
    unary(Op.I32_TRUNC_F64_S, Code.I32_TRUNC_F64_S);
    unary(Op.I32_TRUNC_F64_U, Code.I32_TRUNC_F64_U);
    unary(Op.I64_TRUNC_F32_S, Code.I64_TRUNC_F32_S);
    unary(Op.I64_TRUNC_F32_U, Code.I64_TRUNC_F32_U);
    unary(Op.I64_TRUNC_F64_S, Code.I64_TRUNC_F64_S);
    unary(Op.I64_TRUNC_F64_U, Code.I64_TRUNC_F64_U);
    unary(Op.I32_TRUNC_SAT_F32_S, Code.I32_TRUNC_SAT_F32_S);
    unary(Op.I32_TRUNC_SAT_F32_U, Code.I32_TRUNC_SAT_F32_U);
    unary(Op.I32_TRUNC_SAT_F64_S, Code.I32_TRUNC_SAT_F64_S);
    unary(Op.I32_TRUNC_SAT_F64_U, Code.I32_TRUNC_SAT_F64_U);
    unary(Op.I64_TRUNC_SAT_F32_S, Code.I64_TRUNC_SAT_F32_S);
    unary(Op.I64_TRUNC_SAT_F32_U, Code.I64_TRUNC_SAT_F32_U);
    unary(Op.I64_TRUNC_SAT_F64_S, Code.I64_TRUNC_SAT_F64_S);
    unary(Op.I64_TRUNC_SAT_F64_U, Code.I64_TRUNC_SAT_F64_U);
    unary(Op.F32_CONVERT_I32_S, Code.F32_CONVERT_I32_S);
    unary(Op.F32_CONVERT_I32_U, Code.F32_CONVERT_I32_U);
    unary(Op.F32_CONVERT_I64_S, Code.F32_CONVERT_I64_S);
    unary(Op.F32_CONVERT_I64_U, Code.F32_CONVERT_I64_U);
    unary(Op.F32_DEMOTE_F64, Code.F32_DEMOTE_F64);
    unary(Op.F64_CONVERT_I32_S, Code.F64_CONVERT_I32_S);
    unary(Op.F64_CONVERT_I32_U, Code.F64_CONVERT_I32_U);
    unary(Op.F64_CONVERT_I64_S, Code.F64_CONVERT_I64_S);
    unary(Op.F64_CONVERT_I64_U, Code.F64_CONVERT_I64_U);
    unary(Op.F64_PROMOTE_F32, Code.F64_PROMOTE_F32);
  }

  private static void same(Op op) {
    NO_OPERATION[op.ordinal()] = true;
  }

  private static void access(Op op, int code) {
    ACCESS[op.ordinal()] = code;
  }

  private static void memory() {
    access(Op.I32_LOAD, Code.LOAD32_S);
    access(Op.F32_LOAD, Code.LOAD32_S);
    access(Op.I64_LOAD, Code.LOAD64);
    access(Op.F64_LOAD, Code.LOAD64);
    access(Op.I32_LOAD8_S, Code.LOAD8_S);
    access(Op.I64_LOAD8_S, Code.LOAD8_S);
    access(Op.I32_LOAD8_U, Code.LOAD8_U);
    access(Op.I64_LOAD8_U, Code.LOAD8_U);
    access(Op.I32_LOAD16_S, Code.LOAD16_S);
    access(Op.I64_LOAD16_S, Code.LOAD16_S);
    access(Op.I32_LOAD16_U, Code.LOAD16_U);
    access(Op.I64_LOAD16_U, Code.LOAD16_U);
    access(Op.I64_LOAD32_S, Code.LOAD32_S);
    access(Op.I64_LOAD32_U, Code.LOAD32_U);
    access(Op.I32_STORE, Code.STORE32);
    access(Op.F32_STORE, Code.STORE32);
    access(Op.I64_STORE, Code.STORE64);
    access(Op.F64_STORE, Code.STORE64);
    access(Op.I32_STORE8, Code.STORE8);
    access(Op.I64_STORE8, Code.STORE8);
    access(Op.I32_STORE16, Code.STORE16);
    access(Op.I64_STORE16, Code.STORE16);
    access(Op.I64_STORE32, Code.STORE32);
    access(Op.V128_LOAD, Code.LOAD_V128);
    access(Op.V128_STORE, Code.STORE_V128);
  }

  static int binary(Op op) {
    return BINARY[op.ordinal()];
  }

  static int reversed(Op op) {
    return REVERSED[op.ordinal()];
  }

  static int immediate(Op op) {
    return IMMEDIATE[op.ordinal()];
  }

  static int unary(Op op) {
    return UNARY[op.ordinal()];
  }

  static boolean isNoOperation(Op op) {
    return NO_OPERATION[op.ordinal()];
  }

  static int access(Op op) {
    return ACCESS[op.ordinal()];
  }
}
