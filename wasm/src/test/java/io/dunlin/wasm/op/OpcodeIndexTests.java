package io.dunlin.wasm.op;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Opcodes and mnemonics against the specification's index of instructions, copied here as runs of
 * mnemonics with consecutive opcodes; a dash is an opcode that nothing has.
 */
class OpcodeIndexTests {
  private final Map<Integer, String> index = new HashMap<>();

  private void run(int first, String mnemonics) {
    int code = first;
    for (String mnemonic : mnemonics.split(" ", -1)) {
      if (!mnemonic.equals("-")) {
        index.put(code, mnemonic);
      }
      code++;
    }
  }

  @Test
  void tableAgreesWithTheIndex() {
    control();
    memory();
    numeric();
    references();
    bulk();
    vectorMemory();
    vectorLanes();
    vectorIntegers();
    vectorFloats();
    relaxed();
    atomics();
    index.forEach(
        (code, mnemonic) -> {
          Op op = code < 0x100 ? Op.ofByte(code) : Op.ofPrefixed(code >>> 16, code & 0xFFFF);
          assertNotNull(op, mnemonic);
          assertEquals(mnemonic, op.mnemonic());
        });
    for (Op op : Op.values()) {
      assertEquals(index.get(op.code()), op.mnemonic());
    }
    assertEquals(index.size(), Op.values().length);
  }

  private void control() {
    run(0x00, "unreachable nop block loop if else try catch throw rethrow throw_ref end");
    run(0x0C, "br br_if br_table return call call_indirect return_call return_call_indirect");
    run(0x14, "call_ref return_call_ref - - delegate catch_all drop select select - - try_table");
    run(0x20, "local.get local.set local.tee global.get global.set table.get table.set");
  }

  private void memory() {
    run(0x28, "i32.load i64.load f32.load f64.load i32.load8_s i32.load8_u i32.load16_s");
    run(0x2F, "i32.load16_u i64.load8_s i64.load8_u i64.load16_s i64.load16_u i64.load32_s");
    run(0x35, "i64.load32_u i32.store i64.store f32.store f64.store i32.store8 i32.store16");
    run(0x3C, "i64.store8 i64.store16 i64.store32 memory.size memory.grow");
  }

  private void numeric() {
    run(0x41, "i32.const i64.const f32.const f64.const");
    run(0x45, "i32.eqz i32.eq i32.ne i32.lt_s i32.lt_u i32.gt_s i32.gt_u");
    run(0x4C, "i32.le_s i32.le_u i32.ge_s i32.ge_u");
    run(0x50, "i64.eqz i64.eq i64.ne i64.lt_s i64.lt_u i64.gt_s i64.gt_u");
    run(0x57, "i64.le_s i64.le_u i64.ge_s i64.ge_u");
    run(0x5B, "f32.eq f32.ne f32.lt f32.gt f32.le f32.ge");
    run(0x61, "f64.eq f64.ne f64.lt f64.gt f64.le f64.ge");
    run(0x67, "i32.clz i32.ctz i32.popcnt i32.add i32.sub i32.mul i32.div_s i32.div_u");
    run(0x6F, "i32.rem_s i32.rem_u i32.and i32.or i32.xor i32.shl i32.shr_s i32.shr_u");
    run(0x77, "i32.rotl i32.rotr");
    run(0x79, "i64.clz i64.ctz i64.popcnt i64.add i64.sub i64.mul i64.div_s i64.div_u");
    run(0x81, "i64.rem_s i64.rem_u i64.and i64.or i64.xor i64.shl i64.shr_s i64.shr_u");
    run(0x89, "i64.rotl i64.rotr");
    run(0x8B, "f32.abs f32.neg f32.ceil f32.floor f32.trunc f32.nearest f32.sqrt");
    run(0x92, "f32.add f32.sub f32.mul f32.div f32.min f32.max f32.copysign");
    run(0x99, "f64.abs f64.neg f64.ceil f64.floor f64.trunc f64.nearest f64.sqrt");
    run(0xA0, "f64.add f64.sub f64.mul f64.div f64.min f64.max f64.copysign");
    run(0xA7, "i32.wrap_i64 i32.trunc_f32_s i32.trunc_f32_u i32.trunc_f64_s i32.trunc_f64_u");
    run(0xAC, "i64.extend_i32_s i64.extend_i32_u");
    run(0xAE, "i64.trunc_f32_s i64.trunc_f32_u i64.trunc_f64_s i64.trunc_f64_u");
    run(0xB2, "f32.convert_i32_s f32.convert_i32_u f32.convert_i64_s f32.convert_i64_u");
    run(0xB6, "f32.demote_f64");
    run(0xB7, "f64.convert_i32_s f64.convert_i32_u f64.convert_i64_s f64.convert_i64_u");
    run(0xBB, "f64.promote_f32 i32.reinterpret_f32 i64.reinterpret_f64");
    run(0xBE, "f32.reinterpret_i32 f64.reinterpret_i64");
    run(0xC0, "i32.extend8_s i32.extend16_s i64.extend8_s i64.extend16_s i64.extend32_s");
  }

