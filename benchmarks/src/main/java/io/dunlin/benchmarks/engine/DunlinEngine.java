package io.dunlin.benchmarks.engine;

import io.dunlin.Config;
import io.dunlin.Engine;
import io.dunlin.Func;
import io.dunlin.Instance;
import io.dunlin.Linker;
import io.dunlin.Module;
import io.dunlin.Store;
import io.dunlin.TypedFunc;
import io.dunlin.spi.OptLevel;
import io.dunlin.wasi.Wasi;
import io.dunlin.wasi.WasiConfig;
import io.dunlin.wasi.WasiExit;
import io.dunlin.wasm.type.FuncType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/** Dunlin with one of its backends. */
final class DunlinEngine implements EngineUnderTest {
  private static final FuncType NOTHING = new FuncType(List.of(), List.of());

  private final Engine engine;

  DunlinEngine(String backend, OptLevel level) {
    engine = Engine.create(Config.builder().backend(backend).optLevel(level).build());
  }

  @Override
  public IntUnaryOperator loadKernel(byte[] module) {
    Store<@Nullable Void> store = engine.newStore();
    Instance instance = Instance.create(store, Module.of(engine, module));
    TypedFunc run = instance.func("run").orElseThrow().typed();
    return argument -> run.i32(argument).call().resultI32(0);
  }

  @Override
  public Command loadCommand(byte[] bytes, Path directory) {
    Module module = Module.of(engine, bytes);
    return stopwatch -> run(module, directory, stopwatch);
  }

  private Output run(Module module, Path directory, Stopwatch stopwatch) throws IOException {
    Output output = new Output();
    WasiConfig config =
        WasiConfig.builder()
            .argument(WASI_ARGUMENT)
            .stdout(output.stdout())
            .stderr(output.stderr())
            .preopenedDirectory(directory, ".")
            .build();
    Linker<@Nullable Void> linker = new Linker<>(engine);
    linker.funcRaw(
        "bench", "start", NOTHING, (caller, numbers, references, at) -> stopwatch.start());
    linker.funcRaw("bench", "end", NOTHING, (caller, numbers, references, at) -> stopwatch.stop());
    try (Wasi wasi = Wasi.create(config);
        Store<@Nullable Void> store = engine.newStore()) {
      wasi.addTo(linker);
      Func start = linker.instantiate(store, module).func("_start").orElseThrow();
      start.call();
    } catch (WasiExit e) {
      if (e.exitCode() != 0) {
        throw new IllegalStateException("exit code " + e.exitCode(), e);
      }
    }
    return output;
  }
}
