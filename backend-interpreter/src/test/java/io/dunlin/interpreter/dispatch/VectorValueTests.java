package io.dunlin.interpreter.dispatch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dunlin.interpreter.FunctionModule;
import io.dunlin.wasm.binary.Instruction;
import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.type.TypeCodes;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Vectors wherever values can be: locals, globals, results, blocks, calls. */
final class VectorValueTests {
  private static final int V = TypeCodes.V128;
  private static final int I = TypeCodes.I32;

  private static long[] call(FunctionModule module, int slots, long... arguments) {
    return Arrays.copyOf(module.run().call(arguments), slots);
  }

  @Test
  void resultsExchangeParametersOfBothSizes() {
    FunctionModule module =
        new FunctionModule(new int[] {I, V, V}, V, I, V)
            .body(
                out -> {
                  out.writeIndex(Op.LOCAL_GET, 2);
                  out.writeIndex(Op.LOCAL_GET, 0);
                  out.writeIndex(Op.LOCAL_GET, 1);
                });
    assertArrayEquals(new long[] {3, 4, 7, 1, 2}, call(module, 5, 7, 1, 2, 3, 4));
  }

  @Test
  void localsBeginAsZeroAndKeepWhatTheyAreGiven() {
    FunctionModule module =
        new FunctionModule(new int[] {V}, V, V, V)
            .locals(V, V)
            .body(
                out -> {
                  out.writeIndex(Op.LOCAL_GET, 1);
                  out.writeIndex(Op.LOCAL_GET, 0);
                  out.writeIndex(Op.LOCAL_TEE, 2);
                  out.writeVector(Op.V128_CONST, -5, 5);
                  out.writeIndex(Op.LOCAL_SET, 0);
                  out.writeIndex(Op.LOCAL_GET, 0);
                });
    assertArrayEquals(new long[] {0, 0, 8, 9, -5, 5}, call(module, 6, 8, 9));
  }

  @Test
  void valueOfALocalIsKeptWhenTheLocalChanges() {
    FunctionModule module =
        new FunctionModule(new int[] {V}, V, V)
            .body(
                out -> {
                  out.writeIndex(Op.LOCAL_GET, 0);
                  out.writeIndex(Op.LOCAL_GET, 0);
                  out.writeIndex(Op.LOCAL_GET, 0);
                  out.write(Op.I64X2_ADD);
                  out.writeIndex(Op.LOCAL_SET, 0);
                  out.writeIndex(Op.LOCAL_GET, 0);
                });
    assertArrayEquals(new long[] {8, 9, 16, 18}, call(module, 4, 8, 9));
  }

  @Test
  void selects() {
    FunctionModule module =
        new FunctionModule(new int[] {V, I}, V, V)
            .body(
                out -> {
                  for (int i = 0; i < 2; i++) {
                    out.writeIndex(Op.LOCAL_GET, 0);
                    out.writeVector(Op.V128_CONST, 3, 4);
                    out.writeIndex(Op.LOCAL_GET, 1);
                    if (i == 0) {
                      out.write(Op.SELECT);
                    } else {
                      out.writeSelect(V);
                    }
                  }
                });
    assertArrayEquals(new long[] {1, 2, 1, 2}, call(module, 4, 1, 2, 1));
    assertArrayEquals(new long[] {3, 4, 3, 4}, call(module, 4, 1, 2, 0));
  }

  @Test
  void globalsHoldBothHalves() {
    FunctionModule module =
        new FunctionModule(new int[] {V}, V, V)
            .vectorGlobals(2)
            .body(
                out -> {
                  out.writeIndex(Op.GLOBAL_GET, 1);
                  out.writeIndex(Op.LOCAL_GET, 0);
                  out.writeIndex(Op.GLOBAL_SET, 1);
                  out.writeIndex(Op.GLOBAL_GET, 1);
                });
    FunctionModule.Running function = module.run();
    function.instance.global(1).setBits(70, 71);
    assertArrayEquals(new long[] {70, 71, 5, 6}, Arrays.copyOf(function.call(5, 6), 4));
    assertEquals(5, function.instance.global(1).bits());
    assertEquals(6, function.instance.global(1).highBits());
    assertEquals(0, function.instance.global(0).bits());
  }

