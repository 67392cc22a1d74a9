package io.dunlin.wasm.op;

import static io.dunlin.wasm.Feature.*;
import static io.dunlin.wasm.op.Immediates.*;
import static io.dunlin.wasm.op.OpFlags.CONSTANT;
import static io.dunlin.wasm.op.OpFlags.FREE;
import static io.dunlin.wasm.op.OpFlags.TRAPS;

import io.dunlin.wasm.Feature;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Every instruction of WebAssembly 3.0, of the threads, wide-arithmetic and custom-page-sizes
 * proposals, and the legacy exception instructions: one row each, in the order of the
 * specification's chapters.
 *
 * <p>The columns: opcode (a prefixed one as {@code prefix << 16 | number}), mnemonic, shape of the
 * immediates, {@linkplain Signature signature} or, where a signature cannot express the typing, the
 * {@linkplain Rule rule}, the feature that enables it, the {@linkplain Family family}, the width of
 * the memory access in bytes, and flags: may it trap, may it stand in a constant expression, is it
 * free of fuel.
 *
 * @see <a href="https://webassembly.github.io/spec/core/appendix/index-instructions.html">Index of
 *     instructions</a>
 */
public enum Op {
  // One row per instruction, whatever its length.
  // spotless:off

  // Control instructions
  UNREACHABLE(0x00, "unreachable", NONE, Rule.UNREACHABLE, MVP, Family.CONTROL, 0, TRAPS | FREE),
  NOP(0x01, "nop", NONE, ">", MVP, Family.CONTROL, 0, FREE),
  BLOCK(0x02, "block", BLOCK_TYPE, Rule.BLOCK, MVP, Family.CONTROL, 0, FREE),
  LOOP(0x03, "loop", BLOCK_TYPE, Rule.LOOP, MVP, Family.CONTROL, 0, FREE),
  IF(0x04, "if", BLOCK_TYPE, Rule.IF, MVP, Family.CONTROL, 0, 0),
  ELSE(0x05, "else", NONE, Rule.ELSE, MVP, Family.CONTROL, 0, FREE),
  END(0x0B, "end", NONE, Rule.END, MVP, Family.CONTROL, 0, FREE | CONSTANT),
  BR(0x0C, "br", LABEL, Rule.BR, MVP, Family.CONTROL, 0, 0),
  BR_IF(0x0D, "br_if", LABEL, Rule.BR_IF, MVP, Family.CONTROL, 0, 0),
  BR_TABLE(0x0E, "br_table", LABEL_TABLE, Rule.BR_TABLE, MVP, Family.CONTROL, 0, 0),
  RETURN(0x0F, "return", NONE, Rule.RETURN, MVP, Family.CONTROL, 0, FREE),
  CALL(0x10, "call", FUNC, Rule.CALL, MVP, Family.CALL, 0, TRAPS),
  CALL_INDIRECT(0x11, "call_indirect", TYPE_TABLE, Rule.CALL_INDIRECT, MVP, Family.CALL, 0, TRAPS),

  // Tail calls
  RETURN_CALL(0x12, "return_call", FUNC, Rule.RETURN_CALL, TAIL_CALL, Family.CALL, 0, TRAPS),
  RETURN_CALL_INDIRECT(0x13, "return_call_indirect", TYPE_TABLE, Rule.RETURN_CALL_INDIRECT, TAIL_CALL, Family.CALL, 0, TRAPS),

  // Typed function references
  CALL_REF(0x14, "call_ref", TYPE, Rule.CALL_REF, FUNCTION_REFERENCES, Family.CALL, 0, TRAPS),
  RETURN_CALL_REF(0x15, "return_call_ref", TYPE, Rule.RETURN_CALL_REF, FUNCTION_REFERENCES, Family.CALL, 0, TRAPS),
  REF_AS_NON_NULL(0xD4, "ref.as_non_null", NONE, Rule.REF_AS_NON_NULL, FUNCTION_REFERENCES, Family.REFERENCE, 0, TRAPS),
  BR_ON_NULL(0xD5, "br_on_null", LABEL, Rule.BR_ON_NULL, FUNCTION_REFERENCES, Family.CONTROL, 0, 0),
  BR_ON_NON_NULL(0xD6, "br_on_non_null", LABEL, Rule.BR_ON_NON_NULL, FUNCTION_REFERENCES, Family.CONTROL, 0, 0),

  // Exceptions
  THROW(0x08, "throw", TAG, Rule.THROW, EXCEPTIONS, Family.EXCEPTION, 0, TRAPS),
  THROW_REF(0x0A, "throw_ref", NONE, Rule.THROW_REF, EXCEPTIONS, Family.EXCEPTION, 0, TRAPS),
  TRY_TABLE(0x1F, "try_table", Immediates.TRY_TABLE, Rule.TRY_TABLE, EXCEPTIONS, Family.EXCEPTION, 0, FREE),

  // Legacy exceptions
  TRY(0x06, "try", BLOCK_TYPE, Rule.TRY, LEGACY_EXCEPTIONS, Family.EXCEPTION, 0, FREE),
  CATCH(0x07, "catch", TAG, Rule.CATCH, LEGACY_EXCEPTIONS, Family.EXCEPTION, 0, FREE),
  RETHROW(0x09, "rethrow", LABEL, Rule.RETHROW, LEGACY_EXCEPTIONS, Family.EXCEPTION, 0, TRAPS),
  DELEGATE(0x18, "delegate", LABEL, Rule.DELEGATE, LEGACY_EXCEPTIONS, Family.EXCEPTION, 0, FREE),
  CATCH_ALL(0x19, "catch_all", NONE, Rule.CATCH_ALL, LEGACY_EXCEPTIONS, Family.EXCEPTION, 0, FREE),

  // Parametric instructions
  DROP(0x1A, "drop", NONE, Rule.DROP, MVP, Family.PARAMETRIC, 0, FREE),
  SELECT(0x1B, "select", NONE, Rule.SELECT, MVP, Family.PARAMETRIC, 0, 0),
  SELECT_TYPED(0x1C, "select", VALUE_TYPES, Rule.SELECT_TYPED, REFERENCE_TYPES, Family.PARAMETRIC, 0, 0),

  // Variable instructions
  LOCAL_GET(0x20, "local.get", LOCAL, Rule.LOCAL_GET, MVP, Family.LOCAL, 0, 0),
  LOCAL_SET(0x21, "local.set", LOCAL, Rule.LOCAL_SET, MVP, Family.LOCAL, 0, 0),
  LOCAL_TEE(0x22, "local.tee", LOCAL, Rule.LOCAL_TEE, MVP, Family.LOCAL, 0, 0),
  GLOBAL_GET(0x23, "global.get", GLOBAL, Rule.GLOBAL_GET, MVP, Family.GLOBAL, 0, CONSTANT),
  GLOBAL_SET(0x24, "global.set", GLOBAL, Rule.GLOBAL_SET, MVP, Family.GLOBAL, 0, 0),

  // Table instructions
  TABLE_GET(0x25, "table.get", TABLE, Rule.TABLE_GET, REFERENCE_TYPES, Family.TABLE, 0, TRAPS),
  TABLE_SET(0x26, "table.set", TABLE, Rule.TABLE_SET, REFERENCE_TYPES, Family.TABLE, 0, TRAPS),
  TABLE_INIT(0xFC000C, "table.init", ELEM_TABLE, Rule.TABLE_INIT, BULK_MEMORY, Family.TABLE, 0, TRAPS),
  ELEM_DROP(0xFC000D, "elem.drop", ELEM, ">", BULK_MEMORY, Family.TABLE, 0, 0),
  TABLE_COPY(0xFC000E, "table.copy", TABLE_TABLE, Rule.TABLE_COPY, BULK_MEMORY, Family.TABLE, 0, TRAPS),
  TABLE_GROW(0xFC000F, "table.grow", TABLE, Rule.TABLE_GROW, REFERENCE_TYPES, Family.TABLE, 0, 0),
  TABLE_SIZE(0xFC0010, "table.size", TABLE, ">t", REFERENCE_TYPES, Family.TABLE, 0, 0),
  TABLE_FILL(0xFC0011, "table.fill", TABLE, Rule.TABLE_FILL, REFERENCE_TYPES, Family.TABLE, 0, TRAPS),

  // Memory instructions
  I32_LOAD(0x28, "i32.load", MEMARG, "m>i", MVP, Family.LOAD, 4, TRAPS),
  I64_LOAD(0x29, "i64.load", MEMARG, "m>l", MVP, Family.LOAD, 8, TRAPS),
  F32_LOAD(0x2A, "f32.load", MEMARG, "m>f", MVP, Family.LOAD, 4, TRAPS),
  F64_LOAD(0x2B, "f64.load", MEMARG, "m>d", MVP, Family.LOAD, 8, TRAPS),
  I32_LOAD8_S(0x2C, "i32.load8_s", MEMARG, "m>i", MVP, Family.LOAD, 1, TRAPS),
  I32_LOAD8_U(0x2D, "i32.load8_u", MEMARG, "m>i", MVP, Family.LOAD, 1, TRAPS),
  I32_LOAD16_S(0x2E, "i32.load16_s", MEMARG, "m>i", MVP, Family.LOAD, 2, TRAPS),
  I32_LOAD16_U(0x2F, "i32.load16_u", MEMARG, "m>i", MVP, Family.LOAD, 2, TRAPS),
  I64_LOAD8_S(0x30, "i64.load8_s", MEMARG, "m>l", MVP, Family.LOAD, 1, TRAPS),
  I64_LOAD8_U(0x31, "i64.load8_u", MEMARG, "m>l", MVP, Family.LOAD, 1, TRAPS),
  I64_LOAD16_S(0x32, "i64.load16_s", MEMARG, "m>l", MVP, Family.LOAD, 2, TRAPS),
  I64_LOAD16_U(0x33, "i64.load16_u", MEMARG, "m>l", MVP, Family.LOAD, 2, TRAPS),
  I64_LOAD32_S(0x34, "i64.load32_s", MEMARG, "m>l", MVP, Family.LOAD, 4, TRAPS),
  I64_LOAD32_U(0x35, "i64.load32_u", MEMARG, "m>l", MVP, Family.LOAD, 4, TRAPS),
  I32_STORE(0x36, "i32.store", MEMARG, "mi>", MVP, Family.STORE, 4, TRAPS),
  I64_STORE(0x37, "i64.store", MEMARG, "ml>", MVP, Family.STORE, 8, TRAPS),
  F32_STORE(0x38, "f32.store", MEMARG, "mf>", MVP, Family.STORE, 4, TRAPS),
  F64_STORE(0x39, "f64.store", MEMARG, "md>", MVP, Family.STORE, 8, TRAPS),
  I32_STORE8(0x3A, "i32.store8", MEMARG, "mi>", MVP, Family.STORE, 1, TRAPS),
  I32_STORE16(0x3B, "i32.store16", MEMARG, "mi>", MVP, Family.STORE, 2, TRAPS),
  I64_STORE8(0x3C, "i64.store8", MEMARG, "ml>", MVP, Family.STORE, 1, TRAPS),
  I64_STORE16(0x3D, "i64.store16", MEMARG, "ml>", MVP, Family.STORE, 2, TRAPS),
  I64_STORE32(0x3E, "i64.store32", MEMARG, "ml>", MVP, Family.STORE, 4, TRAPS),
  MEMORY_SIZE(0x3F, "memory.size", MEMORY, ">m", MVP, Family.MEMORY, 0, 0),
  MEMORY_GROW(0x40, "memory.grow", MEMORY, "m>m", MVP, Family.MEMORY, 0, 0),
  MEMORY_INIT(0xFC0008, "memory.init", DATA_MEMORY, "mii>", BULK_MEMORY, Family.MEMORY, 0, TRAPS),
  DATA_DROP(0xFC0009, "data.drop", DATA, ">", BULK_MEMORY, Family.MEMORY, 0, 0),
  MEMORY_COPY(0xFC000A, "memory.copy", MEMORY_MEMORY, Rule.MEMORY_COPY, BULK_MEMORY, Family.MEMORY, 0, TRAPS),
  MEMORY_FILL(0xFC000B, "memory.fill", MEMORY, "mim>", BULK_MEMORY, Family.MEMORY, 0, TRAPS),

