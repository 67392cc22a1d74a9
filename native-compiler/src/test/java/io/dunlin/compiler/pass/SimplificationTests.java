package io.dunlin.compiler.pass;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dunlin.compiler.ir.IrBuilder;
import io.dunlin.compiler.ir.IrFunction;
import io.dunlin.compiler.ir.IrOp;
import io.dunlin.compiler.ir.IrType;
import io.dunlin.compiler.ir.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the rules make of single instructions and short chains. */
final class SimplificationTests {
  private static final Pass[] PASSES = {new Simplification(), new DeadCode()};

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "v3 = add.i32 i32(2), i32(3)|return v3; return i32(5)",
        "v3 = add.i32 v0, i32(0)|return v3; return v0",
        "v3 = sub.i32 v0, i32(3)|v4 = add.i32 v3, i32(5)|return v4;"
            + " v3 = add.i32 v0, i32(2)|return v3",
        "v3 = mul.i32 i32(8), v0|return v3; v3 = shl.i32 v0, i32(3)|return v3",
        "v3 = and.i32 v2, i32(31)|v4 = shl.i32 v0, v3|return v4;"
            + " v3 = shl.i32 v0, v2|return v3",
        "v3 = shl.i32 v0, i32(24)|v4 = shr_s.i32 v3, i32(24)|return v4;"
            + " v3 = extend8_s.i32 v0|return v3",
        "v3 = shr_u.i32 v0, i32(24)|v4 = and.i32 v3, i32(255)|return v4;"
            + " v3 = shr_u.i32 v0, i32(24)|return v3",
        "v3 = extend_i32_u.i64 v0|v4 = wrap_i64.i32 v3|return v4; return v0",
        "v3 = extend_i32_u.i64 v0|v4 = lt_u.i64 v3, i64(9)|return v4;"
            + " v3 = lt_u.i32 v0, i32(9)|return v3",
        "v3 = eq.i32 v0, v2|v4 = eq.i32 v3, i32(0)|return v4;" + " v3 = ne.i32 v0, v2|return v3",
        "v3 = lt_s.i32 i32(7), v0|return v3; v3 = gt_s.i32 v0, i32(7)|return v3",
        "v3 = eq.i32 v0, i32(0)|v4 = select.i32 v3, v0, v2|return v4;"
            + " v3 = select.i32 v0, v2, v0|return v3",
        "v3 = lt_u.i32 v0, v2|v4 = select.i32 v3, i32(1), i32(0)|return v4;"
            + " v3 = lt_u.i32 v0, v2|return v3",
        "v3 = rem_u.i32 v0, i32(16)|return v3; v3 = and.i32 v0, i32(15)|return v3",
        "v3 = add.i64 v1, i64(16)|v4 = load.i32 v3 [4 whole memory.1]|return v4;"
            + " v3 = load.i32 v1 [20 whole memory.1]|return v3",
        "v3 = and.i32 v0, i32(255)|store.i32 v1, v3 [0 u8 memory.1]|return v0;"
            + " store.i32 v1, v0 [0 u8 memory.1]|return v0",
        "v3 = convert_s.f64 v0|v4 = add.f64 v3, f64(0x0)|v5 = reinterpret.i64 v4|"
            + "v6 = wrap_i64.i32 v5|return v6;"
            + " v3 = convert_s.f64 v0|v4 = add.f64 v3, f64(0x0)|v5 = reinterpret.i64 v4|"
            + "v6 = wrap_i64.i32 v5|return v6",
        "v3 = splat.i8x16 i32(1)|v4 = bitmask.i8x16 v3|return v4; return i32(0)"
      })
  void rewrites(String before, String after) {
    Golden.checkBody(before.replace('|', '\n'), after.replace('|', '\n'), PASSES);
  }

  @Test
  void computesNoNan() {
    String body = "v3 = div.f32 f32(0x0), f32(0x0)\nv4 = reinterpret.i32 v3\nreturn v4";
    Golden.checkBody(body, body, PASSES);
  }

  @Test
  void divisionByConstantsGivesTheSame() {
    long[] divisors = {
      1,
      2,
      3,
      4,
      5,
      6,
      7,
      9,
      10,
      11,
      12,
      25,
      100,
      125,
      641,
      1000,
      1_000_000_007,
      Integer.MAX_VALUE,
      Integer.MIN_VALUE,
      0xFFFFFFFEL,
      0x80000001L,
      Long.MAX_VALUE,
      Long.MIN_VALUE,
      Long.MIN_VALUE + 1,
      1L << 40,
      6_700_417
    };
    for (long divisor : divisors) {
      for (IrOp op : List.of(IrOp.DIV_S, IrOp.DIV_U, IrOp.REM_S, IrOp.REM_U)) {
        for (Shape shape : List.of(Shape.I32, Shape.I64)) {
          checkDivision(op, shape, divisor);
          checkDivision(op, shape, -divisor);
        }
      }
    }
  }

  private static void checkDivision(IrOp op, Shape shape, long divisor) {
    IrType type = shape.type();
    IrFunction function = new IrFunction(0, List.of(type), List.of(type));
    IrBuilder ir = new IrBuilder(function);
    int parameter = function.parameter(function.entry(), 0);
    int divided = ir.binary(op, shape, parameter, function.constant(type, divisor));
    int end = ir.create(IrOp.RETURN, Shape.I32, 0);
    function.addOperand(end, divided);
    ir.place(end);
    new Simplification().run(function);
    StraightLine optimized = new StraightLine(function);
    ScalarEvaluation direct = new ScalarEvaluation();
    long bits = function.constantBits(function.constant(type, divisor));
    java.util.Random random = new java.util.Random(divisor);
    for (int i = 0; i < 60; i++) {
      long spread = random.nextLong() >> random.nextInt(64);
      long dividend = i < 40 ? spread : bits * (i - 50) + i % 3 - 1;
      long wrapped = type == IrType.I32 ? (int) dividend : dividend;
      if (bits != 0 && direct.compute(op, shape, type, wrapped, bits, 0)) {
        assertEquals(
            direct.result(),
            optimized.run(wrapped),
            () -> op + " of " + wrapped + " by " + bits + "\n" + function);
      }
    }
  }

  @Test
  void constantsMoveOutOfSumsWithTheAddressOfAMemoryOnly() {
    Golden.checkBody(
        """
        v3 = load.i64 v1 [8 whole constant.0]
        v4 = add.i64 v1, i64(16)
        v5 = add.i64 v3, v4
        v6 = load.i32 v5 [4 whole memory.1]
        v7 = add.i32 v2, i32(5)
        v8 = add.i32 v7, v6
        return v8
        """,
        """
        v3 = load.i64 v1 [8 whole constant.0]
        v4 = add.i64 v3, v1
        v5 = load.i32 v4 [20 whole memory.1]
        v6 = add.i32 v2, i32(5)
        v7 = add.i32 v6, v5
        return v7
        """,
        new Simplification(),
        new DeadCode());
  }
}
