package io.dunlin.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.management.ThreadMXBean;
import io.dunlin.Config;
import io.dunlin.Engine;
import io.dunlin.Func;
import io.dunlin.Global;
import io.dunlin.Instance;
import io.dunlin.Linker;
import io.dunlin.Module;
import io.dunlin.RawFunc;
import io.dunlin.Store;
import io.dunlin.TypedFunc;
import io.dunlin.Val;
import io.dunlin.wasm.binary.Instruction;
import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.type.ExternKind;
import io.dunlin.wasm.type.FuncType;
import io.dunlin.wasm.type.GlobalType;
import io.dunlin.wasm.type.TypeCodes;
import io.dunlin.wasm.type.ValType;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Vectors on their way between the host and modules. */
@ParameterizedClass
@MethodSource("io.dunlin.engine.Backends#available")
final class VectorTests {
  private static final FuncType MIXED =
      new FuncType(
          List.of(ValType.I32, ValType.V128, ValType.F64), List.of(ValType.V128, ValType.I32));

  private final Engine engine;
  private final Store<@Nullable Void> store;

  VectorTests(String backend) {
    engine = Engine.create(Config.builder().backend(backend).build());
    store = engine.newStore();
  }

  /** A module that calls {@code host.f} with its arguments, the vector doubled. */
  private static byte[] caller() {
    return new ModuleBuilder()
        .type("iVd>Vi")
        .importFunc("host", "f", 0)
        .func(
            0,
            code -> {
              code.writeIndex(Op.LOCAL_GET, 0);
              code.writeIndex(Op.LOCAL_GET, 1);
              code.writeIndex(Op.LOCAL_GET, 1);
              code.write(Op.I64X2_ADD);
              code.writeIndex(Op.LOCAL_GET, 2);
              code.writeIndex(Op.CALL, 0);
            })
        .export("f", ExternKind.FUNC, 1)
        .build();
  }

  @Test
  void vectorsPassThroughHostFunctionsOnValues() {
    Linker<@Nullable Void> linker = new Linker<>(engine);
    linker.func(
        "host",
        "f",
        MIXED,
        (caller, in) -> {
          assertEquals(0.5, in[2].f64());
          return new Val[] {Val.v128(in[1].v128High(), in[1].v128Low()), Val.i32(in[0].i32() + 1)};
        });
    Func f = linker.instantiate(store, Module.of(engine, caller())).func("f").orElseThrow();
    assertArrayEquals(
        new Val[] {Val.v128(-14, 10), Val.i32(4)},
        f.call(Val.i32(3), Val.v128(5, -7), Val.f64(0.5)));
    assertThrows(
        IllegalArgumentException.class, () -> f.call(Val.i32(3), Val.i64(5), Val.f64(0.5)));
  }

  @Test
  void vectorsPassThroughRawHostFunctions() {
    RawFunc<@Nullable Void> host =
        (caller, numbers, references, base) -> {
          assertEquals(0.5, Double.longBitsToDouble(numbers[base + 3]));
          long first = numbers[base];
          numbers[base] = numbers[base + 1] + 100;
          numbers[base + 1] = numbers[base + 2] + 200;
          numbers[base + 2] = first;
        };
    Linker<@Nullable Void> linker = new Linker<>(engine);
    linker.funcRaw("host", "f", MIXED, host);
    TypedFunc f =
        linker.instantiate(store, Module.of(engine, caller())).func("f").orElseThrow().typed(MIXED);
    f.i32(9).v128(1, 2).f64(0.5).call();
    assertEquals(102, f.resultV128Low(0));
    assertEquals(204, f.resultV128High(0));
    assertEquals(9, f.resultI32(1));
    assertEquals(Val.v128(102, 204), f.result(0));
    assertThrows(IllegalStateException.class, () -> f.resultV128High(1));
    assertThrows(IllegalArgumentException.class, () -> f.i32(9).i64(1));
  }

  @Test
  void globalsHoldVectors() {
    byte[] module =
        new ModuleBuilder()
            .importGlobal("host", "g", 'V', true)
            .type(">")
            .vectorGlobal(5, 6)
            .func(
                0,
                code -> {
                  code.writeIndex(Op.GLOBAL_GET, 0);
                  code.writeIndex(Op.GLOBAL_GET, 1);
                  code.writeIndex(Op.GLOBAL_SET, 0);
                  code.writeIndex(Op.GLOBAL_SET, 1);
                })
            .export("exchange", ExternKind.FUNC, 0)
            .export("g", ExternKind.GLOBAL, 1)
            .build();
    Global own = Global.of(store, new GlobalType(ValType.V128, true), Val.v128(1, 2));
    Linker<@Nullable Void> linker = new Linker<>(engine);
    linker.define("host", "g", own);
    Instance instance = linker.instantiate(store, Module.of(engine, module));
    instance.func("exchange").orElseThrow().call();
    assertEquals(Val.v128(5, 6), own.get());
    assertEquals(Val.v128(1, 2), instance.global("g").orElseThrow().get());
    own.set(Val.v128(-1, -2));
    instance.func("exchange").orElseThrow().call();
    assertEquals(Val.v128(-1, -2), instance.global("g").orElseThrow().get());
    assertThrows(IllegalArgumentException.class, () -> own.set(Val.i64(1)));
  }