  // Numeric instructions
  I32_CONST(0x41, "i32.const", I32, ">i", MVP, Family.CONST, 0, CONSTANT),
  I64_CONST(0x42, "i64.const", I64, ">l", MVP, Family.CONST, 0, CONSTANT),
  F32_CONST(0x43, "f32.const", F32, ">f", MVP, Family.CONST, 0, CONSTANT),
  F64_CONST(0x44, "f64.const", F64, ">d", MVP, Family.CONST, 0, CONSTANT),
  I32_EQZ(0x45, "i32.eqz", NONE, "i>i", MVP, Family.COMPARE, 0, 0),
  I32_EQ(0x46, "i32.eq", NONE, "ii>i", MVP, Family.COMPARE, 0, 0),
  I32_NE(0x47, "i32.ne", NONE, "ii>i", MVP, Family.COMPARE, 0, 0),
  I32_LT_S(0x48, "i32.lt_s", NONE, "ii>i", MVP, Family.COMPARE, 0, 0),
  I32_LT_U(0x49, "i32.lt_u", NONE, "ii>i", MVP, Family.COMPARE, 0, 0),
  I32_GT_S(0x4A, "i32.gt_s", NONE, "ii>i", MVP, Family.COMPARE, 0, 0),
  I32_GT_U(0x4B, "i32.gt_u", NONE, "ii>i", MVP, Family.COMPARE, 0, 0),
  I32_LE_S(0x4C, "i32.le_s", NONE, "ii>i", MVP, Family.COMPARE, 0, 0),
  I32_LE_U(0x4D, "i32.le_u", NONE, "ii>i", MVP, Family.COMPARE, 0, 0),
  I32_GE_S(0x4E, "i32.ge_s", NONE, "ii>i", MVP, Family.COMPARE, 0, 0),
  I32_GE_U(0x4F, "i32.ge_u", NONE, "ii>i", MVP, Family.COMPARE, 0, 0),
  I64_EQZ(0x50, "i64.eqz", NONE, "l>i", MVP, Family.COMPARE, 0, 0),
  I64_EQ(0x51, "i64.eq", NONE, "ll>i", MVP, Family.COMPARE, 0, 0),
  I64_NE(0x52, "i64.ne", NONE, "ll>i", MVP, Family.COMPARE, 0, 0),
  I64_LT_S(0x53, "i64.lt_s", NONE, "ll>i", MVP, Family.COMPARE, 0, 0),
  I64_LT_U(0x54, "i64.lt_u", NONE, "ll>i", MVP, Family.COMPARE, 0, 0),
  I64_GT_S(0x55, "i64.gt_s", NONE, "ll>i", MVP, Family.COMPARE, 0, 0),
  I64_GT_U(0x56, "i64.gt_u", NONE, "ll>i", MVP, Family.COMPARE, 0, 0),
  I64_LE_S(0x57, "i64.le_s", NONE, "ll>i", MVP, Family.COMPARE, 0, 0),
  I64_LE_U(0x58, "i64.le_u", NONE, "ll>i", MVP, Family.COMPARE, 0, 0),
  I64_GE_S(0x59, "i64.ge_s", NONE, "ll>i", MVP, Family.COMPARE, 0, 0),
  I64_GE_U(0x5A, "i64.ge_u", NONE, "ll>i", MVP, Family.COMPARE, 0, 0),
  F32_EQ(0x5B, "f32.eq", NONE, "ff>i", MVP, Family.COMPARE, 0, 0),
  F32_NE(0x5C, "f32.ne", NONE, "ff>i", MVP, Family.COMPARE, 0, 0),
  F32_LT(0x5D, "f32.lt", NONE, "ff>i", MVP, Family.COMPARE, 0, 0),
  F32_GT(0x5E, "f32.gt", NONE, "ff>i", MVP, Family.COMPARE, 0, 0),
  F32_LE(0x5F, "f32.le", NONE, "ff>i", MVP, Family.COMPARE, 0, 0),
  F32_GE(0x60, "f32.ge", NONE, "ff>i", MVP, Family.COMPARE, 0, 0),
  F64_EQ(0x61, "f64.eq", NONE, "dd>i", MVP, Family.COMPARE, 0, 0),
  F64_NE(0x62, "f64.ne", NONE, "dd>i", MVP, Family.COMPARE, 0, 0),
  F64_LT(0x63, "f64.lt", NONE, "dd>i", MVP, Family.COMPARE, 0, 0),
  F64_GT(0x64, "f64.gt", NONE, "dd>i", MVP, Family.COMPARE, 0, 0),
  F64_LE(0x65, "f64.le", NONE, "dd>i", MVP, Family.COMPARE, 0, 0),
  F64_GE(0x66, "f64.ge", NONE, "dd>i", MVP, Family.COMPARE, 0, 0),
  I32_CLZ(0x67, "i32.clz", NONE, "i>i", MVP, Family.UNARY, 0, 0),
  I32_CTZ(0x68, "i32.ctz", NONE, "i>i", MVP, Family.UNARY, 0, 0),
  I32_POPCNT(0x69, "i32.popcnt", NONE, "i>i", MVP, Family.UNARY, 0, 0),
  I32_ADD(0x6A, "i32.add", NONE, "ii>i", MVP, Family.BINARY, 0, CONSTANT),
  I32_SUB(0x6B, "i32.sub", NONE, "ii>i", MVP, Family.BINARY, 0, CONSTANT),
  I32_MUL(0x6C, "i32.mul", NONE, "ii>i", MVP, Family.BINARY, 0, CONSTANT),
  I32_DIV_S(0x6D, "i32.div_s", NONE, "ii>i", MVP, Family.BINARY, 0, TRAPS),
  I32_DIV_U(0x6E, "i32.div_u", NONE, "ii>i", MVP, Family.BINARY, 0, TRAPS),
  I32_REM_S(0x6F, "i32.rem_s", NONE, "ii>i", MVP, Family.BINARY, 0, TRAPS),
  I32_REM_U(0x70, "i32.rem_u", NONE, "ii>i", MVP, Family.BINARY, 0, TRAPS),
  I32_AND(0x71, "i32.and", NONE, "ii>i", MVP, Family.BINARY, 0, 0),
  I32_OR(0x72, "i32.or", NONE, "ii>i", MVP, Family.BINARY, 0, 0),
  I32_XOR(0x73, "i32.xor", NONE, "ii>i", MVP, Family.BINARY, 0, 0),
  I32_SHL(0x74, "i32.shl", NONE, "ii>i", MVP, Family.BINARY, 0, 0),
  I32_SHR_S(0x75, "i32.shr_s", NONE, "ii>i", MVP, Family.BINARY, 0, 0),
  I32_SHR_U(0x76, "i32.shr_u", NONE, "ii>i", MVP, Family.BINARY, 0, 0),
  I32_ROTL(0x77, "i32.rotl", NONE, "ii>i", MVP, Family.BINARY, 0, 0),
  I32_ROTR(0x78, "i32.rotr", NONE, "ii>i", MVP, Family.BINARY, 0, 0),
  I64_CLZ(0x79, "i64.clz", NONE, "l>l", MVP, Family.UNARY, 0, 0),
  I64_CTZ(0x7A, "i64.ctz", NONE, "l>l", MVP, Family.UNARY, 0, 0),
  I64_POPCNT(0x7B, "i64.popcnt", NONE, "l>l", MVP, Family.UNARY, 0, 0),
  I64_ADD(0x7C, "i64.add", NONE, "ll>l", MVP, Family.BINARY, 0, CONSTANT),
  I64_SUB(0x7D, "i64.sub", NONE, "ll>l", MVP, Family.BINARY, 0, CONSTANT),
  I64_MUL(0x7E, "i64.mul", NONE, "ll>l", MVP, Family.BINARY, 0, CONSTANT),
  I64_DIV_S(0x7F, "i64.div_s", NONE, "ll>l", MVP, Family.BINARY, 0, TRAPS),
  I64_DIV_U(0x80, "i64.div_u", NONE, "ll>l", MVP, Family.BINARY, 0, TRAPS),
  I64_REM_S(0x81, "i64.rem_s", NONE, "ll>l", MVP, Family.BINARY, 0, TRAPS),
  I64_REM_U(0x82, "i64.rem_u", NONE, "ll>l", MVP, Family.BINARY, 0, TRAPS),
  I64_AND(0x83, "i64.and", NONE, "ll>l", MVP, Family.BINARY, 0, 0),
  I64_OR(0x84, "i64.or", NONE, "ll>l", MVP, Family.BINARY, 0, 0),
  I64_XOR(0x85, "i64.xor", NONE, "ll>l", MVP, Family.BINARY, 0, 0),
  I64_SHL(0x86, "i64.shl", NONE, "ll>l", MVP, Family.BINARY, 0, 0),
  I64_SHR_S(0x87, "i64.shr_s", NONE, "ll>l", MVP, Family.BINARY, 0, 0),
  I64_SHR_U(0x88, "i64.shr_u", NONE, "ll>l", MVP, Family.BINARY, 0, 0),
  I64_ROTL(0x89, "i64.rotl", NONE, "ll>l", MVP, Family.BINARY, 0, 0),
  I64_ROTR(0x8A, "i64.rotr", NONE, "ll>l", MVP, Family.BINARY, 0, 0),
  F32_ABS(0x8B, "f32.abs", NONE, "f>f", MVP, Family.UNARY, 0, 0),
  F32_NEG(0x8C, "f32.neg", NONE, "f>f", MVP, Family.UNARY, 0, 0),
  F32_CEIL(0x8D, "f32.ceil", NONE, "f>f", MVP, Family.UNARY, 0, 0),
  F32_FLOOR(0x8E, "f32.floor", NONE, "f>f", MVP, Family.UNARY, 0, 0),
  F32_TRUNC(0x8F, "f32.trunc", NONE, "f>f", MVP, Family.UNARY, 0, 0),
  F32_NEAREST(0x90, "f32.nearest", NONE, "f>f", MVP, Family.UNARY, 0, 0),
  F32_SQRT(0x91, "f32.sqrt", NONE, "f>f", MVP, Family.UNARY, 0, 0),
  F32_ADD(0x92, "f32.add", NONE, "ff>f", MVP, Family.BINARY, 0, 0),
  F32_SUB(0x93, "f32.sub", NONE, "ff>f", MVP, Family.BINARY, 0, 0),
  F32_MUL(0x94, "f32.mul", NONE, "ff>f", MVP, Family.BINARY, 0, 0),
  F32_DIV(0x95, "f32.div", NONE, "ff>f", MVP, Family.BINARY, 0, 0),
  F32_MIN(0x96, "f32.min", NONE, "ff>f", MVP, Family.BINARY, 0, 0),
  F32_MAX(0x97, "f32.max", NONE, "ff>f", MVP, Family.BINARY, 0, 0),
  F32_COPYSIGN(0x98, "f32.copysign", NONE, "ff>f", MVP, Family.BINARY, 0, 0),
  F64_ABS(0x99, "f64.abs", NONE, "d>d", MVP, Family.UNARY, 0, 0),
  F64_NEG(0x9A, "f64.neg", NONE, "d>d", MVP, Family.UNARY, 0, 0),
  F64_CEIL(0x9B, "f64.ceil", NONE, "d>d", MVP, Family.UNARY, 0, 0),
  F64_FLOOR(0x9C, "f64.floor", NONE, "d>d", MVP, Family.UNARY, 0, 0),
  F64_TRUNC(0x9D, "f64.trunc", NONE, "d>d", MVP, Family.UNARY, 0, 0),
  F64_NEAREST(0x9E, "f64.nearest", NONE, "d>d", MVP, Family.UNARY, 0, 0),
  F64_SQRT(0x9F, "f64.sqrt", NONE, "d>d", MVP, Family.UNARY, 0, 0),
  F64_ADD(0xA0, "f64.add", NONE, "dd>d", MVP, Family.BINARY, 0, 0),
  F64_SUB(0xA1, "f64.sub", NONE, "dd>d", MVP, Family.BINARY, 0, 0),
  F64_MUL(0xA2, "f64.mul", NONE, "dd>d", MVP, Family.BINARY, 0, 0),
  F64_DIV(0xA3, "f64.div", NONE, "dd>d", MVP, Family.BINARY, 0, 0),
  F64_MIN(0xA4, "f64.min", NONE, "dd>d", MVP, Family.BINARY, 0, 0),
  F64_MAX(0xA5, "f64.max", NONE, "dd>d", MVP, Family.BINARY, 0, 0),
  F64_COPYSIGN(0xA6, "f64.copysign", NONE, "dd>d", MVP, Family.BINARY, 0, 0),
  I32_WRAP_I64(0xA7, "i32.wrap_i64", NONE, "l>i", MVP, Family.CONVERT, 0, 0),
  I32_TRUNC_F32_S(0xA8, "i32.trunc_f32_s", NONE, "f>i", MVP, Family.CONVERT, 0, TRAPS),
  I32_TRUNC_F32_U(0xA9, "i32.trunc_f32_u", NONE, "f>i", MVP, Family.CONVERT, 0, TRAPS),
  I32_TRUNC_F64_S(0xAA, "i32.trunc_f64_s", NONE, "d>i", MVP, Family.CONVERT, 0, TRAPS),
  I32_TRUNC_F64_U(0xAB, "i32.trunc_f64_u", NONE, "d>i", MVP, Family.CONVERT, 0, TRAPS),
  I64_EXTEND_I32_S(0xAC, "i64.extend_i32_s", NONE, "i>l", MVP, Family.CONVERT, 0, 0),
  I64_EXTEND_I32_U(0xAD, "i64.extend_i32_u", NONE, "i>l", MVP, Family.CONVERT, 0, 0),
  I64_TRUNC_F32_S(0xAE, "i64.trunc_f32_s", NONE, "f>l", MVP, Family.CONVERT, 0, TRAPS),
  I64_TRUNC_F32_U(0xAF, "i64.trunc_f32_u", NONE, "f>l", MVP, Family.CONVERT, 0, TRAPS),
  I64_TRUNC_F64_S(0xB0, "i64.trunc_f64_s", NONE, "d>l", MVP, Family.CONVERT, 0, TRAPS),
  I64_TRUNC_F64_U(0xB1, "i64.trunc_f64_u", NONE, "d>l", MVP, Family.CONVERT, 0, TRAPS),
  F32_CONVERT_I32_S(0xB2, "f32.convert_i32_s", NONE, "i>f", MVP, Family.CONVERT, 0, 0),
  F32_CONVERT_I32_U(0xB3, "f32.convert_i32_u", NONE, "i>f", MVP, Family.CONVERT, 0, 0),
  F32_CONVERT_I64_S(0xB4, "f32.convert_i64_s", NONE, "l>f", MVP, Family.CONVERT, 0, 0),
  F32_CONVERT_I64_U(0xB5, "f32.convert_i64_u", NONE, "l>f", MVP, Family.CONVERT, 0, 0),
  F32_DEMOTE_F64(0xB6, "f32.demote_f64", NONE, "d>f", MVP, Family.CONVERT, 0, 0),
  F64_CONVERT_I32_S(0xB7, "f64.convert_i32_s", NONE, "i>d", MVP, Family.CONVERT, 0, 0),
  F64_CONVERT_I32_U(0xB8, "f64.convert_i32_u", NONE, "i>d", MVP, Family.CONVERT, 0, 0),
  F64_CONVERT_I64_S(0xB9, "f64.convert_i64_s", NONE, "l>d", MVP, Family.CONVERT, 0, 0),
  F64_CONVERT_I64_U(0xBA, "f64.convert_i64_u", NONE, "l>d", MVP, Family.CONVERT, 0, 0),
  F64_PROMOTE_F32(0xBB, "f64.promote_f32", NONE, "f>d", MVP, Family.CONVERT, 0, 0),
  I32_REINTERPRET_F32(0xBC, "i32.reinterpret_f32", NONE, "f>i", MVP, Family.CONVERT, 0, 0),
  I64_REINTERPRET_F64(0xBD, "i64.reinterpret_f64", NONE, "d>l", MVP, Family.CONVERT, 0, 0),
  F32_REINTERPRET_I32(0xBE, "f32.reinterpret_i32", NONE, "i>f", MVP, Family.CONVERT, 0, 0),
  F64_REINTERPRET_I64(0xBF, "f64.reinterpret_i64", NONE, "l>d", MVP, Family.CONVERT, 0, 0),

