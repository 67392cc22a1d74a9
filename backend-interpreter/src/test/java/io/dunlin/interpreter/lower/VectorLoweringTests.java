package io.dunlin.interpreter.lower;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dunlin.interpreter.FunctionModule;
import io.dunlin.interpreter.code.Disassembler;
import io.dunlin.wasm.binary.InstructionWriter;
import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.type.TypeCodes;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What functions on vectors are lowered to. */
final class VectorLoweringTests {
  private static final int V = TypeCodes.V128;

  private static String lowered(FunctionModule module, Consumer<InstructionWriter> body) {
    return Disassembler.disassemble(
        new ModuleLowering(module.body(body).context(), FunctionModule.settings()).lower(0));
  }

  @Test
  void operandsAreReadFromLocalsAndResultsWrittenToThem() {
    assertEquals(
        """
        0 vector_binary $0 $0 $2 i32x4.add
        2 return 4
        """,
        lowered(
            new FunctionModule(new int[] {V, V}),
            out -> {
              out.writeIndex(Op.LOCAL_GET, 0);
              out.writeIndex(Op.LOCAL_GET, 1);
              out.write(Op.I32X4_ADD);
              out.writeIndex(Op.LOCAL_SET, 0);
            }));
  }

  @Test
  void greaterIsLessWithOperandsExchanged() {
    assertEquals(
        """
        0 vector_binary $0 $2 $0 f32x4.le
        2 return 4
        """,
        lowered(
            new FunctionModule(new int[] {V, V}),
            out -> {
              out.writeIndex(Op.LOCAL_GET, 0);
              out.writeIndex(Op.LOCAL_GET, 1);
              out.write(Op.F32X4_GE);
              out.writeIndex(Op.LOCAL_SET, 0);
            }));
  }

  @Test
  void instructionsOnHighHalvesReadTheSecondSlot() {
    assertEquals(
        """
        0 vector_unary $0 $1 i16x8.extend_low_i8x16_u
        2 vector_binary $2 $1 $3 i32x4.extmul_low_i16x8_s
        4 return 4
        """,
        lowered(
            new FunctionModule(new int[] {V, V}),
            out -> {
              out.writeIndex(Op.LOCAL_GET, 0);
              out.write(Op.I16X8_EXTEND_HIGH_I8X16_U);
              out.writeIndex(Op.LOCAL_SET, 0);
              out.writeIndex(Op.LOCAL_GET, 0);
              out.writeIndex(Op.LOCAL_GET, 1);
              out.write(Op.I32X4_EXTMUL_HIGH_I16X8_S);
              out.writeIndex(Op.LOCAL_SET, 1);
            }));
  }

  @Test
  void shuffledBytesAndConstantsAreWrittenToTheLocal() {
    assertEquals(
        """
        0 const_v128 $2 1 2
        4 shuffle $0 $0 $2 3 4
        8 return 4
        """,
        lowered(
            new FunctionModule(new int[] {V, V}),
            out -> {
              out.writeVector(Op.V128_CONST, 1, 2);
              out.writeIndex(Op.LOCAL_SET, 1);
              out.writeIndex(Op.LOCAL_GET, 0);
              out.writeIndex(Op.LOCAL_GET, 1);
              out.writeVector(Op.I8X16_SHUFFLE, 3, 4);
              out.writeIndex(Op.LOCAL_SET, 0);
            }));
  }

  @Test
  void constantThatALocalHoldsIsReadThere() {
    assertEquals(
        """
        0 const_v128 $2 1 2
        4 vector_binary $0 $2 $0 i32x4.add
        6 return 4
        """,
        lowered(
            new FunctionModule(new int[] {V, V}),
            out -> {
              out.writeVector(Op.V128_CONST, 1, 2);
              out.writeIndex(Op.LOCAL_TEE, 1);
              out.writeIndex(Op.LOCAL_GET, 0);
              out.write(Op.I32X4_ADD);
              out.writeIndex(Op.LOCAL_SET, 0);
            }));
  }

  @Test
  void lanesAreFoundInTheirHalf() {
    assertEquals(
        """
        0 vector_unary $3 $1 i16x8.extract_lane_u:1
        2 return_value $3 2
        """,
        lowered(
            new FunctionModule(new int[] {V}, TypeCodes.I32),
            out -> {
              out.writeIndex(Op.LOCAL_GET, 0);
              out.writeLane(Op.I16X8_EXTRACT_LANE_U, 5);
            }));
  }

