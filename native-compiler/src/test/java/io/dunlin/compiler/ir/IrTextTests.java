package io.dunlin.compiler.ir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The text form: what is written can be read, and gives the same text again. */
final class IrTextTests {
  private static final String LOOP =
      """
      function 7 -> (i32) {
      b0(v0: i32, v1: i64):
        v2 = instance_context.i64
        v3 = load.i64 v2 [64 whole constant.0]
        jump -> b1(i32(0), v0)
      b1(v4: i32, v5: i32):
        interrupt_check @1f
        v6 = extend_i32_u.i64 v5
        v7 = add.i64 v3, v6
        v8 = load.i32 v7 [8 u8 memory.1 traps] @20
        v9 = add.i32 v4, v8
        v10 = sub.i32 v5, i32(1)
        branch v10 -> b1(v9, v10), b2
      b2:
        v11: i32 = call v9, f64(0x3ff0000000000000) [12] @24
        v12 = eq.i32 v11, i32(-1)
        trap_if v12 [integer_overflow] @28
        switch v11 -> b3, b4(v11)
      b3 cold:
        trap [unreachable]
      b4(v13: i32):
        v14: i32 = invoke_libcall v13 [throw_ref] -> b3, b5
      b5:
        return v13
      }
      """;

  @Test
  void whatIsWrittenCanBeRead() {
    IrFunction function = IrParser.parse(LOOP);
    IrVerifier.verify(function);
    assertEquals(LOOP, IrPrinter.print(function));
    assertEquals(7, function.index());
    assertEquals(List.of(IrType.I32), function.resultTypes());
  }

  @Test
  void resultsOfAnInvokeGoWithTheirEdges() {
    String text =
        """
        function 0 -> (i32) {
        b0(v0: i64):
          v1: i32, v2: i32 = invoke v0 [5] -> b1(v1), b2(v2) @10
        b1(v3: i32):
          return v3
        b2(v4: i32) cold:
          return v4
        }
        """;
    IrFunction function = IrParser.parse(text);
    IrVerifier.verify(function);
    assertEquals(text, function.toString());
    IrFunction wrong = IrParser.parse(text.replace("b1(v1), b2(v2)", "b1(v2), b2(v2)"));
    assertThrows(IllegalStateException.class, () -> IrVerifier.verify(wrong));
  }

  @Test
  void everyOperationHasItsNameInTheTextForm() {
    for (IrOp op : IrOp.values()) {
      assertEquals(op, IrOp.ofText(op.toString()));
    }
  }

  @Test
  void vectorsAndLanesAreWritten() {
    String text =
        """
        function 0 -> (v128) {
        b0(v0: i64, v1: v128):
          v2 = load_lane.i16x8 v0, v1 [4294967295 lane.7 memory.4095 traps]
          v3 = shuffle.i8x16 v1, v2, v128(0x706050403020100 0xf0e0d0c0b0a0908)
          v4 = extract_lane_s.i8x16 v3 [15]
          v5 = splat.i8x16 v4
          v6 = shl.i64x2 v5, v4
          return v6
        }
        """;
    IrFunction function = IrParser.parse(text);
    IrVerifier.verify(function);
    assertEquals(text, function.toString());
  }

  @Test
  void faultsNameTheLine() {
    IllegalArgumentException fault =
        assertThrows(
            IllegalArgumentException.class,
            () -> IrParser.parse("function 0 -> () {\nb0:\n  nonsense.i32\n}\n"));
    assertTrue(String.valueOf(fault.getMessage()).startsWith("line 3: "), fault::toString);
    assertThrows(IllegalArgumentException.class, () -> IrParser.parse("nothing"));
    assertThrows(
        IllegalArgumentException.class,
        () -> IrParser.parse("function 0 -> () {\nb0:\n  jump -> b7\n}\n"));
  }
}