  // Sign extension
  I32_EXTEND8_S(0xC0, "i32.extend8_s", NONE, "i>i", SIGN_EXTENSION, Family.UNARY, 0, 0),
  I32_EXTEND16_S(0xC1, "i32.extend16_s", NONE, "i>i", SIGN_EXTENSION, Family.UNARY, 0, 0),
  I64_EXTEND8_S(0xC2, "i64.extend8_s", NONE, "l>l", SIGN_EXTENSION, Family.UNARY, 0, 0),
  I64_EXTEND16_S(0xC3, "i64.extend16_s", NONE, "l>l", SIGN_EXTENSION, Family.UNARY, 0, 0),
  I64_EXTEND32_S(0xC4, "i64.extend32_s", NONE, "l>l", SIGN_EXTENSION, Family.UNARY, 0, 0),

  // Saturating conversions
  I32_TRUNC_SAT_F32_S(0xFC0000, "i32.trunc_sat_f32_s", NONE, "f>i", SATURATING_FLOAT_TO_INT, Family.CONVERT, 0, 0),
  I32_TRUNC_SAT_F32_U(0xFC0001, "i32.trunc_sat_f32_u", NONE, "f>i", SATURATING_FLOAT_TO_INT, Family.CONVERT, 0, 0),
  I32_TRUNC_SAT_F64_S(0xFC0002, "i32.trunc_sat_f64_s", NONE, "d>i", SATURATING_FLOAT_TO_INT, Family.CONVERT, 0, 0),
  I32_TRUNC_SAT_F64_U(0xFC0003, "i32.trunc_sat_f64_u", NONE, "d>i", SATURATING_FLOAT_TO_INT, Family.CONVERT, 0, 0),
  I64_TRUNC_SAT_F32_S(0xFC0004, "i64.trunc_sat_f32_s", NONE, "f>l", SATURATING_FLOAT_TO_INT, Family.CONVERT, 0, 0),
  I64_TRUNC_SAT_F32_U(0xFC0005, "i64.trunc_sat_f32_u", NONE, "f>l", SATURATING_FLOAT_TO_INT, Family.CONVERT, 0, 0),
  I64_TRUNC_SAT_F64_S(0xFC0006, "i64.trunc_sat_f64_s", NONE, "d>l", SATURATING_FLOAT_TO_INT, Family.CONVERT, 0, 0),
  I64_TRUNC_SAT_F64_U(0xFC0007, "i64.trunc_sat_f64_u", NONE, "d>l", SATURATING_FLOAT_TO_INT, Family.CONVERT, 0, 0),

  // Wide arithmetic
  I64_ADD128(0xFC0013, "i64.add128", NONE, "llll>ll", WIDE_ARITHMETIC, Family.BINARY, 0, 0),
  I64_SUB128(0xFC0014, "i64.sub128", NONE, "llll>ll", WIDE_ARITHMETIC, Family.BINARY, 0, 0),
  I64_MUL_WIDE_S(0xFC0015, "i64.mul_wide_s", NONE, "ll>ll", WIDE_ARITHMETIC, Family.BINARY, 0, 0),
  I64_MUL_WIDE_U(0xFC0016, "i64.mul_wide_u", NONE, "ll>ll", WIDE_ARITHMETIC, Family.BINARY, 0, 0),

  // Reference instructions
  REF_NULL(0xD0, "ref.null", HEAP_TYPE, Rule.REF_NULL, REFERENCE_TYPES, Family.REFERENCE, 0, CONSTANT),
  REF_IS_NULL(0xD1, "ref.is_null", NONE, Rule.REF_IS_NULL, REFERENCE_TYPES, Family.REFERENCE, 0, 0),
  REF_FUNC(0xD2, "ref.func", FUNC, Rule.REF_FUNC, REFERENCE_TYPES, Family.REFERENCE, 0, CONSTANT),
  REF_EQ(0xD3, "ref.eq", NONE, "EE>i", GC, Family.REFERENCE, 0, 0),

  // Garbage collection: structures
  STRUCT_NEW(0xFB0000, "struct.new", TYPE, Rule.STRUCT_NEW, GC, Family.GC, 0, CONSTANT),
  STRUCT_NEW_DEFAULT(0xFB0001, "struct.new_default", TYPE, Rule.STRUCT_NEW_DEFAULT, GC, Family.GC, 0, CONSTANT),
  STRUCT_GET(0xFB0002, "struct.get", TYPE_FIELD, Rule.STRUCT_GET, GC, Family.GC, 0, TRAPS),
  STRUCT_GET_S(0xFB0003, "struct.get_s", TYPE_FIELD, Rule.STRUCT_GET, GC, Family.GC, 0, TRAPS),
  STRUCT_GET_U(0xFB0004, "struct.get_u", TYPE_FIELD, Rule.STRUCT_GET, GC, Family.GC, 0, TRAPS),
  STRUCT_SET(0xFB0005, "struct.set", TYPE_FIELD, Rule.STRUCT_SET, GC, Family.GC, 0, TRAPS),

