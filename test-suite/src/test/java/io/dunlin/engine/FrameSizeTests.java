package io.dunlin.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.dunlin.Config;
import io.dunlin.Engine;
import io.dunlin.Func;
import io.dunlin.Instance;
import io.dunlin.Module;
import io.dunlin.Store;
import io.dunlin.Trap;
import io.dunlin.spi.trap.TrapCode;
import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.type.ExternKind;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Functions with very many operands at a time. */
@ParameterizedClass
@MethodSource("io.dunlin.engine.Backends#available")
final class FrameSizeTests {
  private final Engine engine;

  FrameSizeTests(String backend) {
    engine = Engine.create(Config.builder().backend(backend).build());
  }

  @Test
  void aFrameBeyondTheStackIsATrap() {
    int pushed = 20_000;
    ModuleBuilder module =
        new ModuleBuilder()
            .type(">l")
            .func(0, code -> code.writeConstant(Op.I64_CONST, 1))
            .func(
                0,
                code -> {
                  for (int i = 0; i < pushed; i++) {
                    code.writeIndex(Op.CALL, 0);
                  }
                  for (int i = 1; i < pushed; i++) {
                    code.write(Op.I64_XOR);
                  }
                })
            .export("run", ExternKind.FUNC, 1);
    Config config = engine.config().toBuilder().maxWasmStack(1 << 16).build();
    Engine small = Engine.create(config);
    Store<@Nullable Void> own = small.newStore();
    Func run = Instance.create(own, Module.of(small, module.build())).func("run").orElseThrow();
    for (int i = 0; i < 2; i++) {
      assertEquals(TrapCode.STACK_OVERFLOW, assertThrows(Trap.class, run::call).code());
    }
  }

  @Test
  void aBackendMayLimitFramesButMustSaySo() {
    int pushed = 600_000;
    ModuleBuilder module =
        new ModuleBuilder()
            .type(">")
            .func(
                0,
                code -> {
                  for (int i = 0; i < pushed; i++) {
                    code.writeConstant(Op.I32_CONST, 1);
                  }
                  for (int i = 0; i < pushed; i++) {
                    code.write(Op.DROP);
                  }
                })
            .export("run", ExternKind.FUNC, 0);
    Config config = engine.config().toBuilder().maxWasmStack(64 << 20).build();
    for (Engine each : List.of(engine, Engine.create(config))) {
      Store<@Nullable Void> own = each.newStore();
      Func run = Instance.create(own, Module.of(each, module.build())).func("run").orElseThrow();
      for (int i = 0; i < 2; i++) {
        try {
          run.call();
        } catch (Trap e) {
          assertEquals(TrapCode.STACK_OVERFLOW, e.code());
        }
      }
    }
  }
}