  @Test
  void addressesAreComputedByLoadsAndStores() {
    assertEquals(
        """
        0 load_v128_indexed $1 $0 $0<<4 32
        2 store_v128_wrap $0 $1 -16
        4 vector_load $1 $0 8 v128.load32_splat
        6 vector_store_lane $0 $1 4 v128.store16_lane:7
        8 return 3
        """,
        lowered(
            new FunctionModule(new int[] {TypeCodes.I32, V}).memory(0, 1),
            out -> {
              address(out, 4);
              out.writeMemoryAccess(Op.V128_LOAD, 0, 0, 32);
              out.writeIndex(Op.LOCAL_SET, 1);
              out.writeIndex(Op.LOCAL_GET, 0);
              out.writeConstant(Op.I32_CONST, -16);
              out.write(Op.I32_ADD);
              out.writeIndex(Op.LOCAL_GET, 1);
              out.writeMemoryAccess(Op.V128_STORE, 0, 0, 0);
              out.writeIndex(Op.LOCAL_GET, 0);
              out.writeMemoryAccess(Op.V128_LOAD32_SPLAT, 0, 0, 8);
              out.writeIndex(Op.LOCAL_SET, 1);
              out.writeIndex(Op.LOCAL_GET, 0);
              out.writeIndex(Op.LOCAL_GET, 1);
              out.writeLaneAccess(Op.V128_STORE16_LANE, 0, 0, 4, 7);
            }));
  }

  private static void address(InstructionWriter out, int shift) {
    out.writeIndex(Op.LOCAL_GET, 0);
    out.writeIndex(Op.LOCAL_GET, 0);
    out.writeConstant(Op.I32_CONST, shift);
    out.write(Op.I32_SHL);
    out.write(Op.I32_ADD);
  }

  @Test
  void indicesShiftedFarAreScaledByStoresToo() {
    assertEquals(
        """
        0 store32_scaled $0<<20 $1 0 4
        2 return 2
        """,
        lowered(
            new FunctionModule(new int[] {TypeCodes.I32, TypeCodes.I32}).memory(0, 1),
            out -> {
              out.writeIndex(Op.LOCAL_GET, 0);
              out.writeConstant(Op.I32_CONST, 20);
              out.write(Op.I32_SHL);
              out.writeIndex(Op.LOCAL_GET, 1);
              out.writeMemoryAccess(Op.I32_STORE, 0, 0, 4);
            }));
  }

  /** Shifts of local 0 in both directions, united, to local 1. */
  private static String rotation(Op left, int count, Op right, int rest) {
    return lowered(
        new FunctionModule(new int[] {V, V}),
        out -> {
          out.writeIndex(Op.LOCAL_GET, 0);
          out.writeConstant(Op.I32_CONST, count);
          out.write(left);
          out.writeIndex(Op.LOCAL_GET, 0);
          out.writeConstant(Op.I32_CONST, rest);
          out.write(right);
          out.write(Op.V128_OR);
          out.writeIndex(Op.LOCAL_SET, 1);
        });
  }

  @Test
  void shiftsInBothDirectionsAreARotation() {
    assertEquals(
        """
        0 vector_rotate_c $2 $0 i32x4.shl:7
        2 return 4
        """,
        rotation(Op.I32X4_SHL, 7, Op.I32X4_SHR_U, 25));
    assertEquals(
        """
        0 vector_rotate_c $2 $0 i64x2.shl:40
        2 return 4
        """,
        rotation(Op.I64X2_SHR_U, 24, Op.I64X2_SHL, 40));
  }

  @Test
  void otherShiftsAreNoRotation() {
    Op[][] shifts = {
      {Op.I32X4_SHR_U, Op.I32X4_SHR_U},
      {Op.I32X4_SHL, Op.I32X4_SHR_S},
      {Op.I32X4_SHL, Op.I32X4_SHL},
      {Op.I32X4_SHL, Op.I64X2_SHR_U}
    };
    for (Op[] pair : shifts) {
      String text = rotation(pair[0], 16, pair[1], 16);
      assertEquals(
          "0 vector_shift_c $5 $0 "
              + pair[0]
              + ":16\n"
              + "2 vector_shift_c $7 $0 "
              + pair[1]
              + ":16\n"
              + "4 vector_binary $2 $5 $7 v128.or\n6 return 4\n",
          text);
    }
    assertTrue(rotation(Op.I32X4_SHL, 7, Op.I32X4_SHR_U, 24).contains("v128.or"));
  }

  @Test
  void shiftsAreDoneWhereTheirResultIsKept() {
    assertEquals(
        """
        0 vector_shift_c $0 $0 i16x8.shr_s:3
        2 return 2
        """,
        lowered(
            new FunctionModule(new int[] {V}),
            out -> {
              out.writeIndex(Op.LOCAL_GET, 0);
              out.writeConstant(Op.I32_CONST, 19);
              out.write(Op.I16X8_SHR_S);
              out.writeIndex(Op.LOCAL_SET, 0);
            }));
  }
}