  // Garbage collection: arrays
  ARRAY_NEW(0xFB0006, "array.new", TYPE, Rule.ARRAY_NEW, GC, Family.GC, 0, TRAPS | CONSTANT),
  ARRAY_NEW_DEFAULT(0xFB0007, "array.new_default", TYPE, Rule.ARRAY_NEW_DEFAULT, GC, Family.GC, 0, TRAPS | CONSTANT),
  ARRAY_NEW_FIXED(0xFB0008, "array.new_fixed", TYPE_COUNT, Rule.ARRAY_NEW_FIXED, GC, Family.GC, 0, CONSTANT),
  ARRAY_NEW_DATA(0xFB0009, "array.new_data", TYPE_DATA, Rule.ARRAY_NEW_DATA, GC, Family.GC, 0, TRAPS),
  ARRAY_NEW_ELEM(0xFB000A, "array.new_elem", TYPE_ELEM, Rule.ARRAY_NEW_ELEM, GC, Family.GC, 0, TRAPS),
  ARRAY_GET(0xFB000B, "array.get", TYPE, Rule.ARRAY_GET, GC, Family.GC, 0, TRAPS),
  ARRAY_GET_S(0xFB000C, "array.get_s", TYPE, Rule.ARRAY_GET, GC, Family.GC, 0, TRAPS),
  ARRAY_GET_U(0xFB000D, "array.get_u", TYPE, Rule.ARRAY_GET, GC, Family.GC, 0, TRAPS),
  ARRAY_SET(0xFB000E, "array.set", TYPE, Rule.ARRAY_SET, GC, Family.GC, 0, TRAPS),
  ARRAY_LEN(0xFB000F, "array.len", NONE, Rule.ARRAY_LEN, GC, Family.GC, 0, TRAPS),
  ARRAY_FILL(0xFB0010, "array.fill", TYPE, Rule.ARRAY_FILL, GC, Family.GC, 0, TRAPS),
  ARRAY_COPY(0xFB0011, "array.copy", TYPE_TYPE, Rule.ARRAY_COPY, GC, Family.GC, 0, TRAPS),
  ARRAY_INIT_DATA(0xFB0012, "array.init_data", TYPE_DATA, Rule.ARRAY_INIT_DATA, GC, Family.GC, 0, TRAPS),
  ARRAY_INIT_ELEM(0xFB0013, "array.init_elem", TYPE_ELEM, Rule.ARRAY_INIT_ELEM, GC, Family.GC, 0, TRAPS),

  // Garbage collection: casts and conversions
  REF_TEST(0xFB0014, "ref.test", HEAP_TYPE, Rule.REF_TEST, GC, Family.GC, 0, 0),
  REF_TEST_NULL(0xFB0015, "ref.test", HEAP_TYPE, Rule.REF_TEST, GC, Family.GC, 0, 0),
  REF_CAST(0xFB0016, "ref.cast", HEAP_TYPE, Rule.REF_CAST, GC, Family.GC, 0, TRAPS),
  REF_CAST_NULL(0xFB0017, "ref.cast", HEAP_TYPE, Rule.REF_CAST, GC, Family.GC, 0, TRAPS),
  BR_ON_CAST(0xFB0018, "br_on_cast", CAST_BRANCH, Rule.BR_ON_CAST, GC, Family.CONTROL, 0, 0),
  BR_ON_CAST_FAIL(0xFB0019, "br_on_cast_fail", CAST_BRANCH, Rule.BR_ON_CAST_FAIL, GC, Family.CONTROL, 0, 0),
  ANY_CONVERT_EXTERN(0xFB001A, "any.convert_extern", NONE, Rule.ANY_CONVERT_EXTERN, GC, Family.GC, 0, CONSTANT),
  EXTERN_CONVERT_ANY(0xFB001B, "extern.convert_any", NONE, Rule.EXTERN_CONVERT_ANY, GC, Family.GC, 0, CONSTANT),
  REF_I31(0xFB001C, "ref.i31", NONE, "i>N", GC, Family.GC, 0, CONSTANT),
  I31_GET_S(0xFB001D, "i31.get_s", NONE, "I>i", GC, Family.GC, 0, TRAPS),
  I31_GET_U(0xFB001E, "i31.get_u", NONE, "I>i", GC, Family.GC, 0, TRAPS),

  // Vector instructions: memory
  V128_LOAD(0xFD0000, "v128.load", MEMARG, "m>V", SIMD, Family.VECTOR_LOAD, 16, TRAPS),
  V128_LOAD8X8_S(0xFD0001, "v128.load8x8_s", MEMARG, "m>V", SIMD, Family.VECTOR_LOAD, 8, TRAPS),
  V128_LOAD8X8_U(0xFD0002, "v128.load8x8_u", MEMARG, "m>V", SIMD, Family.VECTOR_LOAD, 8, TRAPS),
  V128_LOAD16X4_S(0xFD0003, "v128.load16x4_s", MEMARG, "m>V", SIMD, Family.VECTOR_LOAD, 8, TRAPS),
  V128_LOAD16X4_U(0xFD0004, "v128.load16x4_u", MEMARG, "m>V", SIMD, Family.VECTOR_LOAD, 8, TRAPS),
  V128_LOAD32X2_S(0xFD0005, "v128.load32x2_s", MEMARG, "m>V", SIMD, Family.VECTOR_LOAD, 8, TRAPS),
  V128_LOAD32X2_U(0xFD0006, "v128.load32x2_u", MEMARG, "m>V", SIMD, Family.VECTOR_LOAD, 8, TRAPS),
  V128_LOAD8_SPLAT(0xFD0007, "v128.load8_splat", MEMARG, "m>V", SIMD, Family.VECTOR_LOAD, 1, TRAPS),
  V128_LOAD16_SPLAT(0xFD0008, "v128.load16_splat", MEMARG, "m>V", SIMD, Family.VECTOR_LOAD, 2, TRAPS),
  V128_LOAD32_SPLAT(0xFD0009, "v128.load32_splat", MEMARG, "m>V", SIMD, Family.VECTOR_LOAD, 4, TRAPS),
  V128_LOAD64_SPLAT(0xFD000A, "v128.load64_splat", MEMARG, "m>V", SIMD, Family.VECTOR_LOAD, 8, TRAPS),
  V128_STORE(0xFD000B, "v128.store", MEMARG, "mV>", SIMD, Family.VECTOR_STORE, 16, TRAPS),
  V128_LOAD8_LANE(0xFD0054, "v128.load8_lane", MEMARG_LANE, "mV>V", SIMD, Family.VECTOR_LOAD, 1, TRAPS),
  V128_LOAD16_LANE(0xFD0055, "v128.load16_lane", MEMARG_LANE, "mV>V", SIMD, Family.VECTOR_LOAD, 2, TRAPS),
  V128_LOAD32_LANE(0xFD0056, "v128.load32_lane", MEMARG_LANE, "mV>V", SIMD, Family.VECTOR_LOAD, 4, TRAPS),
  V128_LOAD64_LANE(0xFD0057, "v128.load64_lane", MEMARG_LANE, "mV>V", SIMD, Family.VECTOR_LOAD, 8, TRAPS),
  V128_STORE8_LANE(0xFD0058, "v128.store8_lane", MEMARG_LANE, "mV>", SIMD, Family.VECTOR_STORE, 1, TRAPS),
  V128_STORE16_LANE(0xFD0059, "v128.store16_lane", MEMARG_LANE, "mV>", SIMD, Family.VECTOR_STORE, 2, TRAPS),
  V128_STORE32_LANE(0xFD005A, "v128.store32_lane", MEMARG_LANE, "mV>", SIMD, Family.VECTOR_STORE, 4, TRAPS),
  V128_STORE64_LANE(0xFD005B, "v128.store64_lane", MEMARG_LANE, "mV>", SIMD, Family.VECTOR_STORE, 8, TRAPS),
  V128_LOAD32_ZERO(0xFD005C, "v128.load32_zero", MEMARG, "m>V", SIMD, Family.VECTOR_LOAD, 4, TRAPS),
  V128_LOAD64_ZERO(0xFD005D, "v128.load64_zero", MEMARG, "m>V", SIMD, Family.VECTOR_LOAD, 8, TRAPS),

  // Vector instructions: constants and lanes
  V128_CONST(0xFD000C, "v128.const", V128, ">V", SIMD, Family.CONST, 0, CONSTANT),
  I8X16_SHUFFLE(0xFD000D, "i8x16.shuffle", LANES16, "VV>V", SIMD, Family.VECTOR, 0, 0),
  I8X16_SWIZZLE(0xFD000E, "i8x16.swizzle", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),
  I8X16_SPLAT(0xFD000F, "i8x16.splat", NONE, "i>V", SIMD, Family.VECTOR, 0, 0),
  I16X8_SPLAT(0xFD0010, "i16x8.splat", NONE, "i>V", SIMD, Family.VECTOR, 0, 0),
  I32X4_SPLAT(0xFD0011, "i32x4.splat", NONE, "i>V", SIMD, Family.VECTOR, 0, 0),
  I64X2_SPLAT(0xFD0012, "i64x2.splat", NONE, "l>V", SIMD, Family.VECTOR, 0, 0),
  F32X4_SPLAT(0xFD0013, "f32x4.splat", NONE, "f>V", SIMD, Family.VECTOR, 0, 0),
  F64X2_SPLAT(0xFD0014, "f64x2.splat", NONE, "d>V", SIMD, Family.VECTOR, 0, 0),
  I8X16_EXTRACT_LANE_S(0xFD0015, "i8x16.extract_lane_s", LANE, "V>i", SIMD, Family.VECTOR, 0, 0),
  I8X16_EXTRACT_LANE_U(0xFD0016, "i8x16.extract_lane_u", LANE, "V>i", SIMD, Family.VECTOR, 0, 0),
  I8X16_REPLACE_LANE(0xFD0017, "i8x16.replace_lane", LANE, "Vi>V", SIMD, Family.VECTOR, 0, 0),
  I16X8_EXTRACT_LANE_S(0xFD0018, "i16x8.extract_lane_s", LANE, "V>i", SIMD, Family.VECTOR, 0, 0),
  I16X8_EXTRACT_LANE_U(0xFD0019, "i16x8.extract_lane_u", LANE, "V>i", SIMD, Family.VECTOR, 0, 0),
  I16X8_REPLACE_LANE(0xFD001A, "i16x8.replace_lane", LANE, "Vi>V", SIMD, Family.VECTOR, 0, 0),
  I32X4_EXTRACT_LANE(0xFD001B, "i32x4.extract_lane", LANE, "V>i", SIMD, Family.VECTOR, 0, 0),
  I32X4_REPLACE_LANE(0xFD001C, "i32x4.replace_lane", LANE, "Vi>V", SIMD, Family.VECTOR, 0, 0),
  I64X2_EXTRACT_LANE(0xFD001D, "i64x2.extract_lane", LANE, "V>l", SIMD, Family.VECTOR, 0, 0),
  I64X2_REPLACE_LANE(0xFD001E, "i64x2.replace_lane", LANE, "Vl>V", SIMD, Family.VECTOR, 0, 0),
  F32X4_EXTRACT_LANE(0xFD001F, "f32x4.extract_lane", LANE, "V>f", SIMD, Family.VECTOR, 0, 0),
  F32X4_REPLACE_LANE(0xFD0020, "f32x4.replace_lane", LANE, "Vf>V", SIMD, Family.VECTOR, 0, 0),
  F64X2_EXTRACT_LANE(0xFD0021, "f64x2.extract_lane", LANE, "V>d", SIMD, Family.VECTOR, 0, 0),
  F64X2_REPLACE_LANE(0xFD0022, "f64x2.replace_lane", LANE, "Vd>V", SIMD, Family.VECTOR, 0, 0),