  private void references() {
    run(0xD0, "ref.null ref.is_null ref.func ref.eq ref.as_non_null br_on_null br_on_non_null");
    run(0xFB0000, "struct.new struct.new_default struct.get struct.get_s struct.get_u struct.set");
    run(0xFB0006, "array.new array.new_default array.new_fixed array.new_data array.new_elem");
    run(0xFB000B, "array.get array.get_s array.get_u array.set array.len array.fill array.copy");
    run(0xFB0012, "array.init_data array.init_elem ref.test ref.test ref.cast ref.cast");
    run(0xFB0018, "br_on_cast br_on_cast_fail any.convert_extern extern.convert_any");
    run(0xFB001C, "ref.i31 i31.get_s i31.get_u");
  }

  private void bulk() {
    run(0xFC0000, "i32.trunc_sat_f32_s i32.trunc_sat_f32_u i32.trunc_sat_f64_s");
    run(0xFC0003, "i32.trunc_sat_f64_u i64.trunc_sat_f32_s i64.trunc_sat_f32_u");
    run(0xFC0006, "i64.trunc_sat_f64_s i64.trunc_sat_f64_u");
    run(0xFC0008, "memory.init data.drop memory.copy memory.fill");
    run(0xFC000C, "table.init elem.drop table.copy table.grow table.size table.fill");
    run(0xFC0013, "i64.add128 i64.sub128 i64.mul_wide_s i64.mul_wide_u");
  }

  private void vectorMemory() {
    run(0xFD0000, "v128.load v128.load8x8_s v128.load8x8_u v128.load16x4_s v128.load16x4_u");
    run(0xFD0005, "v128.load32x2_s v128.load32x2_u v128.load8_splat v128.load16_splat");
    run(0xFD0009, "v128.load32_splat v128.load64_splat v128.store v128.const");
    run(0xFD0054, "v128.load8_lane v128.load16_lane v128.load32_lane v128.load64_lane");
    run(0xFD0058, "v128.store8_lane v128.store16_lane v128.store32_lane v128.store64_lane");
    run(0xFD005C, "v128.load32_zero v128.load64_zero");
  }

  private void vectorLanes() {
    run(0xFD000D, "i8x16.shuffle i8x16.swizzle");
    run(0xFD000F, "i8x16.splat i16x8.splat i32x4.splat i64x2.splat f32x4.splat f64x2.splat");
    run(0xFD0015, "i8x16.extract_lane_s i8x16.extract_lane_u i8x16.replace_lane");
    run(0xFD0018, "i16x8.extract_lane_s i16x8.extract_lane_u i16x8.replace_lane");
    run(0xFD001B, "i32x4.extract_lane i32x4.replace_lane i64x2.extract_lane i64x2.replace_lane");
    run(0xFD001F, "f32x4.extract_lane f32x4.replace_lane f64x2.extract_lane f64x2.replace_lane");
    run(0xFD0023, "i8x16.eq i8x16.ne i8x16.lt_s i8x16.lt_u i8x16.gt_s i8x16.gt_u");
    run(0xFD0029, "i8x16.le_s i8x16.le_u i8x16.ge_s i8x16.ge_u");
    run(0xFD002D, "i16x8.eq i16x8.ne i16x8.lt_s i16x8.lt_u i16x8.gt_s i16x8.gt_u");
    run(0xFD0033, "i16x8.le_s i16x8.le_u i16x8.ge_s i16x8.ge_u");
    run(0xFD0037, "i32x4.eq i32x4.ne i32x4.lt_s i32x4.lt_u i32x4.gt_s i32x4.gt_u");
    run(0xFD003D, "i32x4.le_s i32x4.le_u i32x4.ge_s i32x4.ge_u");
    run(0xFD0041, "f32x4.eq f32x4.ne f32x4.lt f32x4.gt f32x4.le f32x4.ge");
    run(0xFD0047, "f64x2.eq f64x2.ne f64x2.lt f64x2.gt f64x2.le f64x2.ge");
    run(0xFD004D, "v128.not v128.and v128.andnot v128.or v128.xor v128.bitselect v128.any_true");
    run(0xFD00D6, "i64x2.eq i64x2.ne i64x2.lt_s i64x2.gt_s i64x2.le_s i64x2.ge_s");
  }