  /** A function of three vectors on an engine whose relaxed instructions are deterministic. */
  private TypedFunc deterministic(Op op) {
    Config config = engine.config().toBuilder().relaxedSimdDeterministic(true).build();
    Engine deterministic = Engine.create(config);
    int operands = Objects.requireNonNull(op.signature()).params().length;
    byte[] module =
        new ModuleBuilder()
            .type("VVV>V")
            .func(
                0,
                code -> {
                  for (int i = 0; i < operands; i++) {
                    code.writeIndex(Op.LOCAL_GET, i);
                  }
                  code.write(op);
                })
            .export("f", ExternKind.FUNC, 0)
            .build();
    return Instance.create(deterministic.newStore(), Module.of(deterministic, module))
        .func("f")
        .orElseThrow()
        .typed();
  }

  /**
   * The product and sum are rounded one after the other in the deterministic profile: a fused
   * operation would give a small number, not 0.
   */
  @Test
  void relaxedProductsAndSumsAreRoundedTwiceOnRequest() {
    TypedFunc madd = deterministic(Op.F64X2_RELAXED_MADD);
    long x = Double.doubleToRawLongBits(1 + 0x1p-30);
    long y = Double.doubleToRawLongBits(1 - 0x1p-30);
    long z = Double.doubleToRawLongBits(-1);
    madd.v128(x, x).v128(y, y).v128(z, z).call();
    assertEquals(0, madd.resultV128Low(0));
    assertEquals(0, madd.resultV128High(0));
  }

  /** Bytes with a sign are signed in both operands, and sums of products saturate. */
  @Test
  void relaxedDotProductsAreSignedOnRequest() {
    TypedFunc dot = deterministic(Op.I16X8_RELAXED_DOT_I8X16_I7X16_S);
    dot.v128(0x8080_FF02_0000_0101L, 0x0003L).v128(0x8080_FFFE_FFFF_017FL, 0xFFFFL).v128(0, 0);
    dot.call();
    assertEquals(0x7FFF_FFFD_0000_0080L, dot.resultV128Low(0));
    assertEquals(0xFFFDL, dot.resultV128High(0));
    TypedFunc add = deterministic(Op.I32X4_RELAXED_DOT_I8X16_I7X16_ADD_S);
    add.v128(0x8080_FF02_0000_0101L, 0x0003L).v128(0x8080_FFFE_FFFF_017FL, 0xFFFFL).v128(1, 5);
    add.call();
    assertEquals(0x0000_7FFC_0000_0081L, add.resultV128Low(0));
    assertEquals(2, add.resultV128High(0));
  }

  /** A function that runs a vector through instructions of several kinds, again and again. */
  private static byte[] loop() {
    return new ModuleBuilder()
        .type("iV>V")
        .memory(1, 1)
        .func(
            0,
            code -> {
              code.writeBlock(Op.LOOP, Instruction.NO_TYPE_INDEX, TypeCodes.BOTTOM);
              code.writeIndex(Op.LOCAL_GET, 1);
              code.writeVector(Op.V128_CONST, 0x0102030405060708L, 7);
              code.write(Op.I8X16_ADD_SAT_S);
              code.writeIndex(Op.LOCAL_GET, 1);
              code.writeVector(Op.I8X16_SHUFFLE, 0x1012031405161718L, 0x1F1E1D0C0B0A1908L);
              code.writeIndex(Op.LOCAL_SET, 1);
              code.writeConstant(Op.I32_CONST, 16);
              code.writeIndex(Op.LOCAL_GET, 1);
              code.write(Op.F32X4_SQRT);
              code.writeLaneAccess(Op.V128_STORE32_LANE, 0, 0, 0, 3);
              code.writeConstant(Op.I32_CONST, 12);
              code.writeMemoryAccess(Op.V128_LOAD8X8_S, 0, 0, 0);
              code.writeIndex(Op.LOCAL_GET, 1);
              code.write(Op.I8X16_SWIZZLE);
              code.writeIndex(Op.LOCAL_SET, 1);
              code.writeIndex(Op.LOCAL_GET, 0);
              code.writeConstant(Op.I32_CONST, 1);
              code.write(Op.I32_SUB);
              code.writeIndex(Op.LOCAL_TEE, 0);
              code.writeIndex(Op.BR_IF, 0);
              code.write(Op.END);
              code.writeIndex(Op.LOCAL_GET, 1);
            })
        .export("loop", ExternKind.FUNC, 0)
        .build();
  }

  @Test
  void vectorInstructionsAllocateNothing() {
    TypedFunc loop =
        Instance.create(store, Module.of(engine, loop())).func("loop").orElseThrow().typed();
    assertEquals(allocated(loop, 1), allocated(loop, 1000));
  }

  /** The fewest bytes that calls allocated; the first ones make code. */
  private static long allocated(TypedFunc function, int rounds) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 100; i++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      function.i32(rounds).v128(1, 2).call();
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    return least;
  }
}