  // Vector instructions: comparisons
  I8X16_EQ(0xFD0023, "i8x16.eq", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),
  I8X16_NE(0xFD0024, "i8x16.ne", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),
  I8X16_LT_S(0xFD0025, "i8x16.lt_s", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),
  I8X16_LT_U(0xFD0026, "i8x16.lt_u", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),
  I8X16_GT_S(0xFD0027, "i8x16.gt_s", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),
  I8X16_GT_U(0xFD0028, "i8x16.gt_u", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),
  I8X16_LE_S(0xFD0029, "i8x16.le_s", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),
  I8X16_LE_U(0xFD002A, "i8x16.le_u", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),
  I8X16_GE_S(0xFD002B, "i8x16.ge_s", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),
  I8X16_GE_U(0xFD002C, "i8x16.ge_u", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),
  I16X8_EQ(0xFD002D, "i16x8.eq", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),
  I16X8_NE(0xFD002E, "i16x8.ne", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),
  I16X8_LT_S(0xFD002F, "i16x8.lt_s", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),
  I16X8_LT_U(0xFD0030, "i16x8.lt_u", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),
  I16X8_GT_S(0xFD0031, "i16x8.gt_s", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),
  I16X8_GT_U(0xFD0032, "i16x8.gt_u", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),
  I16X8_LE_S(0xFD0033, "i16x8.le_s", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),
  I16X8_LE_U(0xFD0034, "i16x8.le_u", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),
  I16X8_GE_S(0xFD0035, "i16x8.ge_s", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),
  I16X8_GE_U(0xFD0036, "i16x8.ge_u", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),
  I32X4_EQ(0xFD0037, "i32x4.eq", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),
  I32X4_NE(0xFD0038, "i32x4.ne", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),
  I32X4_LT_S(0xFD0039, "i32x4.lt_s", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),
  I32X4_LT_U(0xFD003A, "i32x4.lt_u", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),
  I32X4_GT_S(0xFD003B, "i32x4.gt_s", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),
  I32X4_GT_U(0xFD003C, "i32x4.gt_u", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),
  I32X4_LE_S(0xFD003D, "i32x4.le_s", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),
  I32X4_LE_U(0xFD003E, "i32x4.le_u", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),
  I32X4_GE_S(0xFD003F, "i32x4.ge_s", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),
  I32X4_GE_U(0xFD0040, "i32x4.ge_u", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),
  F32X4_EQ(0xFD0041, "f32x4.eq", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),
  F32X4_NE(0xFD0042, "f32x4.ne", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),
  F32X4_LT(0xFD0043, "f32x4.lt", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),
  F32X4_GT(0xFD0044, "f32x4.gt", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),
  F32X4_LE(0xFD0045, "f32x4.le", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),
  F32X4_GE(0xFD0046, "f32x4.ge", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),
  F64X2_EQ(0xFD0047, "f64x2.eq", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),
  F64X2_NE(0xFD0048, "f64x2.ne", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),
  F64X2_LT(0xFD0049, "f64x2.lt", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),
  F64X2_GT(0xFD004A, "f64x2.gt", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),
  F64X2_LE(0xFD004B, "f64x2.le", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),
  F64X2_GE(0xFD004C, "f64x2.ge", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),
  I64X2_EQ(0xFD00D6, "i64x2.eq", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),
  I64X2_NE(0xFD00D7, "i64x2.ne", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),
  I64X2_LT_S(0xFD00D8, "i64x2.lt_s", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),
  I64X2_GT_S(0xFD00D9, "i64x2.gt_s", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),
  I64X2_LE_S(0xFD00DA, "i64x2.le_s", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),
  I64X2_GE_S(0xFD00DB, "i64x2.ge_s", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),

  // Vector instructions: bitwise
  V128_NOT(0xFD004D, "v128.not", NONE, "V>V", SIMD, Family.VECTOR, 0, 0),
  V128_AND(0xFD004E, "v128.and", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),
  V128_ANDNOT(0xFD004F, "v128.andnot", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),
  V128_OR(0xFD0050, "v128.or", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),
  V128_XOR(0xFD0051, "v128.xor", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),
  V128_BITSELECT(0xFD0052, "v128.bitselect", NONE, "VVV>V", SIMD, Family.VECTOR, 0, 0),
  V128_ANY_TRUE(0xFD0053, "v128.any_true", NONE, "V>i", SIMD, Family.VECTOR, 0, 0),

  // Vector instructions: i8x16
  I8X16_ABS(0xFD0060, "i8x16.abs", NONE, "V>V", SIMD, Family.VECTOR, 0, 0),
  I8X16_NEG(0xFD0061, "i8x16.neg", NONE, "V>V", SIMD, Family.VECTOR, 0, 0),
  I8X16_POPCNT(0xFD0062, "i8x16.popcnt", NONE, "V>V", SIMD, Family.VECTOR, 0, 0),
  I8X16_ALL_TRUE(0xFD0063, "i8x16.all_true", NONE, "V>i", SIMD, Family.VECTOR, 0, 0),
  I8X16_BITMASK(0xFD0064, "i8x16.bitmask", NONE, "V>i", SIMD, Family.VECTOR, 0, 0),
  I8X16_NARROW_I16X8_S(0xFD0065, "i8x16.narrow_i16x8_s", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),
  I8X16_NARROW_I16X8_U(0xFD0066, "i8x16.narrow_i16x8_u", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),
  I8X16_SHL(0xFD006B, "i8x16.shl", NONE, "Vi>V", SIMD, Family.VECTOR, 0, 0),
  I8X16_SHR_S(0xFD006C, "i8x16.shr_s", NONE, "Vi>V", SIMD, Family.VECTOR, 0, 0),
  I8X16_SHR_U(0xFD006D, "i8x16.shr_u", NONE, "Vi>V", SIMD, Family.VECTOR, 0, 0),
  I8X16_ADD(0xFD006E, "i8x16.add", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),
  I8X16_ADD_SAT_S(0xFD006F, "i8x16.add_sat_s", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),
  I8X16_ADD_SAT_U(0xFD0070, "i8x16.add_sat_u", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),
  I8X16_SUB(0xFD0071, "i8x16.sub", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),
  I8X16_SUB_SAT_S(0xFD0072, "i8x16.sub_sat_s", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),
  I8X16_SUB_SAT_U(0xFD0073, "i8x16.sub_sat_u", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),
  I8X16_MIN_S(0xFD0076, "i8x16.min_s", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),
  I8X16_MIN_U(0xFD0077, "i8x16.min_u", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),
  I8X16_MAX_S(0xFD0078, "i8x16.max_s", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),
  I8X16_MAX_U(0xFD0079, "i8x16.max_u", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),
  I8X16_AVGR_U(0xFD007B, "i8x16.avgr_u", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),

  // Vector instructions: i16x8
  I16X8_EXTADD_PAIRWISE_I8X16_S(0xFD007C, "i16x8.extadd_pairwise_i8x16_s", NONE, "V>V", SIMD, Family.VECTOR, 0, 0),
  I16X8_EXTADD_PAIRWISE_I8X16_U(0xFD007D, "i16x8.extadd_pairwise_i8x16_u", NONE, "V>V", SIMD, Family.VECTOR, 0, 0),
  I16X8_ABS(0xFD0080, "i16x8.abs", NONE, "V>V", SIMD, Family.VECTOR, 0, 0),
  I16X8_NEG(0xFD0081, "i16x8.neg", NONE, "V>V", SIMD, Family.VECTOR, 0, 0),
  I16X8_Q15MULR_SAT_S(0xFD0082, "i16x8.q15mulr_sat_s", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),
  I16X8_ALL_TRUE(0xFD0083, "i16x8.all_true", NONE, "V>i", SIMD, Family.VECTOR, 0, 0),
  I16X8_BITMASK(0xFD0084, "i16x8.bitmask", NONE, "V>i", SIMD, Family.VECTOR, 0, 0),
  I16X8_NARROW_I32X4_S(0xFD0085, "i16x8.narrow_i32x4_s", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),
  I16X8_NARROW_I32X4_U(0xFD0086, "i16x8.narrow_i32x4_u", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),
  I16X8_EXTEND_LOW_I8X16_S(0xFD0087, "i16x8.extend_low_i8x16_s", NONE, "V>V", SIMD, Family.VECTOR, 0, 0),
  I16X8_EXTEND_HIGH_I8X16_S(0xFD0088, "i16x8.extend_high_i8x16_s", NONE, "V>V", SIMD, Family.VECTOR, 0, 0),
  I16X8_EXTEND_LOW_I8X16_U(0xFD0089, "i16x8.extend_low_i8x16_u", NONE, "V>V", SIMD, Family.VECTOR, 0, 0),
  I16X8_EXTEND_HIGH_I8X16_U(0xFD008A, "i16x8.extend_high_i8x16_u", NONE, "V>V", SIMD, Family.VECTOR, 0, 0),
  I16X8_SHL(0xFD008B, "i16x8.shl", NONE, "Vi>V", SIMD, Family.VECTOR, 0, 0),
  I16X8_SHR_S(0xFD008C, "i16x8.shr_s", NONE, "Vi>V", SIMD, Family.VECTOR, 0, 0),
  I16X8_SHR_U(0xFD008D, "i16x8.shr_u", NONE, "Vi>V", SIMD, Family.VECTOR, 0, 0),
  I16X8_ADD(0xFD008E, "i16x8.add", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),
  I16X8_ADD_SAT_S(0xFD008F, "i16x8.add_sat_s", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),
  I16X8_ADD_SAT_U(0xFD0090, "i16x8.add_sat_u", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),
  I16X8_SUB(0xFD0091, "i16x8.sub", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),
  I16X8_SUB_SAT_S(0xFD0092, "i16x8.sub_sat_s", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),
  I16X8_SUB_SAT_U(0xFD0093, "i16x8.sub_sat_u", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),
  I16X8_MUL(0xFD0095, "i16x8.mul", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),
  I16X8_MIN_S(0xFD0096, "i16x8.min_s", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),
  I16X8_MIN_U(0xFD0097, "i16x8.min_u", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),
  I16X8_MAX_S(0xFD0098, "i16x8.max_s", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),
  I16X8_MAX_U(0xFD0099, "i16x8.max_u", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),
  I16X8_AVGR_U(0xFD009B, "i16x8.avgr_u", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),
  I16X8_EXTMUL_LOW_I8X16_S(0xFD009C, "i16x8.extmul_low_i8x16_s", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),
  I16X8_EXTMUL_HIGH_I8X16_S(0xFD009D, "i16x8.extmul_high_i8x16_s", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),
  I16X8_EXTMUL_LOW_I8X16_U(0xFD009E, "i16x8.extmul_low_i8x16_u", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),
  I16X8_EXTMUL_HIGH_I8X16_U(0xFD009F, "i16x8.extmul_high_i8x16_u", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),