  private void vectorIntegers() {
    run(0xFD0060, "i8x16.abs i8x16.neg i8x16.popcnt i8x16.all_true i8x16.bitmask");
    run(0xFD0065, "i8x16.narrow_i16x8_s i8x16.narrow_i16x8_u");
    run(0xFD006B, "i8x16.shl i8x16.shr_s i8x16.shr_u i8x16.add i8x16.add_sat_s i8x16.add_sat_u");
    run(0xFD0071, "i8x16.sub i8x16.sub_sat_s i8x16.sub_sat_u - - i8x16.min_s i8x16.min_u");
    run(0xFD0078, "i8x16.max_s i8x16.max_u - i8x16.avgr_u");
    run(0xFD007C, "i16x8.extadd_pairwise_i8x16_s i16x8.extadd_pairwise_i8x16_u");
    run(0xFD007E, "i32x4.extadd_pairwise_i16x8_s i32x4.extadd_pairwise_i16x8_u");
    run(0xFD0080, "i16x8.abs i16x8.neg i16x8.q15mulr_sat_s i16x8.all_true i16x8.bitmask");
    run(0xFD0085, "i16x8.narrow_i32x4_s i16x8.narrow_i32x4_u");
    run(0xFD0087, "i16x8.extend_low_i8x16_s i16x8.extend_high_i8x16_s");
    run(0xFD0089, "i16x8.extend_low_i8x16_u i16x8.extend_high_i8x16_u");
    run(0xFD008B, "i16x8.shl i16x8.shr_s i16x8.shr_u i16x8.add i16x8.add_sat_s i16x8.add_sat_u");
    run(0xFD0091, "i16x8.sub i16x8.sub_sat_s i16x8.sub_sat_u - i16x8.mul i16x8.min_s");
    run(0xFD0097, "i16x8.min_u i16x8.max_s i16x8.max_u - i16x8.avgr_u");
    run(0xFD009C, "i16x8.extmul_low_i8x16_s i16x8.extmul_high_i8x16_s");
    run(0xFD009E, "i16x8.extmul_low_i8x16_u i16x8.extmul_high_i8x16_u");
    run(0xFD00A0, "i32x4.abs i32x4.neg - i32x4.all_true i32x4.bitmask");
    run(0xFD00A7, "i32x4.extend_low_i16x8_s i32x4.extend_high_i16x8_s");
    run(0xFD00A9, "i32x4.extend_low_i16x8_u i32x4.extend_high_i16x8_u");
    run(0xFD00AB, "i32x4.shl i32x4.shr_s i32x4.shr_u i32x4.add - - i32x4.sub - - - i32x4.mul");
    run(0xFD00B6, "i32x4.min_s i32x4.min_u i32x4.max_s i32x4.max_u i32x4.dot_i16x8_s");
    run(0xFD00BC, "i32x4.extmul_low_i16x8_s i32x4.extmul_high_i16x8_s");
    run(0xFD00BE, "i32x4.extmul_low_i16x8_u i32x4.extmul_high_i16x8_u");
    run(0xFD00C0, "i64x2.abs i64x2.neg - i64x2.all_true i64x2.bitmask");
    run(0xFD00C7, "i64x2.extend_low_i32x4_s i64x2.extend_high_i32x4_s");
    run(0xFD00C9, "i64x2.extend_low_i32x4_u i64x2.extend_high_i32x4_u");
    run(0xFD00CB, "i64x2.shl i64x2.shr_s i64x2.shr_u i64x2.add - - i64x2.sub - - - i64x2.mul");
    run(0xFD00DC, "i64x2.extmul_low_i32x4_s i64x2.extmul_high_i32x4_s");
    run(0xFD00DE, "i64x2.extmul_low_i32x4_u i64x2.extmul_high_i32x4_u");
  }

