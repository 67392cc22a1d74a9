package io.dunlin.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dunlin.Config;
import io.dunlin.Engine;
import io.dunlin.Instance;
import io.dunlin.Module;
import io.dunlin.Val;
import io.dunlin.wasm.Feature;
import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.type.ExternKind;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.BinaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Arithmetic of 128 bits, compared with that of {@link BigInteger}. */
@ParameterizedClass
@MethodSource("io.dunlin.engine.Backends#available")
final class WideArithmeticTests {
  private static final long SEED = 0x128_128L;
  private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(128);
  private static final long[] EDGES = {0, 1, -1, Long.MIN_VALUE, Long.MAX_VALUE, 1L << 32};
  private static final List<Op> OPS =
      List.of(Op.I64_ADD128, Op.I64_SUB128, Op.I64_MUL_WIDE_S, Op.I64_MUL_WIDE_U);

  private final Instance instance;

  WideArithmeticTests(String backend) {
    Engine engine =
        Engine.create(
            Config.builder().backend(backend).feature(Feature.WIDE_ARITHMETIC, true).build());
    ModuleBuilder module = new ModuleBuilder().type("llll>ll").type("ll>ll");
    for (int i = 0; i < OPS.size(); i++) {
      Op op = OPS.get(i);
      int operands = operands(op);
      module
          .func(
              operands == 4 ? 0 : 1,
              code -> {
                for (int operand = 0; operand < operands; operand++) {
                  code.writeIndex(Op.LOCAL_GET, operand);
                }
                code.write(op);
              })
          .export(op.mnemonic(), ExternKind.FUNC, i);
    }
    // The same again with a constant and a value that is still to be computed.
    module
        .func(
            1,
            code -> {
              code.writeIndex(Op.LOCAL_GET, 0);
              code.writeConstant(Op.I64_CONST, -1);
              code.writeIndex(Op.LOCAL_GET, 1);
              code.writeConstant(Op.I64_CONST, 1);
              code.write(Op.I64_ADD);
              code.writeIndex(Op.LOCAL_GET, 0);
              code.write(Op.I64_ADD128);
            })
        .export("mixed", ExternKind.FUNC, OPS.size());
    instance = Instance.create(engine.newStore(), Module.of(engine, module.build()));
  }

  private static int operands(Op op) {
    return op == Op.I64_ADD128 || op == Op.I64_SUB128 ? 4 : 2;
  }

  private BigInteger call(String name, long... operands) {
    Val[] arguments = Arrays.stream(operands).mapToObj(Val::i64).toArray(Val[]::new);
    Val[] results = instance.func(name).orElseThrow().call(arguments);
    return wide(results[0].i64(), results[1].i64());
  }

  private static BigInteger unsigned(long value) {
    return new BigInteger(Long.toUnsignedString(value));
  }

  private static BigInteger wide(long low, long high) {
    return unsigned(high).shiftLeft(64).add(unsigned(low));
  }

  private static long operand(Random random) {
    return random.nextInt(3) == 0 ? EDGES[random.nextInt(EDGES.length)] : random.nextLong();
  }

  @Test
  void sumsAndDifferencesWrap() {
    check(Op.I64_ADD128, BigInteger::add);
    check(Op.I64_SUB128, BigInteger::subtract);
  }

  private void check(Op op, BinaryOperator<BigInteger> model) {
    Random random = new Random(SEED);
    for (int round = 0; round < 500; round++) {
      long[] x = random.longs(4).toArray();
      x[round % 4] = operand(random);
      x[(round + 1) % 4] = operand(random);
      BigInteger expected = model.apply(wide(x[0], x[1]), wide(x[2], x[3])).mod(MODULUS);
      assertEquals(expected, call(op.mnemonic(), x), op + Arrays.toString(x) + ", seed " + SEED);
    }
  }

  @Test
  void productsAreComplete() {
    Random random = new Random(SEED);
    for (int round = 0; round < 500; round++) {
      long x = operand(random);
      long y = operand(random);
      String what = x + " * " + y + ", seed " + SEED;
      assertEquals(
          BigInteger.valueOf(x).multiply(BigInteger.valueOf(y)).mod(MODULUS),
          call("i64.mul_wide_s", x, y),
          what);
      assertEquals(unsigned(x).multiply(unsigned(y)), call("i64.mul_wide_u", x, y), what);
    }
  }

  @Test
  void operandsMayBeOfAnyKind() {
    for (long x : EDGES) {
      for (long y : EDGES) {
        BigInteger expected = wide(x, -1).add(wide(y + 1, x)).mod(MODULUS);
        assertEquals(expected, call("mixed", x, y), x + ", " + y);
      }
    }
  }
}