  // Vector instructions: i32x4
  I32X4_EXTADD_PAIRWISE_I16X8_S(0xFD007E, "i32x4.extadd_pairwise_i16x8_s", NONE, "V>V", SIMD, Family.VECTOR, 0, 0),
  I32X4_EXTADD_PAIRWISE_I16X8_U(0xFD007F, "i32x4.extadd_pairwise_i16x8_u", NONE, "V>V", SIMD, Family.VECTOR, 0, 0),
  I32X4_ABS(0xFD00A0, "i32x4.abs", NONE, "V>V", SIMD, Family.VECTOR, 0, 0),
  I32X4_NEG(0xFD00A1, "i32x4.neg", NONE, "V>V", SIMD, Family.VECTOR, 0, 0),
  I32X4_ALL_TRUE(0xFD00A3, "i32x4.all_true", NONE, "V>i", SIMD, Family.VECTOR, 0, 0),
  I32X4_BITMASK(0xFD00A4, "i32x4.bitmask", NONE, "V>i", SIMD, Family.VECTOR, 0, 0),
  I32X4_EXTEND_LOW_I16X8_S(0xFD00A7, "i32x4.extend_low_i16x8_s", NONE, "V>V", SIMD, Family.VECTOR, 0, 0),
  I32X4_EXTEND_HIGH_I16X8_S(0xFD00A8, "i32x4.extend_high_i16x8_s", NONE, "V>V", SIMD, Family.VECTOR, 0, 0),
  I32X4_EXTEND_LOW_I16X8_U(0xFD00A9, "i32x4.extend_low_i16x8_u", NONE, "V>V", SIMD, Family.VECTOR, 0, 0),
  I32X4_EXTEND_HIGH_I16X8_U(0xFD00AA, "i32x4.extend_high_i16x8_u", NONE, "V>V", SIMD, Family.VECTOR, 0, 0),
  I32X4_SHL(0xFD00AB, "i32x4.shl", NONE, "Vi>V", SIMD, Family.VECTOR, 0, 0),
  I32X4_SHR_S(0xFD00AC, "i32x4.shr_s", NONE, "Vi>V", SIMD, Family.VECTOR, 0, 0),
  I32X4_SHR_U(0xFD00AD, "i32x4.shr_u", NONE, "Vi>V", SIMD, Family.VECTOR, 0, 0),
  I32X4_ADD(0xFD00AE, "i32x4.add", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),
  I32X4_SUB(0xFD00B1, "i32x4.sub", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),
  I32X4_MUL(0xFD00B5, "i32x4.mul", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),
  I32X4_MIN_S(0xFD00B6, "i32x4.min_s", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),
  I32X4_MIN_U(0xFD00B7, "i32x4.min_u", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),
  I32X4_MAX_S(0xFD00B8, "i32x4.max_s", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),
  I32X4_MAX_U(0xFD00B9, "i32x4.max_u", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),
  I32X4_DOT_I16X8_S(0xFD00BA, "i32x4.dot_i16x8_s", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),
  I32X4_EXTMUL_LOW_I16X8_S(0xFD00BC, "i32x4.extmul_low_i16x8_s", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),
  I32X4_EXTMUL_HIGH_I16X8_S(0xFD00BD, "i32x4.extmul_high_i16x8_s", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),
  I32X4_EXTMUL_LOW_I16X8_U(0xFD00BE, "i32x4.extmul_low_i16x8_u", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),
  I32X4_EXTMUL_HIGH_I16X8_U(0xFD00BF, "i32x4.extmul_high_i16x8_u", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),

  // Vector instructions: i64x2
  I64X2_ABS(0xFD00C0, "i64x2.abs", NONE, "V>V", SIMD, Family.VECTOR, 0, 0),
  I64X2_NEG(0xFD00C1, "i64x2.neg", NONE, "V>V", SIMD, Family.VECTOR, 0, 0),
  I64X2_ALL_TRUE(0xFD00C3, "i64x2.all_true", NONE, "V>i", SIMD, Family.VECTOR, 0, 0),
  I64X2_BITMASK(0xFD00C4, "i64x2.bitmask", NONE, "V>i", SIMD, Family.VECTOR, 0, 0),
  I64X2_EXTEND_LOW_I32X4_S(0xFD00C7, "i64x2.extend_low_i32x4_s", NONE, "V>V", SIMD, Family.VECTOR, 0, 0),
  I64X2_EXTEND_HIGH_I32X4_S(0xFD00C8, "i64x2.extend_high_i32x4_s", NONE, "V>V", SIMD, Family.VECTOR, 0, 0),
  I64X2_EXTEND_LOW_I32X4_U(0xFD00C9, "i64x2.extend_low_i32x4_u", NONE, "V>V", SIMD, Family.VECTOR, 0, 0),
  I64X2_EXTEND_HIGH_I32X4_U(0xFD00CA, "i64x2.extend_high_i32x4_u", NONE, "V>V", SIMD, Family.VECTOR, 0, 0),
  I64X2_SHL(0xFD00CB, "i64x2.shl", NONE, "Vi>V", SIMD, Family.VECTOR, 0, 0),
  I64X2_SHR_S(0xFD00CC, "i64x2.shr_s", NONE, "Vi>V", SIMD, Family.VECTOR, 0, 0),
  I64X2_SHR_U(0xFD00CD, "i64x2.shr_u", NONE, "Vi>V", SIMD, Family.VECTOR, 0, 0),
  I64X2_ADD(0xFD00CE, "i64x2.add", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),
  I64X2_SUB(0xFD00D1, "i64x2.sub", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),
  I64X2_MUL(0xFD00D5, "i64x2.mul", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),
  I64X2_EXTMUL_LOW_I32X4_S(0xFD00DC, "i64x2.extmul_low_i32x4_s", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),
  I64X2_EXTMUL_HIGH_I32X4_S(0xFD00DD, "i64x2.extmul_high_i32x4_s", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),
  I64X2_EXTMUL_LOW_I32X4_U(0xFD00DE, "i64x2.extmul_low_i32x4_u", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),
  I64X2_EXTMUL_HIGH_I32X4_U(0xFD00DF, "i64x2.extmul_high_i32x4_u", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),

  // Vector instructions: floating point
  F32X4_CEIL(0xFD0067, "f32x4.ceil", NONE, "V>V", SIMD, Family.VECTOR, 0, 0),
  F32X4_FLOOR(0xFD0068, "f32x4.floor", NONE, "V>V", SIMD, Family.VECTOR, 0, 0),
  F32X4_TRUNC(0xFD0069, "f32x4.trunc", NONE, "V>V", SIMD, Family.VECTOR, 0, 0),
  F32X4_NEAREST(0xFD006A, "f32x4.nearest", NONE, "V>V", SIMD, Family.VECTOR, 0, 0),
  F32X4_ABS(0xFD00E0, "f32x4.abs", NONE, "V>V", SIMD, Family.VECTOR, 0, 0),
  F32X4_NEG(0xFD00E1, "f32x4.neg", NONE, "V>V", SIMD, Family.VECTOR, 0, 0),
  F32X4_SQRT(0xFD00E3, "f32x4.sqrt", NONE, "V>V", SIMD, Family.VECTOR, 0, 0),
  F32X4_ADD(0xFD00E4, "f32x4.add", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),
  F32X4_SUB(0xFD00E5, "f32x4.sub", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),
  F32X4_MUL(0xFD00E6, "f32x4.mul", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),
  F32X4_DIV(0xFD00E7, "f32x4.div", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),
  F32X4_MIN(0xFD00E8, "f32x4.min", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),
  F32X4_MAX(0xFD00E9, "f32x4.max", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),
  F32X4_PMIN(0xFD00EA, "f32x4.pmin", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),
  F32X4_PMAX(0xFD00EB, "f32x4.pmax", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),
  F64X2_CEIL(0xFD0074, "f64x2.ceil", NONE, "V>V", SIMD, Family.VECTOR, 0, 0),
  F64X2_FLOOR(0xFD0075, "f64x2.floor", NONE, "V>V", SIMD, Family.VECTOR, 0, 0),
  F64X2_TRUNC(0xFD007A, "f64x2.trunc", NONE, "V>V", SIMD, Family.VECTOR, 0, 0),
  F64X2_NEAREST(0xFD0094, "f64x2.nearest", NONE, "V>V", SIMD, Family.VECTOR, 0, 0),
  F64X2_ABS(0xFD00EC, "f64x2.abs", NONE, "V>V", SIMD, Family.VECTOR, 0, 0),
  F64X2_NEG(0xFD00ED, "f64x2.neg", NONE, "V>V", SIMD, Family.VECTOR, 0, 0),
  F64X2_SQRT(0xFD00EF, "f64x2.sqrt", NONE, "V>V", SIMD, Family.VECTOR, 0, 0),
  F64X2_ADD(0xFD00F0, "f64x2.add", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),
  F64X2_SUB(0xFD00F1, "f64x2.sub", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),
  F64X2_MUL(0xFD00F2, "f64x2.mul", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),
  F64X2_DIV(0xFD00F3, "f64x2.div", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),
  F64X2_MIN(0xFD00F4, "f64x2.min", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),
  F64X2_MAX(0xFD00F5, "f64x2.max", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),
  F64X2_PMIN(0xFD00F6, "f64x2.pmin", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),
  F64X2_PMAX(0xFD00F7, "f64x2.pmax", NONE, "VV>V", SIMD, Family.VECTOR, 0, 0),

  // Vector instructions: conversions
  F32X4_DEMOTE_F64X2_ZERO(0xFD005E, "f32x4.demote_f64x2_zero", NONE, "V>V", SIMD, Family.VECTOR, 0, 0),
  F64X2_PROMOTE_LOW_F32X4(0xFD005F, "f64x2.promote_low_f32x4", NONE, "V>V", SIMD, Family.VECTOR, 0, 0),
  I32X4_TRUNC_SAT_F32X4_S(0xFD00F8, "i32x4.trunc_sat_f32x4_s", NONE, "V>V", SIMD, Family.VECTOR, 0, 0),
  I32X4_TRUNC_SAT_F32X4_U(0xFD00F9, "i32x4.trunc_sat_f32x4_u", NONE, "V>V", SIMD, Family.VECTOR, 0, 0),
  F32X4_CONVERT_I32X4_S(0xFD00FA, "f32x4.convert_i32x4_s", NONE, "V>V", SIMD, Family.VECTOR, 0, 0),
  F32X4_CONVERT_I32X4_U(0xFD00FB, "f32x4.convert_i32x4_u", NONE, "V>V", SIMD, Family.VECTOR, 0, 0),
  I32X4_TRUNC_SAT_F64X2_S_ZERO(0xFD00FC, "i32x4.trunc_sat_f64x2_s_zero", NONE, "V>V", SIMD, Family.VECTOR, 0, 0),
  I32X4_TRUNC_SAT_F64X2_U_ZERO(0xFD00FD, "i32x4.trunc_sat_f64x2_u_zero", NONE, "V>V", SIMD, Family.VECTOR, 0, 0),
  F64X2_CONVERT_LOW_I32X4_S(0xFD00FE, "f64x2.convert_low_i32x4_s", NONE, "V>V", SIMD, Family.VECTOR, 0, 0),
  F64X2_CONVERT_LOW_I32X4_U(0xFD00FF, "f64x2.convert_low_i32x4_u", NONE, "V>V", SIMD, Family.VECTOR, 0, 0),

