package io.dunlin.benchmarks.engine;

import io.github.kawamuray.wasmtime.Config;
import io.github.kawamuray.wasmtime.Engine;
import io.github.kawamuray.wasmtime.Extern;
import io.github.kawamuray.wasmtime.Func;
import io.github.kawamuray.wasmtime.Instance;
import io.github.kawamuray.wasmtime.Linker;
import io.github.kawamuray.wasmtime.Module;
import io.github.kawamuray.wasmtime.OptLevel;
import io.github.kawamuray.wasmtime.Store;
import io.github.kawamuray.wasmtime.Strategy;
import io.github.kawamuray.wasmtime.WasmFunctionError.I32ExitError;
import io.github.kawamuray.wasmtime.WasmFunctions;
import io.github.kawamuray.wasmtime.WasmValType;
import io.github.kawamuray.wasmtime.wasi.WasiCtx;
import io.github.kawamuray.wasmtime.wasi.WasiCtxBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** Wasmtime with Cranelift, through its bindings for Java. */
final class WasmtimeEngine implements EngineUnderTest {
  private final Engine engine =
      new Engine(
          new Config()
              .strategy(Strategy.CRANELIFT)
              .craneliftOptLevel(OptLevel.SPEED)
              .wasmSimd(true)
              .wasmBulkMemory(true)
              .wasmMultiValue(true)
              .wasmReferenceTypes(true));

  @Override
  public IntUnaryOperator loadKernel(byte[] bytes) {
    // Never disposed of: the kernel runs in it until the process ends.
    Store<Void> store = new Store<>(null, engine);
    Instance instance = new Instance(store, Module.fromBinary(engine, bytes), List.of());
    Func run = instance.getFunc(store, "run").orElseThrow();
    return WasmFunctions.func(store, run, WasmValType.I32, WasmValType.I32)::call;
  }

  @Override
  public Command loadCommand(byte[] bytes, Path directory) {
    Module module = Module.fromBinary(engine, bytes);
    return stopwatch -> run(module, directory, stopwatch);
  }

  /** These bindings write to files only. */
  private Output run(Module module, Path directory, Stopwatch stopwatch) throws IOException {
    Path stdout = Files.createTempFile("dunlin-benchmark", ".out");
    Path stderr = Files.createTempFile("dunlin-benchmark", ".err");
    try {
      WasiCtx wasi =
          new WasiCtxBuilder()
              .arg(WASI_ARGUMENT)
              .stdout(stdout)
              .stderr(stderr)
              .preopenedDir(directory, ".")
              .build();
      run(module, wasi, stopwatch);
      Output output = new Output();
      output.stdout().write(Files.readAllBytes(stdout));
      output.stderr().write(Files.readAllBytes(stderr));
      return output;
    } finally {
      Files.delete(stdout);
      Files.delete(stderr);
    }
  }

  private void run(Module module, WasiCtx wasi, Stopwatch stopwatch) {
    try (Store<Void> store = new Store<>(null, engine, wasi);
        Linker linker = new Linker(engine)) {
      WasiCtx.addToLinker(linker);
      linker.define(
          store, "bench", "start", Extern.fromFunc(WasmFunctions.wrap(store, stopwatch::start)));
      linker.define(
          store, "bench", "end", Extern.fromFunc(WasmFunctions.wrap(store, stopwatch::stop)));
      linker.module(store, "", module);
      WasmFunctions.consumer(store, linker.get(store, "", "_start").orElseThrow().func()).accept();
    } catch (I32ExitError e) {
      if (e.exitCode() != 0) {
        throw new IllegalStateException("exit code " + e.exitCode(), e);
      }
    }
  }
}
