package io.dunlin.compiler.ir;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The verifier finds what must not be. */
final class IrVerifierTests {
  private static IrFunction body(String code) {
    return IrParser.parse(
        "function 0 -> (i32) {\nb0(v0: i32, v1: i64):\n" + code.replace("|", "\n") + "\n}\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "is not i32; v2 = add.i32 v0, v1|return v2",
        "wrong shape; v2 = not.i8x16 v0|return v0",
        "operands; v2 = add.i32 v0|return v0",
        "number of results; return",
        "not i32; return v1",
        "terminator not at the end; return v0|return v0",
        "terminator not at the end; v2 = add.i32 v0, v0",
        "edge leads to the entry; jump -> b0(v0, v1)",
        "not defined before; v2 = add.i32 v3, v0|v3 = add.i32 v0, v0|return v2",
        "not defined before; branch v0 -> b1, b2|b1:|v2 = add.i32 v0, v0|jump -> b2|b2:|return v2",
        "arguments; jump -> b1|b1(v2: i32):|return v2",
        "not i32; jump -> b1(v1)|b1(v2: i32):|return v2",
        "edges; branch v0 -> b1|b1:|return v0",
        "no constant; v2 = splat.i8x16 v0|v3 = shuffle.i8x16 v2, v2, v2|return v0",
        "access; v2 = load.i32 v1 [0 s32 memory.1]|return v2",
        "access; store.i32 v1, v0 [0 s8 memory.1]|return v0",
        "operands; libcall v0 [memory_grow]|return v0",
        "lane; v3 = splat.i8x16 v0|v4 = extract_lane_u.i8x16 v3 [16]|return v4"
      })
  void refuses(String what, String code) {
    IrFunction function = body(code);
    IllegalStateException fault =
        assertThrows(IllegalStateException.class, () -> IrVerifier.verify(function));
    assertTrue(String.valueOf(fault.getMessage()).contains(what), fault::toString);
  }

  @Test
  void toleratesCodeThatControlDoesNotReach() {
    IrVerifier.verify(body("return v0|b1:|v2 = add.i32 v3, v3|v3 = add.i32 v0, v0|return v2"));
  }
}