  // Relaxed vector instructions
  I8X16_RELAXED_SWIZZLE(0xFD0100, "i8x16.relaxed_swizzle", NONE, "VV>V", RELAXED_SIMD, Family.VECTOR, 0, 0),
  I32X4_RELAXED_TRUNC_F32X4_S(0xFD0101, "i32x4.relaxed_trunc_f32x4_s", NONE, "V>V", RELAXED_SIMD, Family.VECTOR, 0, 0),
  I32X4_RELAXED_TRUNC_F32X4_U(0xFD0102, "i32x4.relaxed_trunc_f32x4_u", NONE, "V>V", RELAXED_SIMD, Family.VECTOR, 0, 0),
  I32X4_RELAXED_TRUNC_F64X2_S_ZERO(0xFD0103, "i32x4.relaxed_trunc_f64x2_s_zero", NONE, "V>V", RELAXED_SIMD, Family.VECTOR, 0, 0),
  I32X4_RELAXED_TRUNC_F64X2_U_ZERO(0xFD0104, "i32x4.relaxed_trunc_f64x2_u_zero", NONE, "V>V", RELAXED_SIMD, Family.VECTOR, 0, 0),
  F32X4_RELAXED_MADD(0xFD0105, "f32x4.relaxed_madd", NONE, "VVV>V", RELAXED_SIMD, Family.VECTOR, 0, 0),
  F32X4_RELAXED_NMADD(0xFD0106, "f32x4.relaxed_nmadd", NONE, "VVV>V", RELAXED_SIMD, Family.VECTOR, 0, 0),
  F64X2_RELAXED_MADD(0xFD0107, "f64x2.relaxed_madd", NONE, "VVV>V", RELAXED_SIMD, Family.VECTOR, 0, 0),
  F64X2_RELAXED_NMADD(0xFD0108, "f64x2.relaxed_nmadd", NONE, "VVV>V", RELAXED_SIMD, Family.VECTOR, 0, 0),
  I8X16_RELAXED_LANESELECT(0xFD0109, "i8x16.relaxed_laneselect", NONE, "VVV>V", RELAXED_SIMD, Family.VECTOR, 0, 0),
  I16X8_RELAXED_LANESELECT(0xFD010A, "i16x8.relaxed_laneselect", NONE, "VVV>V", RELAXED_SIMD, Family.VECTOR, 0, 0),
  I32X4_RELAXED_LANESELECT(0xFD010B, "i32x4.relaxed_laneselect", NONE, "VVV>V", RELAXED_SIMD, Family.VECTOR, 0, 0),
  I64X2_RELAXED_LANESELECT(0xFD010C, "i64x2.relaxed_laneselect", NONE, "VVV>V", RELAXED_SIMD, Family.VECTOR, 0, 0),
  F32X4_RELAXED_MIN(0xFD010D, "f32x4.relaxed_min", NONE, "VV>V", RELAXED_SIMD, Family.VECTOR, 0, 0),
  F32X4_RELAXED_MAX(0xFD010E, "f32x4.relaxed_max", NONE, "VV>V", RELAXED_SIMD, Family.VECTOR, 0, 0),
  F64X2_RELAXED_MIN(0xFD010F, "f64x2.relaxed_min", NONE, "VV>V", RELAXED_SIMD, Family.VECTOR, 0, 0),
  F64X2_RELAXED_MAX(0xFD0110, "f64x2.relaxed_max", NONE, "VV>V", RELAXED_SIMD, Family.VECTOR, 0, 0),
  I16X8_RELAXED_Q15MULR_S(0xFD0111, "i16x8.relaxed_q15mulr_s", NONE, "VV>V", RELAXED_SIMD, Family.VECTOR, 0, 0),
  I16X8_RELAXED_DOT_I8X16_I7X16_S(0xFD0112, "i16x8.relaxed_dot_i8x16_i7x16_s", NONE, "VV>V", RELAXED_SIMD, Family.VECTOR, 0, 0),
  I32X4_RELAXED_DOT_I8X16_I7X16_ADD_S(0xFD0113, "i32x4.relaxed_dot_i8x16_i7x16_add_s", NONE, "VVV>V", RELAXED_SIMD, Family.VECTOR, 0, 0),

  // Threads
  MEMORY_ATOMIC_NOTIFY(0xFE0000, "memory.atomic.notify", MEMARG, "mi>i", THREADS, Family.ATOMIC, 4, TRAPS),
  MEMORY_ATOMIC_WAIT32(0xFE0001, "memory.atomic.wait32", MEMARG, "mil>i", THREADS, Family.ATOMIC, 4, TRAPS),
  MEMORY_ATOMIC_WAIT64(0xFE0002, "memory.atomic.wait64", MEMARG, "mll>i", THREADS, Family.ATOMIC, 8, TRAPS),
  ATOMIC_FENCE(0xFE0003, "atomic.fence", ORDERING, ">", THREADS, Family.ATOMIC, 0, 0),
  I32_ATOMIC_LOAD(0xFE0010, "i32.atomic.load", MEMARG, "m>i", THREADS, Family.ATOMIC, 4, TRAPS),
  I64_ATOMIC_LOAD(0xFE0011, "i64.atomic.load", MEMARG, "m>l", THREADS, Family.ATOMIC, 8, TRAPS),
  I32_ATOMIC_LOAD8_U(0xFE0012, "i32.atomic.load8_u", MEMARG, "m>i", THREADS, Family.ATOMIC, 1, TRAPS),
  I32_ATOMIC_LOAD16_U(0xFE0013, "i32.atomic.load16_u", MEMARG, "m>i", THREADS, Family.ATOMIC, 2, TRAPS),
  I64_ATOMIC_LOAD8_U(0xFE0014, "i64.atomic.load8_u", MEMARG, "m>l", THREADS, Family.ATOMIC, 1, TRAPS),
  I64_ATOMIC_LOAD16_U(0xFE0015, "i64.atomic.load16_u", MEMARG, "m>l", THREADS, Family.ATOMIC, 2, TRAPS),
  I64_ATOMIC_LOAD32_U(0xFE0016, "i64.atomic.load32_u", MEMARG, "m>l", THREADS, Family.ATOMIC, 4, TRAPS),
  I32_ATOMIC_STORE(0xFE0017, "i32.atomic.store", MEMARG, "mi>", THREADS, Family.ATOMIC, 4, TRAPS),
  I64_ATOMIC_STORE(0xFE0018, "i64.atomic.store", MEMARG, "ml>", THREADS, Family.ATOMIC, 8, TRAPS),
  I32_ATOMIC_STORE8(0xFE0019, "i32.atomic.store8", MEMARG, "mi>", THREADS, Family.ATOMIC, 1, TRAPS),
  I32_ATOMIC_STORE16(0xFE001A, "i32.atomic.store16", MEMARG, "mi>", THREADS, Family.ATOMIC, 2, TRAPS),
  I64_ATOMIC_STORE8(0xFE001B, "i64.atomic.store8", MEMARG, "ml>", THREADS, Family.ATOMIC, 1, TRAPS),
  I64_ATOMIC_STORE16(0xFE001C, "i64.atomic.store16", MEMARG, "ml>", THREADS, Family.ATOMIC, 2, TRAPS),
  I64_ATOMIC_STORE32(0xFE001D, "i64.atomic.store32", MEMARG, "ml>", THREADS, Family.ATOMIC, 4, TRAPS),
  I32_ATOMIC_RMW_ADD(0xFE001E, "i32.atomic.rmw.add", MEMARG, "mi>i", THREADS, Family.ATOMIC, 4, TRAPS),
  I64_ATOMIC_RMW_ADD(0xFE001F, "i64.atomic.rmw.add", MEMARG, "ml>l", THREADS, Family.ATOMIC, 8, TRAPS),
  I32_ATOMIC_RMW8_ADD_U(0xFE0020, "i32.atomic.rmw8.add_u", MEMARG, "mi>i", THREADS, Family.ATOMIC, 1, TRAPS),
  I32_ATOMIC_RMW16_ADD_U(0xFE0021, "i32.atomic.rmw16.add_u", MEMARG, "mi>i", THREADS, Family.ATOMIC, 2, TRAPS),
  I64_ATOMIC_RMW8_ADD_U(0xFE0022, "i64.atomic.rmw8.add_u", MEMARG, "ml>l", THREADS, Family.ATOMIC, 1, TRAPS),
  I64_ATOMIC_RMW16_ADD_U(0xFE0023, "i64.atomic.rmw16.add_u", MEMARG, "ml>l", THREADS, Family.ATOMIC, 2, TRAPS),
  I64_ATOMIC_RMW32_ADD_U(0xFE0024, "i64.atomic.rmw32.add_u", MEMARG, "ml>l", THREADS, Family.ATOMIC, 4, TRAPS),
  I32_ATOMIC_RMW_SUB(0xFE0025, "i32.atomic.rmw.sub", MEMARG, "mi>i", THREADS, Family.ATOMIC, 4, TRAPS),
  I64_ATOMIC_RMW_SUB(0xFE0026, "i64.atomic.rmw.sub", MEMARG, "ml>l", THREADS, Family.ATOMIC, 8, TRAPS),
  I32_ATOMIC_RMW8_SUB_U(0xFE0027, "i32.atomic.rmw8.sub_u", MEMARG, "mi>i", THREADS, Family.ATOMIC, 1, TRAPS),
  I32_ATOMIC_RMW16_SUB_U(0xFE0028, "i32.atomic.rmw16.sub_u", MEMARG, "mi>i", THREADS, Family.ATOMIC, 2, TRAPS),
  I64_ATOMIC_RMW8_SUB_U(0xFE0029, "i64.atomic.rmw8.sub_u", MEMARG, "ml>l", THREADS, Family.ATOMIC, 1, TRAPS),
  I64_ATOMIC_RMW16_SUB_U(0xFE002A, "i64.atomic.rmw16.sub_u", MEMARG, "ml>l", THREADS, Family.ATOMIC, 2, TRAPS),
  I64_ATOMIC_RMW32_SUB_U(0xFE002B, "i64.atomic.rmw32.sub_u", MEMARG, "ml>l", THREADS, Family.ATOMIC, 4, TRAPS),
  I32_ATOMIC_RMW_AND(0xFE002C, "i32.atomic.rmw.and", MEMARG, "mi>i", THREADS, Family.ATOMIC, 4, TRAPS),
  I64_ATOMIC_RMW_AND(0xFE002D, "i64.atomic.rmw.and", MEMARG, "ml>l", THREADS, Family.ATOMIC, 8, TRAPS),
  I32_ATOMIC_RMW8_AND_U(0xFE002E, "i32.atomic.rmw8.and_u", MEMARG, "mi>i", THREADS, Family.ATOMIC, 1, TRAPS),
  I32_ATOMIC_RMW16_AND_U(0xFE002F, "i32.atomic.rmw16.and_u", MEMARG, "mi>i", THREADS, Family.ATOMIC, 2, TRAPS),
  I64_ATOMIC_RMW8_AND_U(0xFE0030, "i64.atomic.rmw8.and_u", MEMARG, "ml>l", THREADS, Family.ATOMIC, 1, TRAPS),
  I64_ATOMIC_RMW16_AND_U(0xFE0031, "i64.atomic.rmw16.and_u", MEMARG, "ml>l", THREADS, Family.ATOMIC, 2, TRAPS),
  I64_ATOMIC_RMW32_AND_U(0xFE0032, "i64.atomic.rmw32.and_u", MEMARG, "ml>l", THREADS, Family.ATOMIC, 4, TRAPS),
  I32_ATOMIC_RMW_OR(0xFE0033, "i32.atomic.rmw.or", MEMARG, "mi>i", THREADS, Family.ATOMIC, 4, TRAPS),
  I64_ATOMIC_RMW_OR(0xFE0034, "i64.atomic.rmw.or", MEMARG, "ml>l", THREADS, Family.ATOMIC, 8, TRAPS),
  I32_ATOMIC_RMW8_OR_U(0xFE0035, "i32.atomic.rmw8.or_u", MEMARG, "mi>i", THREADS, Family.ATOMIC, 1, TRAPS),
  I32_ATOMIC_RMW16_OR_U(0xFE0036, "i32.atomic.rmw16.or_u", MEMARG, "mi>i", THREADS, Family.ATOMIC, 2, TRAPS),
  I64_ATOMIC_RMW8_OR_U(0xFE0037, "i64.atomic.rmw8.or_u", MEMARG, "ml>l", THREADS, Family.ATOMIC, 1, TRAPS),
  I64_ATOMIC_RMW16_OR_U(0xFE0038, "i64.atomic.rmw16.or_u", MEMARG, "ml>l", THREADS, Family.ATOMIC, 2, TRAPS),
  I64_ATOMIC_RMW32_OR_U(0xFE0039, "i64.atomic.rmw32.or_u", MEMARG, "ml>l", THREADS, Family.ATOMIC, 4, TRAPS),
  I32_ATOMIC_RMW_XOR(0xFE003A, "i32.atomic.rmw.xor", MEMARG, "mi>i", THREADS, Family.ATOMIC, 4, TRAPS),
  I64_ATOMIC_RMW_XOR(0xFE003B, "i64.atomic.rmw.xor", MEMARG, "ml>l", THREADS, Family.ATOMIC, 8, TRAPS),
  I32_ATOMIC_RMW8_XOR_U(0xFE003C, "i32.atomic.rmw8.xor_u", MEMARG, "mi>i", THREADS, Family.ATOMIC, 1, TRAPS),
  I32_ATOMIC_RMW16_XOR_U(0xFE003D, "i32.atomic.rmw16.xor_u", MEMARG, "mi>i", THREADS, Family.ATOMIC, 2, TRAPS),
  I64_ATOMIC_RMW8_XOR_U(0xFE003E, "i64.atomic.rmw8.xor_u", MEMARG, "ml>l", THREADS, Family.ATOMIC, 1, TRAPS),
  I64_ATOMIC_RMW16_XOR_U(0xFE003F, "i64.atomic.rmw16.xor_u", MEMARG, "ml>l", THREADS, Family.ATOMIC, 2, TRAPS),
  I64_ATOMIC_RMW32_XOR_U(0xFE0040, "i64.atomic.rmw32.xor_u", MEMARG, "ml>l", THREADS, Family.ATOMIC, 4, TRAPS),
  I32_ATOMIC_RMW_XCHG(0xFE0041, "i32.atomic.rmw.xchg", MEMARG, "mi>i", THREADS, Family.ATOMIC, 4, TRAPS),
  I64_ATOMIC_RMW_XCHG(0xFE0042, "i64.atomic.rmw.xchg", MEMARG, "ml>l", THREADS, Family.ATOMIC, 8, TRAPS),
  I32_ATOMIC_RMW8_XCHG_U(0xFE0043, "i32.atomic.rmw8.xchg_u", MEMARG, "mi>i", THREADS, Family.ATOMIC, 1, TRAPS),
  I32_ATOMIC_RMW16_XCHG_U(0xFE0044, "i32.atomic.rmw16.xchg_u", MEMARG, "mi>i", THREADS, Family.ATOMIC, 2, TRAPS),
  I64_ATOMIC_RMW8_XCHG_U(0xFE0045, "i64.atomic.rmw8.xchg_u", MEMARG, "ml>l", THREADS, Family.ATOMIC, 1, TRAPS),
  I64_ATOMIC_RMW16_XCHG_U(0xFE0046, "i64.atomic.rmw16.xchg_u", MEMARG, "ml>l", THREADS, Family.ATOMIC, 2, TRAPS),
  I64_ATOMIC_RMW32_XCHG_U(0xFE0047, "i64.atomic.rmw32.xchg_u", MEMARG, "ml>l", THREADS, Family.ATOMIC, 4, TRAPS),
  I32_ATOMIC_RMW_CMPXCHG(0xFE0048, "i32.atomic.rmw.cmpxchg", MEMARG, "mii>i", THREADS, Family.ATOMIC, 4, TRAPS),
  I64_ATOMIC_RMW_CMPXCHG(0xFE0049, "i64.atomic.rmw.cmpxchg", MEMARG, "mll>l", THREADS, Family.ATOMIC, 8, TRAPS),
  I32_ATOMIC_RMW8_CMPXCHG_U(0xFE004A, "i32.atomic.rmw8.cmpxchg_u", MEMARG, "mii>i", THREADS, Family.ATOMIC, 1, TRAPS),
  I32_ATOMIC_RMW16_CMPXCHG_U(0xFE004B, "i32.atomic.rmw16.cmpxchg_u", MEMARG, "mii>i", THREADS, Family.ATOMIC, 2, TRAPS),
  I64_ATOMIC_RMW8_CMPXCHG_U(0xFE004C, "i64.atomic.rmw8.cmpxchg_u", MEMARG, "mll>l", THREADS, Family.ATOMIC, 1, TRAPS),
  I64_ATOMIC_RMW16_CMPXCHG_U(0xFE004D, "i64.atomic.rmw16.cmpxchg_u", MEMARG, "mll>l", THREADS, Family.ATOMIC, 2, TRAPS),
  I64_ATOMIC_RMW32_CMPXCHG_U(0xFE004E, "i64.atomic.rmw32.cmpxchg_u", MEMARG, "mll>l", THREADS, Family.ATOMIC, 4, TRAPS);

