package io.dunlin.wasm.validate;

import static io.dunlin.wasm.validate.ModuleAssembler.EXTERNREF;
import static io.dunlin.wasm.validate.ModuleAssembler.FUNCREF;
import static io.dunlin.wasm.validate.ModuleAssembler.bytes;
import static io.dunlin.wasm.validate.ModuleAssembler.size;

import io.dunlin.wasm.binary.SectionId;
import io.dunlin.wasm.op.Op;
import org.junit.jupiter.api.Test;

/** Memory, table and vector instructions. */
class MemoryRulesTests {
  private static final byte[] ZERO = bytes(Op.I32_CONST, 0);
  private static final byte[] WIDE_ZERO = bytes(Op.I64_CONST, 0);

  /** Memory 0 has 32-bit addresses, memory 1 has 64-bit addresses. */
  private static ModuleAssembler body(Object... code) {
    return new ModuleAssembler()
        .func(">")
        .memory()
        .entry(SectionId.MEMORY, 4, 1)
        .function(0, bytes(code), Op.END);
  }

  @Test
  void alignment() {
    body(ZERO, Op.I32_LOAD, 2, 0, Op.DROP).valid();
    body(ZERO, Op.I32_LOAD, 0, 0, Op.DROP).valid();
    body(ZERO, Op.I32_LOAD, 3, 0, Op.DROP).invalid("alignment must not be larger than natural");
    body(ZERO, Op.I32_LOAD8_U, 1, 0, Op.DROP).invalid("alignment must not be larger than natural");
    body(ZERO, Op.V128_LOAD, 4, 0, Op.DROP).valid();
    body(ZERO, Op.I32_ATOMIC_LOAD, 1, 0, Op.DROP).invalid("atomic alignment must be natural");
    body(ZERO, Op.I32_LOAD, 0x80, 1, 0, Op.DROP).invalid("malformed memop flags");
  }

  @Test
  void addressesAndOffsets() {
    body(ZERO, Op.I32_LOAD, 2, size(0xFFFFFFFFL), Op.DROP).valid();
    body(ZERO, Op.I32_LOAD, 2, size(0x100000000L), Op.DROP).invalid("offset out of range");
    body(WIDE_ZERO, Op.I32_LOAD, 0x42, 1, size(0x100000000L), Op.DROP).valid();
    body(ZERO, Op.I32_LOAD, 0x42, 1, 0, Op.DROP).invalid("type mismatch");
    body(ZERO, Op.I32_LOAD, 0x42, 2, 0, Op.DROP).invalid("unknown memory 2");
    body(WIDE_ZERO, Op.MEMORY_GROW, 1, Op.I64_EQZ, Op.DROP).valid();
    body(WIDE_ZERO, Op.MEMORY_GROW, 0, Op.DROP).invalid("type mismatch");
  }

  @Test
  void copiesBetweenAddressTypesTakeTheSmallerLength() {
    body(WIDE_ZERO, ZERO, ZERO, Op.MEMORY_COPY, 1, 0).valid();
    body(WIDE_ZERO, ZERO, WIDE_ZERO, Op.MEMORY_COPY, 1, 0).invalid("type mismatch");
    body(ZERO, WIDE_ZERO, ZERO, Op.MEMORY_COPY, 0, 1).valid();
    body(WIDE_ZERO, WIDE_ZERO, WIDE_ZERO, Op.MEMORY_COPY, 1, 1).valid();
    body(WIDE_ZERO, ZERO, WIDE_ZERO, Op.MEMORY_FILL, 1).valid();
  }

  @Test
  void segmentsNeedTheirNumberAnnounced() {
    body(Op.DATA_DROP, 0).invalid("data count section required");
    body(ZERO, ZERO, ZERO, Op.MEMORY_INIT, 0, 0).invalid("data count section required");
    body(Op.DATA_DROP, 0).entry(SectionId.DATA_COUNT, 1).entry(SectionId.DATA, 1, 0).valid();
    body(Op.DATA_DROP, 1)
        .entry(SectionId.DATA_COUNT, 1)
        .entry(SectionId.DATA, 1, 0)
        .invalid("unknown data segment 1");
    body(Op.ELEM_DROP, 0).invalid("unknown elem segment 0");
  }

  @Test
  void lanes() {
    body(Op.UNREACHABLE, Op.I8X16_EXTRACT_LANE_S, 15, Op.DROP).valid();
    body(Op.UNREACHABLE, Op.I8X16_EXTRACT_LANE_S, 16, Op.DROP).invalid("invalid lane index 16");
    body(Op.UNREACHABLE, Op.F64X2_EXTRACT_LANE, 2, Op.DROP).invalid("invalid lane index 2");
    body(Op.UNREACHABLE, Op.V128_LOAD32_LANE, 2, 0, 3, Op.DROP).valid();
    body(Op.UNREACHABLE, Op.V128_LOAD32_LANE, 2, 0, 4, Op.DROP).invalid("invalid lane index 4");
    byte[] lanes = new byte[16];
    lanes[15] = 31;
    body(Op.UNREACHABLE, Op.I8X16_SHUFFLE, lanes, Op.DROP).valid();
    lanes[15] = 32;
    body(Op.UNREACHABLE, Op.I8X16_SHUFFLE, lanes, Op.DROP).invalid("invalid lane index 32");
  }

  /** Table 0 of functions, table 1 of external references, table 2 of functions, 64-bit. */
  private static ModuleAssembler tables(Object... code) {
    return body(code)
        .entry(SectionId.TABLE, FUNCREF, 0, 1)
        .entry(SectionId.TABLE, EXTERNREF, 0, 1)
        .entry(SectionId.TABLE, FUNCREF, 4, 1)
        .entry(SectionId.ELEMENT, 1, 0, 1, 0);
  }

  @Test
  void tableInstructions() {
    tables(ZERO, Op.TABLE_GET, 0, Op.DROP).valid();
    tables(ZERO, Op.TABLE_GET, 3, Op.DROP).invalid("unknown table 3");
    tables(ZERO, Op.REF_NULL, FUNCREF, Op.TABLE_SET, 1).invalid("type mismatch");
    tables(WIDE_ZERO, Op.REF_NULL, FUNCREF, Op.TABLE_SET, 2).valid();
    tables(Op.REF_NULL, FUNCREF, WIDE_ZERO, Op.TABLE_GROW, 2, Op.I64_EQZ, Op.DROP).valid();
    tables(Op.TABLE_SIZE, 2, Op.I64_EQZ, Op.DROP).valid();
    tables(WIDE_ZERO, Op.REF_NULL, FUNCREF, WIDE_ZERO, Op.TABLE_FILL, 2).valid();
    tables(WIDE_ZERO, ZERO, ZERO, Op.TABLE_COPY, 2, 0).valid();
    tables(ZERO, ZERO, ZERO, Op.TABLE_COPY, 1, 0).invalid("type mismatch: table 0");
    tables(WIDE_ZERO, ZERO, ZERO, Op.TABLE_INIT, 0, 2).valid();
    tables(ZERO, ZERO, ZERO, Op.TABLE_INIT, 0, 1).invalid("type mismatch: element segment 0");
    tables(ZERO, ZERO, ZERO, Op.TABLE_INIT, 1, 0).invalid("unknown elem segment 1");
  }
}
