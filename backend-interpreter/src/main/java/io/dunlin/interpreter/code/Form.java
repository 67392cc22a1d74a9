package io.dunlin.interpreter.code;

/**
 * The operands of each operation: what a disassembler, and whoever checks lowered code, has to
 * know.
 *
 * <p>One letter for each operand: {@code d} a number slot that is written, {@code r} one that is
 * read, {@code D} and {@code R} the same for references, {@code i} an immediate, {@code x} a slot
 * with a shift, {@code l} an immediate of 64 bits, {@code o} the distance of a branch, {@code v} a
 * {@linkplain VectorOperand vector instruction}, {@code -} nothing. From the fifth on, each operand
 * is a word of its own.
 */
public final class Form {
  private static final Form[] FORMS = new Form[Code.COUNT];

  // spotless:off
  static {

    // Moves
    row(Code.COPY, "copy", "dr");
    row(Code.CONST, "const", "di");
    row(Code.CONST64, "const64", "d-l");
    row(Code.SELECT, "select", "drrr");

    // 32-bit arithmetic
    row(Code.I32_ADD, "i32_add", "drr");
    row(Code.I32_SUB, "i32_sub", "drr");
    row(Code.I32_MUL, "i32_mul", "drr");
    row(Code.I32_SHL, "i32_shl", "drr");
    row(Code.I32_SHR_S, "i32_shr_s", "drr");
    row(Code.I32_SHR_U, "i32_shr_u", "drr");
    row(Code.I32_ROTL, "i32_rotl", "drr");
    row(Code.I32_ROTR, "i32_rotr", "drr");
    row(Code.I32_DIV_S, "i32_div_s", "drr");
    row(Code.I32_DIV_U, "i32_div_u", "drr");
    row(Code.I32_REM_S, "i32_rem_s", "drr");
    row(Code.I32_REM_U, "i32_rem_u", "drr");
    row(Code.I32_ADD_C, "i32_add_c", "dri");
    row(Code.I32_MUL_C, "i32_mul_c", "dri");
    row(Code.I32_SHL_C, "i32_shl_c", "dri");
    row(Code.I32_SHR_S_C, "i32_shr_s_c", "dri");
    row(Code.I32_SHR_U_C, "i32_shr_u_c", "dri");
    row(Code.I32_ROTL_C, "i32_rotl_c", "dri");
    row(Code.I32_RSUB_C, "i32_rsub_c", "dri");
    row(Code.I32_ADD_SCALED, "i32_add_scaled", "drri");
    row(Code.I32_SCALED_ADD_C, "i32_scaled_add_c", "drii");

    // 64-bit arithmetic
    row(Code.I64_ADD, "i64_add", "drr");
    row(Code.I64_SUB, "i64_sub", "drr");
    row(Code.I64_MUL, "i64_mul", "drr");
    row(Code.I64_SHL, "i64_shl", "drr");
    row(Code.I64_SHR_S, "i64_shr_s", "drr");
    row(Code.I64_SHR_U, "i64_shr_u", "drr");
    row(Code.I64_ROTL, "i64_rotl", "drr");
    row(Code.I64_ROTR, "i64_rotr", "drr");
    row(Code.I64_ADD_C, "i64_add_c", "dri");
    row(Code.I64_MUL_C, "i64_mul_c", "dri");
    row(Code.I64_SHL_C, "i64_shl_c", "dri");
    row(Code.I64_SHR_S_C, "i64_shr_s_c", "dri");
    row(Code.I64_SHR_U_C, "i64_shr_u_c", "dri");
    row(Code.I64_ROTL_C, "i64_rotl_c", "dri");

    // Both widths
    row(Code.AND, "and", "drr");
    row(Code.OR, "or", "drr");
    row(Code.XOR, "xor", "drr");
    row(Code.AND_C, "and_c", "dri");
    row(Code.OR_C, "or_c", "dri");
    row(Code.XOR_C, "xor_c", "dri");
    row(Code.EXTEND8_S, "extend8_s", "dr");
    row(Code.EXTEND16_S, "extend16_s", "dr");
    row(Code.WRAP, "wrap", "dr");
    row(Code.EXTEND32_U, "extend32_u", "dr");
    row(Code.EQ, "eq", "drr");
    row(Code.NE, "ne", "drr");
    row(Code.LT_S, "lt_s", "drr");
    row(Code.LE_S, "le_s", "drr");
    row(Code.LT_U, "lt_u", "drr");
    row(Code.LE_U, "le_u", "drr");
    row(Code.EQ_C, "eq_c", "dri");
    row(Code.NE_C, "ne_c", "dri");
    row(Code.LT_S_C, "lt_s_c", "dri");
    row(Code.GT_S_C, "gt_s_c", "dri");
    row(Code.LT_U_C, "lt_u_c", "dri");
    row(Code.GT_U_C, "gt_u_c", "dri");

    // Floating point
    row(Code.F32_ADD, "f32_add", "drr");
    row(Code.F32_SUB, "f32_sub", "drr");
    row(Code.F32_MUL, "f32_mul", "drr");
    row(Code.F32_DIV, "f32_div", "drr");
    row(Code.F64_ADD, "f64_add", "drr");
    row(Code.F64_SUB, "f64_sub", "drr");
    row(Code.F64_MUL, "f64_mul", "drr");
    row(Code.F64_DIV, "f64_div", "drr");
    row(Code.F32_EQ, "f32_eq", "drr");
    row(Code.F32_NE, "f32_ne", "drr");
    row(Code.F32_LT, "f32_lt", "drr");
    row(Code.F32_LE, "f32_le", "drr");
    row(Code.F64_EQ, "f64_eq", "drr");
    row(Code.F64_NE, "f64_ne", "drr");
    row(Code.F64_LT, "f64_lt", "drr");
    row(Code.F64_LE, "f64_le", "drr");
    row(Code.F64_SQRT, "f64_sqrt", "dr");
    row(Code.F64_NEG, "f64_neg", "dr");
    row(Code.F64_ABS, "f64_abs", "dr");
    row(Code.F64_CONVERT_I32_S, "f64_convert_i32_s", "dr");
    row(Code.F64_CONVERT_I32_U, "f64_convert_i32_u", "dr");
    row(Code.F64_PROMOTE_F32, "f64_promote_f32", "dr");
    row(Code.F32_DEMOTE_F64, "f32_demote_f64", "dr");

    // Branches
    row(Code.BR, "br", "--o");
    row(Code.BR_IF, "br_if", "r-o");
    row(Code.BR_UNLESS, "br_unless", "r-o");
    row(Code.BR_EQ, "br_eq", "rro");
    row(Code.BR_NE, "br_ne", "rro");
    row(Code.BR_LT_S, "br_lt_s", "rro");
    row(Code.BR_LE_S, "br_le_s", "rro");
    row(Code.BR_LT_U, "br_lt_u", "rro");
    row(Code.BR_LE_U, "br_le_u", "rro");
    row(Code.BR_EQ_C, "br_eq_c", "rio");
    row(Code.BR_NE_C, "br_ne_c", "rio");
    row(Code.BR_LT_S_C, "br_lt_s_c", "rio");
    row(Code.BR_GT_S_C, "br_gt_s_c", "rio");
    row(Code.BR_LT_U_C, "br_lt_u_c", "rio");
    row(Code.BR_GT_U_C, "br_gt_u_c", "rio");
    row(Code.BR_AND_C, "br_and_c", "rio");
    row(Code.BR_NAND_C, "br_nand_c", "rio");
    row(Code.BR_F64_EQ, "br_f64_eq", "rro");
    row(Code.BR_F64_NE, "br_f64_ne", "rro");
    row(Code.BR_F64_LT, "br_f64_lt", "rro");
    row(Code.BR_F64_LE, "br_f64_le", "rro");
    row(Code.BR_F64_NLT, "br_f64_nlt", "rro");
    row(Code.BR_F64_NLE, "br_f64_nle", "rro");
    row(Code.BR_TABLE, "br_table", "ri-");

    // Loads
    row(Code.LOAD8_S, "load8_s", "dri");
    row(Code.LOAD8_U, "load8_u", "dri");
    row(Code.LOAD16_S, "load16_s", "dri");
    row(Code.LOAD16_U, "load16_u", "dri");
    row(Code.LOAD32_S, "load32_s", "dri");
    row(Code.LOAD32_U, "load32_u", "dri");
    row(Code.LOAD64, "load64", "dri");
    row(Code.LOAD8_S_WRAP, "load8_s_wrap", "dri");
    row(Code.LOAD8_U_WRAP, "load8_u_wrap", "dri");
    row(Code.LOAD16_S_WRAP, "load16_s_wrap", "dri");
    row(Code.LOAD16_U_WRAP, "load16_u_wrap", "dri");
    row(Code.LOAD32_S_WRAP, "load32_s_wrap", "dri");
    row(Code.LOAD32_U_WRAP, "load32_u_wrap", "dri");
    row(Code.LOAD64_WRAP, "load64_wrap", "dri");
    row(Code.LOAD8_S_INDEXED, "load8_s_indexed", "drxi");
    row(Code.LOAD8_U_INDEXED, "load8_u_indexed", "drxi");
    row(Code.LOAD16_S_INDEXED, "load16_s_indexed", "drxi");
    row(Code.LOAD16_U_INDEXED, "load16_u_indexed", "drxi");
    row(Code.LOAD32_S_INDEXED, "load32_s_indexed", "drxi");
    row(Code.LOAD32_U_INDEXED, "load32_u_indexed", "drxi");
    row(Code.LOAD64_INDEXED, "load64_indexed", "drxi");
    row(Code.LOAD8_S_SCALED, "load8_s_scaled", "dxii");
    row(Code.LOAD8_U_SCALED, "load8_u_scaled", "dxii");
    row(Code.LOAD16_S_SCALED, "load16_s_scaled", "dxii");
    row(Code.LOAD16_U_SCALED, "load16_u_scaled", "dxii");
    row(Code.LOAD32_S_SCALED, "load32_s_scaled", "dxii");
    row(Code.LOAD32_U_SCALED, "load32_u_scaled", "dxii");
    row(Code.LOAD64_SCALED, "load64_scaled", "dxii");

    // Stores
    row(Code.STORE8, "store8", "rri");
    row(Code.STORE16, "store16", "rri");
    row(Code.STORE32, "store32", "rri");
    row(Code.STORE64, "store64", "rri");
    row(Code.STORE8_C, "store8_c", "rii");
    row(Code.STORE16_C, "store16_c", "rii");
    row(Code.STORE32_C, "store32_c", "rii");
    row(Code.STORE64_C, "store64_c", "rii");
    row(Code.STORE8_WRAP, "store8_wrap", "rri");
    row(Code.STORE16_WRAP, "store16_wrap", "rri");
    row(Code.STORE32_WRAP, "store32_wrap", "rri");
    row(Code.STORE64_WRAP, "store64_wrap", "rri");
    row(Code.STORE8_INDEXED, "store8_indexed", "rrxi");
    row(Code.STORE16_INDEXED, "store16_indexed", "rrxi");
    row(Code.STORE32_INDEXED, "store32_indexed", "rrxi");
    row(Code.STORE64_INDEXED, "store64_indexed", "rrxi");
    row(Code.STORE8_SCALED, "store8_scaled", "xrii");
    row(Code.STORE16_SCALED, "store16_scaled", "xrii");
    row(Code.STORE32_SCALED, "store32_scaled", "xrii");
    row(Code.STORE64_SCALED, "store64_scaled", "xrii");

    // Calls
    row(Code.CALL, "call", "ii");
    row(Code.CALL_INDIRECT, "call_indirect", "iiir");
    row(Code.RETURN, "return", "--i");
    row(Code.RETURN_VALUE, "return_value", "-ri");
    row(Code.GLOBAL_GET, "global_get", "di");
    row(Code.GLOBAL_SET, "global_set", "ri");
    row(Code.FUEL, "fuel", "i");
    row(Code.ZERO, "zero", "ri");

    // Numeric operations without a node of their own
    row(Code.I64_DIV_S, "i64_div_s", "drr");
    row(Code.I64_DIV_U, "i64_div_u", "drr");
    row(Code.I64_REM_S, "i64_rem_s", "drr");
    row(Code.I64_REM_U, "i64_rem_u", "drr");
    row(Code.I32_CLZ, "i32_clz", "dr");
    row(Code.I32_CTZ, "i32_ctz", "dr");
    row(Code.I32_POPCNT, "i32_popcnt", "dr");
    row(Code.I64_CLZ, "i64_clz", "dr");
    row(Code.I64_CTZ, "i64_ctz", "dr");
    row(Code.I64_POPCNT, "i64_popcnt", "dr");
    row(Code.F32_CEIL, "f32_ceil", "dr");
    row(Code.F32_FLOOR, "f32_floor", "dr");
    row(Code.F32_TRUNC, "f32_trunc", "dr");
    row(Code.F32_NEAREST, "f32_nearest", "dr");
    row(Code.F64_CEIL, "f64_ceil", "dr");
    row(Code.F64_FLOOR, "f64_floor", "dr");
    row(Code.F64_TRUNC, "f64_trunc", "dr");
    row(Code.F64_NEAREST, "f64_nearest", "dr");
    row(Code.F32_ABS, "f32_abs", "dr");
    row(Code.F32_NEG, "f32_neg", "dr");
    row(Code.F32_SQRT, "f32_sqrt", "dr");
    row(Code.F32_MIN, "f32_min", "drr");
    row(Code.F32_MAX, "f32_max", "drr");
    row(Code.F32_COPYSIGN, "f32_copysign", "drr");
    row(Code.F64_MIN, "f64_min", "drr");
    row(Code.F64_MAX, "f64_max", "drr");
    row(Code.F64_COPYSIGN, "f64_copysign", "drr");
    row(Code.I32_TRUNC_F32_S, "i32_trunc_f32_s", "dr");
    row(Code.I32_TRUNC_F32_U, "i32_trunc_f32_u", "dr");
    row(Code.I32_TRUNC_F64_S, "i32_trunc_f64_s", "dr");
    row(Code.I32_TRUNC_F64_U, "i32_trunc_f64_u", "dr");
    row(Code.I64_TRUNC_F32_S, "i64_trunc_f32_s", "dr");
    row(Code.I64_TRUNC_F32_U, "i64_trunc_f32_u", "dr");
    row(Code.I64_TRUNC_F64_S, "i64_trunc_f64_s", "dr");
    row(Code.I64_TRUNC_F64_U, "i64_trunc_f64_u", "dr");
    row(Code.I32_TRUNC_SAT_F32_S, "i32_trunc_sat_f32_s", "dr");
    row(Code.I32_TRUNC_SAT_F32_U, "i32_trunc_sat_f32_u", "dr");
    row(Code.I32_TRUNC_SAT_F64_S, "i32_trunc_sat_f64_s", "dr");
    row(Code.I32_TRUNC_SAT_F64_U, "i32_trunc_sat_f64_u", "dr");
    row(Code.I64_TRUNC_SAT_F32_S, "i64_trunc_sat_f32_s", "dr");
    row(Code.I64_TRUNC_SAT_F32_U, "i64_trunc_sat_f32_u", "dr");
    row(Code.I64_TRUNC_SAT_F64_S, "i64_trunc_sat_f64_s", "dr");
    row(Code.I64_TRUNC_SAT_F64_U, "i64_trunc_sat_f64_u", "dr");
    row(Code.F32_CONVERT_I32_S, "f32_convert_i32_s", "dr");
    row(Code.F32_CONVERT_I32_U, "f32_convert_i32_u", "dr");
    row(Code.F32_CONVERT_I64_S, "f32_convert_i64_s", "dr");
    row(Code.F32_CONVERT_I64_U, "f32_convert_i64_u", "dr");
    row(Code.F64_CONVERT_I64_S, "f64_convert_i64_s", "dr");
    row(Code.F64_CONVERT_I64_U, "f64_convert_i64_u", "dr");

    // Operations on all memories, with 32 or 64 bit addresses
    row(Code.LOAD, "load", "driii");
    row(Code.STORE, "store", "rriii");
    row(Code.MEMORY_SIZE, "memory_size", "di");
    row(Code.MEMORY_GROW, "memory_grow", "dri");
    row(Code.MEMORY_FILL, "memory_fill", "rrri");
    row(Code.MEMORY_COPY, "memory_copy", "rrrii");
    row(Code.MEMORY_INIT, "memory_init", "rrrii");
    row(Code.DATA_DROP, "data_drop", "i");

    // Tables and references
    row(Code.TABLE_GET, "table_get", "DRi");
    row(Code.TABLE_SET, "table_set", "rRi");
    row(Code.TABLE_SIZE, "table_size", "di");
    row(Code.TABLE_GROW, "table_grow", "drRi");
    row(Code.TABLE_FILL, "table_fill", "rRri");
    row(Code.TABLE_COPY, "table_copy", "rrrii");
    row(Code.TABLE_INIT, "table_init", "rrrii");
    row(Code.ELEM_DROP, "elem_drop", "i");
    row(Code.COPY_REF, "copy_ref", "DR");
    row(Code.REF_NULL, "ref_null", "D");
    row(Code.REF_FUNC, "ref_func", "Di");
    row(Code.REF_IS_NULL, "ref_is_null", "dR");
    row(Code.REF_EQ, "ref_eq", "dRR");
    row(Code.REF_AS_NON_NULL, "ref_as_non_null", "R");
    row(Code.SELECT_REF, "select_ref", "DRRr");
    row(Code.GLOBAL_GET_REF, "global_get_ref", "Di");
    row(Code.GLOBAL_SET_REF, "global_set_ref", "Ri");
    row(Code.ZERO_REF, "zero_ref", "Rii");

    // Rare calls and control
    row(Code.CALL_IMPORT, "call_import", "ii");
    row(Code.CALL_REF, "call_ref", "iR");
    row(Code.TAIL_CALL, "tail_call", "ii");
    row(Code.TAIL_CALL_INDIRECT, "tail_call_indirect", "iiir");
    row(Code.TAIL_CALL_REF, "tail_call_ref", "iR");
    row(Code.INDEX64, "index64", "dr");
    row(Code.UNREACHABLE, "unreachable", "");

    // Wide arithmetic
    row(Code.I64_ADD128, "i64_add128", "dr");
    row(Code.I64_SUB128, "i64_sub128", "dr");
    row(Code.I64_MUL_WIDE_S, "i64_mul_wide_s", "dr");
    row(Code.I64_MUL_WIDE_U, "i64_mul_wide_u", "dr");

    // Shared memories and atomic access
    row(Code.SHARED_LOAD, "shared_load", "driii");
    row(Code.SHARED_STORE, "shared_store", "rriii");
    row(Code.ATOMIC_LOAD, "atomic_load", "dr--iii");
    row(Code.ATOMIC_STORE, "atomic_store", "rr--iii");
    row(Code.ATOMIC_RMW, "atomic_rmw", "drr-iii");
    row(Code.ATOMIC_CMPXCHG, "atomic_cmpxchg", "drrriii");
    row(Code.ATOMIC_WAIT, "atomic_wait", "drrriii");
    row(Code.ATOMIC_NOTIFY, "atomic_notify", "drr-iii");
    row(Code.ATOMIC_FENCE, "atomic_fence", "");

    // Vectors
    row(Code.COPY_V128, "copy_v128", "dr");
    row(Code.CONST_V128, "const_v128", "d---ll");
    row(Code.SELECT_V128, "select_v128", "drrr");
    row(Code.GLOBAL_GET_V128, "global_get_v128", "di");
    row(Code.GLOBAL_SET_V128, "global_set_v128", "ri");
    row(Code.VECTOR_UNARY, "vector_unary", "drv");
    row(Code.VECTOR_SHIFT_C, "vector_shift_c", "drv");
    row(Code.VECTOR_ROTATE_C, "vector_rotate_c", "drv");
    row(Code.VECTOR_BINARY, "vector_binary", "drrv");
    row(Code.VECTOR_TERNARY, "vector_ternary", "drrrv");
    row(Code.SHUFFLE, "shuffle", "drr-ll");
    row(Code.LOAD_V128, "load_v128", "dri");
    row(Code.LOAD_V128_WRAP, "load_v128_wrap", "dri");
    row(Code.LOAD_V128_INDEXED, "load_v128_indexed", "drxi");
    row(Code.LOAD_V128_SCALED, "load_v128_scaled", "dxii");
    row(Code.STORE_V128, "store_v128", "rri");
    row(Code.STORE_V128_WRAP, "store_v128_wrap", "rri");
    row(Code.STORE_V128_INDEXED, "store_v128_indexed", "rrxi");
    row(Code.STORE_V128_SCALED, "store_v128_scaled", "xrii");
    row(Code.VECTOR_LOAD, "vector_load", "driv");
    row(Code.VECTOR_LOAD_WRAP, "vector_load_wrap", "driv");
    row(Code.VECTOR_LOAD_LANE, "vector_load_lane", "drriv");
    row(Code.VECTOR_STORE_LANE, "vector_store_lane", "rriv");
    row(Code.VECTOR_LOAD_ANY, "vector_load_any", "drrivl");
    row(Code.VECTOR_STORE_ANY, "vector_store_any", "rr-ivl");

    // Exceptions
    row(Code.THROW, "throw", "ii");
    row(Code.THROW_REF, "throw_ref", "R");

    // Branches on references
    row(Code.BR_ON_NULL, "br_on_null", "R-o");
    row(Code.BR_ON_NON_NULL, "br_on_non_null", "R-o");
    row(Code.BR_REF_EQ, "br_ref_eq", "RRo");
    row(Code.BR_REF_NE, "br_ref_ne", "RRo");
    row(Code.BR_ON_CAST, "br_on_cast", "Rio");
    row(Code.BR_ON_CAST_FAIL, "br_on_cast_fail", "Rio");

    // Structures
    row(Code.STRUCT_NEW, "struct_new", "Dii");
    row(Code.STRUCT_NEW_DEFAULT, "struct_new_default", "Di");
    row(Code.STRUCT_GET, "struct_get", "dRii");
    row(Code.STRUCT_GET_U, "struct_get_u", "dRii");
    row(Code.STRUCT_GET_V128, "struct_get_v128", "dRii");
    row(Code.STRUCT_GET_REF, "struct_get_ref", "DRii");
    row(Code.STRUCT_SET, "struct_set", "Rrii");
    row(Code.STRUCT_SET_V128, "struct_set_v128", "Rrii");
    row(Code.STRUCT_SET_REF, "struct_set_ref", "RRii");

    // Arrays
    row(Code.ARRAY_NEW, "array_new", "Drri");
    row(Code.ARRAY_NEW_V128, "array_new_v128", "Drri");
    row(Code.ARRAY_NEW_REF, "array_new_ref", "DRri");
    row(Code.ARRAY_NEW_DEFAULT, "array_new_default", "Dri");
    row(Code.ARRAY_NEW_FIXED, "array_new_fixed", "Diii");
    row(Code.ARRAY_NEW_DATA, "array_new_data", "Drrii");
    row(Code.ARRAY_NEW_ELEM, "array_new_elem", "Drrii");
    row(Code.ARRAY_GET, "array_get", "dRri");
    row(Code.ARRAY_GET_U, "array_get_u", "dRri");
    row(Code.ARRAY_GET_V128, "array_get_v128", "dRri");
    row(Code.ARRAY_GET_REF, "array_get_ref", "DRri");
    row(Code.ARRAY_SET, "array_set", "Rrri");
    row(Code.ARRAY_SET_V128, "array_set_v128", "Rrri");
    row(Code.ARRAY_SET_REF, "array_set_ref", "RrRi");
    row(Code.ARRAY_LEN, "array_len", "dR");
    row(Code.ARRAY_FILL, "array_fill", "Rrrr");
    row(Code.ARRAY_FILL_V128, "array_fill_v128", "Rrrr");
    row(Code.ARRAY_FILL_REF, "array_fill_ref", "RrRr");
    row(Code.ARRAY_COPY, "array_copy", "RrRrr");
    row(Code.ARRAY_INIT_DATA, "array_init_data", "Rrrri");
    row(Code.ARRAY_INIT_ELEM, "array_init_elem", "Rrrri");

    // Casts and small integers
    row(Code.REF_TEST, "ref_test", "dRi");
    row(Code.REF_CAST, "ref_cast", "Ri");
    row(Code.REF_I31, "ref_i31", "Dr");
    row(Code.I31_GET_S, "i31_get_s", "dR");
    row(Code.I31_GET_U, "i31_get_u", "dR");
  }

  // spotless:on

  private final String name;
  private final String operands;

  private Form(String name, String operands) {
    this.name = name;
    this.operands = operands;
  }

  private static void row(int code, String name, String operands) {
    FORMS[code] = new Form(name, operands);
  }

  /** The form of an operation. */
  public static Form of(int code) {
    return FORMS[code];
  }

  /** The name for people. */
  public String name() {
    return name;
  }

  /** One letter for each operand. */
  public String operands() {
    return operands;
  }

  /** The length of the instruction in words. */
  public int length() {
    return Math.max(2, operands.length() - 2);
  }

  /** Whether the first operand is a slot that is written. */
  public boolean hasResult() {
    return !operands.isEmpty() && (operands.charAt(0) == 'd' || operands.charAt(0) == 'D');
  }
}
