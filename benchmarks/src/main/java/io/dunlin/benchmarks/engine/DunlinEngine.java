package io.dunlin.benchmarks.engine;

import io.dunlin.Config;
import io.dunlin.Engine;
import io.dunlin.Func;
import io.dunlin.Global;
import io.dunlin.ImportType;
import io.dunlin.Instance;
import io.dunlin.Linker;
import io.dunlin.Memory;
import io.dunlin.Module;
import io.dunlin.Store;
import io.dunlin.TypedFunc;
import io.dunlin.Val;
import io.dunlin.spi.OptLevel;
import io.dunlin.wasi.Wasi;
import io.dunlin.wasi.WasiConfig;
import io.dunlin.wasi.WasiExit;
import io.dunlin.wasm.type.FuncType;
import io.dunlin.wasm.type.FunctionType;
import io.dunlin.wasm.type.GlobalType;
import io.dunlin.wasm.type.Limits;
import io.dunlin.wasm.type.MemoryType;
import io.dunlin.wasm.type.TypeCodes;
import io.dunlin.wasm.type.ValType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/** Dunlin with one of its backends. */
final class DunlinEngine implements EngineUnderTest {
  private static final FuncType NOTHING = new FuncType(List.of(), List.of());

  /** Of the memory that modules of TeaVM import; its size there is between these. */
  private static final long MIN_PAGES = 64;

  private static final long MAX_PAGES = 1024;

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
  public IntUnaryOperator loadObjectProgram(byte[] bytes, String name) {
    Store<@Nullable Void> store = engine.newStore();
    Module module = Module.of(engine, bytes);
    Linker<@Nullable Void> linker = new Linker<>(engine);
    Memory memory = Memory.of(store, MemoryType.of(Limits.between(MIN_PAGES, MAX_PAGES)));
    linker.define("env", "memory", memory);
    Global zero = Global.of(store, new GlobalType(ValType.I32, false), Val.i32(0));
    linker.define("teavmMemory", "heapOffset", zero);
    linker.define("teavmMemory", "maxSize", zero);
    for (ImportType wanted : module.imports()) {
      if (wanted.type() instanceof FunctionType function) {
        defineStub(linker, module, wanted, function.typeIndex());
      }
    }
    TypedFunc run = linker.instantiate(store, module).func(name).orElseThrow().typed();
    return argument -> run.i32(argument).call().resultI32(0);
  }

  /** A function that returns zero, null, or where that is not allowed some object. */
  private static void defineStub(
      Linker<@Nullable Void> linker, Module module, ImportType wanted, int type) {
    List<ValType> results = module.funcType(type).results();
    linker.funcRaw(
        wanted.module(),
        wanted.name(),
        module.funcType(type),
        (caller, numbers, references, base) -> {
          for (int i = 0; i < results.size(); i++) {
            numbers[base + i] = 0;
            references[base + i] = TypeCodes.isNullable(results.get(i).code()) ? null : "";
          }
        });
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
