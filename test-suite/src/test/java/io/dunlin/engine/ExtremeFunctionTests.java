package io.dunlin.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dunlin.Config;
import io.dunlin.Engine;
import io.dunlin.Instance;
import io.dunlin.Module;
import io.dunlin.Store;
import io.dunlin.TypedFunc;
import io.dunlin.wasm.binary.Instruction;
import io.dunlin.wasm.binary.InstructionWriter;
import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.type.ExternKind;
import io.dunlin.wasm.type.TypeCodes;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Functions that nobody writes: what a compiler does with them must take time and memory in
 * proportion to their size.
 */
final class ExtremeFunctionTests {
  private static final int VARIABLES = 20;

  /** Backends with settings that make a difference to them. */
  static List<Config> configurations() {
    return Backends.available().stream()
        .flatMap(
            backend ->
                CodeVariation.of(backend).stream()
                    .map(each -> each.apply(Config.builder().backend(backend)).build()))
        .toList();
  }

  /** Calls a function of two parameters and some variables, all of them i32. */
  private static int run(
      Config config, int variables, int first, int second, Consumer<InstructionWriter> code) {
    byte[] bytes =
        new ModuleBuilder()
            .type("ii>i")
            .func(0, variables, 'i', code)
            .func(0, body -> body.writeIndex(Op.LOCAL_GET, 0))
            .export("run", ExternKind.FUNC, 0)
            .build();
    Engine engine = Engine.create(config);
    try (Store<@Nullable Void> store = engine.newStore()) {
      TypedFunc run =
          Instance.create(store, Module.of(engine, bytes)).func("run").orElseThrow().typed();
      return run.i32(first).i32(second).call().resultI32(0);
    }
  }

  private static void begin(InstructionWriter code, Op op) {
    code.writeBlock(op, Instruction.NO_TYPE_INDEX, TypeCodes.BOTTOM);
  }

  /** Adds the second parameter to a variable. */
  private static void increase(InstructionWriter code, int variable) {
    code.writeIndex(Op.LOCAL_GET, variable);
    code.writeIndex(Op.LOCAL_GET, 1);
    code.write(Op.I32_ADD);
    code.writeIndex(Op.LOCAL_SET, variable);
  }

  @ParameterizedTest
  @MethodSource("configurations")
  void loopsInsideOfEachOther(Config config) {
    int count = 2000;
    int result =
        run(
            config,
            VARIABLES,
            0,
            1,
            code -> {
              for (int i = 0; i < count; i++) {
                begin(code, Op.LOOP);
              }
              for (int i = 0; i < count; i++) {
                increase(code, 2 + i % VARIABLES);
                code.writeIndex(Op.LOCAL_GET, 0);
                code.writeIndex(Op.BR_IF, 0);
                code.write(Op.END);
              }
              code.writeIndex(Op.LOCAL_GET, 2);
            });
    assertEquals(count / VARIABLES, result);
  }

  @ParameterizedTest
  @MethodSource("configurations")
  void loopsBehindEachOther(Config config) {
    int count = 2000;
    int result =
        run(
            config,
            VARIABLES,
            3,
            1,
            code -> {
              for (int i = 0; i < count; i++) {
                int variable = 2 + i % VARIABLES;
                begin(code, Op.LOOP);
                increase(code, variable);
                code.writeIndex(Op.LOCAL_GET, variable);
                code.writeIndex(Op.LOCAL_GET, 0);
                code.write(Op.I32_LT_S);
                code.writeIndex(Op.BR_IF, 0);
                code.write(Op.END);
              }
              code.writeIndex(Op.LOCAL_GET, 2);
            });
    assertEquals(3 + count / VARIABLES - 1, result);
  }

  @ParameterizedTest
  @MethodSource("configurations")
  void manyValuesThatLiveAcrossManyCalls(Config config) {
    int count = 1000;
    int result =
        run(
            config,
            count,
            1,
            1,
            code -> {
              for (int i = 0; i < count; i++) {
                code.writeIndex(Op.LOCAL_GET, 0);
                code.writeConstant(Op.I32_CONST, i);
                code.write(Op.I32_MUL);
                code.writeIndex(Op.LOCAL_SET, 2 + i);
              }
              for (int i = 0; i < count; i++) {
                code.writeIndex(Op.LOCAL_GET, 0);
                code.writeIndex(Op.LOCAL_GET, 1);
                code.writeIndex(Op.CALL, 1);
                code.writeIndex(Op.LOCAL_SET, 0);
              }
              for (int i = 0; i < count; i++) {
                code.writeIndex(Op.LOCAL_GET, 0);
                code.writeIndex(Op.LOCAL_GET, 2 + i);
                code.write(Op.I32_ADD);
                code.writeIndex(Op.LOCAL_SET, 0);
              }
              code.writeIndex(Op.LOCAL_GET, 0);
            });
    assertEquals(1 + IntStream.range(0, count).sum(), result);
  }

  @ParameterizedTest
  @MethodSource("configurations")
  void aTableOfManyTargets(Config config) {
    int count = 5000;
    int[] labels = IntStream.concat(IntStream.range(0, count), IntStream.of(0)).toArray();
    int result =
        run(
            config,
            0,
            count - 10,
            1,
            code -> {
              for (int i = 0; i < count; i++) {
                begin(code, Op.BLOCK);
              }
              code.writeIndex(Op.LOCAL_GET, 0);
              code.writeLabelTable(labels);
              for (int i = 0; i < count; i++) {
                code.write(Op.END);
                increase(code, 1);
              }
              code.writeIndex(Op.LOCAL_GET, 1);
            });
    assertEquals(1024, result);
  }
}