  private void vectorFloats() {
    run(0xFD005E, "f32x4.demote_f64x2_zero f64x2.promote_low_f32x4");
    run(0xFD0067, "f32x4.ceil f32x4.floor f32x4.trunc f32x4.nearest");
    run(0xFD0074, "f64x2.ceil f64x2.floor");
    run(0xFD007A, "f64x2.trunc");
    run(0xFD0094, "f64x2.nearest");
    run(0xFD00E0, "f32x4.abs f32x4.neg - f32x4.sqrt f32x4.add f32x4.sub f32x4.mul f32x4.div");
    run(0xFD00E8, "f32x4.min f32x4.max f32x4.pmin f32x4.pmax");
    run(0xFD00EC, "f64x2.abs f64x2.neg - f64x2.sqrt f64x2.add f64x2.sub f64x2.mul f64x2.div");
    run(0xFD00F4, "f64x2.min f64x2.max f64x2.pmin f64x2.pmax");
    run(0xFD00F8, "i32x4.trunc_sat_f32x4_s i32x4.trunc_sat_f32x4_u");
    run(0xFD00FA, "f32x4.convert_i32x4_s f32x4.convert_i32x4_u");
    run(0xFD00FC, "i32x4.trunc_sat_f64x2_s_zero i32x4.trunc_sat_f64x2_u_zero");
    run(0xFD00FE, "f64x2.convert_low_i32x4_s f64x2.convert_low_i32x4_u");
  }

  private void relaxed() {
    run(0xFD0100, "i8x16.relaxed_swizzle i32x4.relaxed_trunc_f32x4_s");
    run(0xFD0102, "i32x4.relaxed_trunc_f32x4_u i32x4.relaxed_trunc_f64x2_s_zero");
    run(0xFD0104, "i32x4.relaxed_trunc_f64x2_u_zero f32x4.relaxed_madd f32x4.relaxed_nmadd");
    run(0xFD0107, "f64x2.relaxed_madd f64x2.relaxed_nmadd i8x16.relaxed_laneselect");
    run(0xFD010A, "i16x8.relaxed_laneselect i32x4.relaxed_laneselect i64x2.relaxed_laneselect");
    run(0xFD010D, "f32x4.relaxed_min f32x4.relaxed_max f64x2.relaxed_min f64x2.relaxed_max");
    run(0xFD0111, "i16x8.relaxed_q15mulr_s i16x8.relaxed_dot_i8x16_i7x16_s");
    run(0xFD0113, "i32x4.relaxed_dot_i8x16_i7x16_add_s");
  }

  private void atomics() {
    run(0xFE0000, "memory.atomic.notify memory.atomic.wait32 memory.atomic.wait64 atomic.fence");
    run(0xFE0010, "i32.atomic.load i64.atomic.load i32.atomic.load8_u i32.atomic.load16_u");
    run(0xFE0014, "i64.atomic.load8_u i64.atomic.load16_u i64.atomic.load32_u");
    run(0xFE0017, "i32.atomic.store i64.atomic.store i32.atomic.store8 i32.atomic.store16");
    run(0xFE001B, "i64.atomic.store8 i64.atomic.store16 i64.atomic.store32");
    int first = 0xFE001E;
    for (String access : new String[] {"add", "sub", "and", "or", "xor", "xchg", "cmpxchg"}) {
      run(first, String.format("i32.atomic.rmw.%1$s i64.atomic.rmw.%1$s", access));
      run(first + 2, String.format("i32.atomic.rmw8.%1$s_u i32.atomic.rmw16.%1$s_u", access));
      run(first + 4, String.format("i64.atomic.rmw8.%1$s_u i64.atomic.rmw16.%1$s_u", access));
      run(first + 6, String.format("i64.atomic.rmw32.%1$s_u", access));
      first += 7;
    }
  }
}