  @Test
  void blocksCarryVectorsAlongBranches() {
    FunctionModule module =
        new FunctionModule(new int[] {V, I}, V)
            .body(
                out -> {
                  out.writeBlock(Op.BLOCK, Instruction.NO_TYPE_INDEX, V);
                  out.writeConstant(Op.I32_CONST, 1);
                  out.writeVector(Op.V128_CONST, 30, 40);
                  out.writeIndex(Op.LOCAL_GET, 1);
                  out.writeIndex(Op.BR_IF, 0);
                  out.writeIndex(Op.LOCAL_GET, 0);
                  out.write(Op.I64X2_ADD);
                  out.writeIndex(Op.BR, 0);
                  out.write(Op.END);
                });
    assertArrayEquals(new long[] {30, 40}, call(module, 2, 1, 2, 1));
    assertArrayEquals(new long[] {31, 42}, call(module, 2, 1, 2, 0));
  }

  @Test
  void armsGiveAVector() {
    FunctionModule module =
        new FunctionModule(new int[] {V, I}, V)
            .body(
                out -> {
                  out.writeIndex(Op.LOCAL_GET, 1);
                  out.writeBlock(Op.IF, Instruction.NO_TYPE_INDEX, V);
                  out.writeIndex(Op.LOCAL_GET, 0);
                  out.write(Op.ELSE);
                  out.writeVector(Op.V128_CONST, -1, -2);
                  out.write(Op.END);
                });
    assertArrayEquals(new long[] {1, 2}, call(module, 2, 1, 2, 1));
    assertArrayEquals(new long[] {-1, -2}, call(module, 2, 1, 2, 0));
  }

  @Test
  void callsPassVectorsInBothDirections() {
    FunctionModule module =
        new FunctionModule(new int[] {I, V}, V)
            .body(
                out -> {
                  out.writeIndex(Op.LOCAL_GET, 0);
                  out.writeBlock(Op.IF, Instruction.NO_TYPE_INDEX, V);
                  out.writeIndex(Op.LOCAL_GET, 0);
                  out.writeConstant(Op.I32_CONST, 1);
                  out.write(Op.I32_SUB);
                  out.writeIndex(Op.LOCAL_GET, 1);
                  out.writeIndex(Op.LOCAL_GET, 1);
                  out.write(Op.I64X2_ADD);
                  out.writeIndex(Op.CALL, 0);
                  out.writeIndex(Op.LOCAL_GET, 1);
                  out.write(Op.I64X2_SUB);
                  out.write(Op.ELSE);
                  out.writeIndex(Op.LOCAL_GET, 1);
                  out.write(Op.END);
                });
    assertArrayEquals(new long[] {9, 18}, call(module, 2, 3, 9, 18));
  }

  @Test
  void tailCallsPassVectors() {
    FunctionModule module =
        new FunctionModule(new int[] {I, V}, V)
            .body(
                out -> {
                  out.writeIndex(Op.LOCAL_GET, 0);
                  out.writeBlock(Op.IF, Instruction.NO_TYPE_INDEX, V);
                  out.writeIndex(Op.LOCAL_GET, 0);
                  out.writeConstant(Op.I32_CONST, 1);
                  out.write(Op.I32_SUB);
                  out.writeIndex(Op.LOCAL_GET, 1);
                  out.writeIndex(Op.LOCAL_GET, 1);
                  out.write(Op.I64X2_ADD);
                  out.writeIndex(Op.RETURN_CALL, 0);
                  out.write(Op.ELSE);
                  out.writeIndex(Op.LOCAL_GET, 1);
                  out.write(Op.END);
                });
    assertArrayEquals(new long[] {8, 16}, call(module, 2, 3, 1, 2));
  }
}
