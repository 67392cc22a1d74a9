package io.dunlin.interpreter.dispatch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.dunlin.interpreter.FunctionModule;
import io.dunlin.spi.trap.TrapException;
import io.dunlin.wasm.binary.InstructionWriter;
import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.type.TypeCodes;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Instructions that follow one another and may share a node. */
final class VectorPairTests {
  private static final int V = TypeCodes.V128;

  /** Small numbers in single precision, whose sums and products are exact. */
  private static final long[] ARGUMENTS = {
    0x40000000_3F800000L, 0x40800000_40400000L, 0x40A00000_BF800000L, 0x3F000000_41000000L
  };

  /** An instruction with a node that others are paired with; the shifts make a rotation. */
  enum Step {
    I32X4_ADD,
    I32X4_MUL,
    I16X8_ADD,
    I16X8_MUL,
    F32X4_ADD,
    F32X4_MUL,
    V128_XOR,
    I32X4_SUB,
    ROTATION;

    void write(InstructionWriter out, int x, int y) {
      if (this == ROTATION) {
        out.writeIndex(Op.LOCAL_GET, x);
        out.writeConstant(Op.I32_CONST, 7);
        out.write(Op.I32X4_SHL);
        out.writeIndex(Op.LOCAL_GET, x);
        out.writeConstant(Op.I32_CONST, 25);
        out.write(Op.I32X4_SHR_U);
        out.write(Op.V128_OR);
      } else {
        out.writeIndex(Op.LOCAL_GET, x);
        out.writeIndex(Op.LOCAL_GET, y);
        out.write(Op.valueOf(name()));
      }
    }
  }

  /** What a step gives, by a function of its own. */
  private static long[] alone(Step step, long[] x, long[] y) {
    long[] slots =
        new FunctionModule(new int[] {V, V}, V)
            .body(out -> step.write(out, 0, 1))
            .run()
            .call(x[0], x[1], y[0], y[1]);
    return Arrays.copyOf(slots, 2);
  }

  @ParameterizedTest
  @EnumSource
  void pairsDoWhatBothDo(Step first) {
    int[][] operands = {{2, 0}, {0, 2}, {2, 2}, {0, 1}, {2, 1}};
    for (Step second : Step.values()) {
      for (int[] operand : operands) {
        for (int target = 0; target < 4; target++) {
          check(first, second, operand, target);
        }
      }
    }
  }

  /** The first step's result is local 2; the second one's any local. */
  private static void check(Step first, Step second, int[] operand, int target) {
    long[] all =
        new FunctionModule(new int[] {V, V}, V, V, V, V)
            .locals(V, V)
            .body(
                out -> {
                  first.write(out, 0, 1);
                  out.writeIndex(Op.LOCAL_SET, 2);
                  second.write(out, operand[0], operand[1]);
                  out.writeIndex(Op.LOCAL_SET, target);
                  for (int i = 0; i < 4; i++) {
                    out.writeIndex(Op.LOCAL_GET, i);
                  }
                })
            .run()
            .call(ARGUMENTS);
    long[][] locals = {
      Arrays.copyOf(ARGUMENTS, 2), Arrays.copyOfRange(ARGUMENTS, 2, 4), null, new long[2]
    };
    locals[2] = alone(first, locals[0], locals[1]);
    locals[target] = alone(second, locals[operand[0]], locals[operand[1]]);
    for (int i = 0; i < 4; i++) {
      String name = first + ", " + second + Arrays.toString(operand) + " to " + target;
      assertArrayEquals(locals[i], Arrays.copyOfRange(all, 2 * i, 2 * i + 2), name);
    }
  }

  @ParameterizedTest
  @CsvSource({"65504, true", "65505, false", "-16, true", "-17, false"})
  void loadsAndStoresInPairsCheckTheirAddress(int address, boolean inside) {
    FunctionModule.Running function =
        new FunctionModule(new int[] {TypeCodes.I32, V}, V)
            .memory(0, 1)
            .locals(V)
            .body(
                out -> {
                  out.writeIndex(Op.LOCAL_GET, 0);
                  out.writeConstant(Op.I32_CONST, 32);
                  out.write(Op.I32_ADD);
                  out.writeIndex(Op.LOCAL_TEE, 0);
                  out.writeConstant(Op.I32_CONST, -16);
                  out.write(Op.I32_ADD);
                  out.writeMemoryAccess(Op.V128_LOAD, 0, 0, 0);
                  out.writeIndex(Op.LOCAL_GET, 1);
                  out.write(Op.F32X4_MUL);
                  out.writeIndex(Op.LOCAL_SET, 2);
                  out.writeIndex(Op.LOCAL_GET, 0);
                  out.writeConstant(Op.I32_CONST, 16);
                  out.write(Op.I32_SUB);
                  out.writeIndex(Op.LOCAL_TEE, 0);
                  out.writeIndex(Op.LOCAL_GET, 2);
                  out.writeIndex(Op.LOCAL_GET, 1);
                  out.write(Op.V128_XOR);
                  out.writeMemoryAccess(Op.V128_STORE, 0, 0, 0);
                  out.writeIndex(Op.LOCAL_GET, 2);
                })
            .run();
    int place = address + 16;
    long two = 0x4000000040000000L;
    if (!inside) {
      assertThrows(TrapException.class, () -> function.call(address, two, two));
      return;
    }
    function.instance.memory(0).setLong(place, 0x40400000_3F800000L);
    long[] slots = function.call(address, two, two);
    assertEquals(0x40C00000_40000000L, slots[0]);
    assertEquals(slots[0] ^ two, function.instance.memory(0).getLong(place));
  }
}