  // spotless:on

  private static final int PREFIX_SHIFT = 16;
  private static final @Nullable Op[] UNPREFIXED = new Op[256];
  private static final @Nullable Op[][] PREFIXED = new Op[5][];

  static {
    PREFIXED[0xFB - 0xFB] = new Op[0x20];
    PREFIXED[0xFC - 0xFB] = new Op[0x20];
    PREFIXED[0xFD - 0xFB] = new Op[0x120];
    PREFIXED[0xFE - 0xFB] = new Op[0x50];
    PREFIXED[0xFF - 0xFB] = new Op[0];
    for (Op op : values()) {
      if (op.isPrefixed()) {
        PREFIXED[op.prefix() - 0xFB][op.subcode()] = op;
      } else {
        UNPREFIXED[op.code] = op;
      }
    }
  }

  private final int code;
  private final String mnemonic;
  private final Immediates immediates;
  private final @Nullable Signature signature;
  private final @Nullable Rule rule;
  private final Feature feature;
  private final Family family;
  private final int accessBytes;
  private final int flags;

  Op(
      int code,
      String mnemonic,
      Immediates immediates,
      String signature,
      Feature feature,
      Family family,
      int accessBytes,
      int flags) {
    this.code = code;
    this.mnemonic = mnemonic;
    this.immediates = immediates;
    this.signature = Signature.parse(signature);
    this.rule = null;
    this.feature = feature;
    this.family = family;
    this.accessBytes = accessBytes;
    this.flags = flags;
  }

  Op(
      int code,
      String mnemonic,
      Immediates immediates,
      Rule rule,
      Feature feature,
      Family family,
      int accessBytes,
      int flags) {
    this.code = code;
    this.mnemonic = mnemonic;
    this.immediates = immediates;
    this.signature = null;
    this.rule = rule;
    this.feature = feature;
    this.family = family;
    this.accessBytes = accessBytes;
    this.flags = flags;
  }

  /** The instruction with this one-byte opcode, or null. */
  public static @Nullable Op ofByte(int opcode) {
    return UNPREFIXED[opcode];
  }

  /**
   * The instruction with this prefixed opcode, or null.
   *
   * @param prefix 0xFB to 0xFF
   * @param subcode the unsigned number behind the prefix
   */
  public static @Nullable Op ofPrefixed(int prefix, int subcode) {
    @Nullable Op[] ops = PREFIXED[prefix - 0xFB];
    return subcode >= 0 && subcode < ops.length ? ops[subcode] : null;
  }

  /** Whether this byte begins a prefixed opcode. */
  public static boolean isPrefix(int opcode) {
    return opcode >= 0xFB;
  }

  /**
   * The instruction with this name in the text format, or null. Where several share a mnemonic
   * ({@code select}, {@code ref.test}, {@code ref.cast}), the one with the lowest opcode.
   */
  public static @Nullable Op ofMnemonic(String mnemonic) {
    return Mnemonics.MAP.get(mnemonic);
  }

  /** The opcode; a prefixed one is {@code prefix << 16 | number}. */
  public int code() {
    return code;
  }

  /** Whether the opcode consists of a prefix byte and a number. */
  public boolean isPrefixed() {
    return code >>> PREFIX_SHIFT != 0;
  }

  /** The prefix byte of a prefixed opcode, otherwise 0. */
  public int prefix() {
    return code >>> PREFIX_SHIFT;
  }

  /** The number behind the prefix, or the whole opcode without one. */
  public int subcode() {
    return code & 0xFFFF;
  }

  /** The name in the text format. */
  public String mnemonic() {
    return mnemonic;
  }

  /** What follows the opcode. */
  public Immediates immediates() {
    return immediates;
  }

  /** The types it pops and pushes, or null if a {@link #rule()} says that. */
  public @Nullable Signature signature() {
    return signature;
  }

  /** The typing rule, or null if the {@link #signature()} says it all. */
  public @Nullable Rule rule() {
    return rule;
  }

  /** The feature without which the instruction is refused. */
  public Feature feature() {
    return feature;
  }

  /** The group of instructions that compilers treat alike. */
  public Family family() {
    return family;
  }

  /** The bytes of memory that it accesses, 0 if none; the natural alignment. */
  public int accessBytes() {
    return accessBytes;
  }

  /** How a vector instruction divides its operands. */
  public LaneShape laneShape() {
    return LaneShape.ofMnemonic(mnemonic);
  }

  /** Whether it may trap or throw, so that it can neither be removed nor moved freely. */
  public boolean mayTrap() {
    return (flags & TRAPS) != 0;
  }

  /** Whether it may stand in a constant expression (some only with extended-const or gc). */
  public boolean isConstant() {
    return (flags & CONSTANT) != 0;
  }

  /** The fuel that one execution takes, bulk instructions' cost per byte or element aside. */
  public int fuel() {
    return (flags & FREE) != 0 ? 0 : 1;
  }

  /** The mnemonic. */
  @Override
  public String toString() {
    return mnemonic;
  }

  /** Made on first use: only text needs it. */
  private static final class Mnemonics {
    static final Map<String, Op> MAP = new HashMap<>();

    static {
      for (Op op : values()) {
        MAP.putIfAbsent(op.mnemonic, op);
      }
    }
  }
}
