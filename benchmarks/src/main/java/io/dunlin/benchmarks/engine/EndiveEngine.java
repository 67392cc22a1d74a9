package io.dunlin.benchmarks.engine;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import run.endive.compiler.MachineFactoryCompiler;
import run.endive.runtime.ExportFunction;
import run.endive.runtime.HostFunction;
import run.endive.runtime.ImportValues;
import run.endive.runtime.Instance;
import run.endive.runtime.InterpreterMachine;
import run.endive.runtime.Machine;
import run.endive.wasi.WasiExitException;
import run.endive.wasi.WasiOptions;
import run.endive.wasi.WasiPreview1;
import run.endive.wasm.Parser;
import run.endive.wasm.WasmModule;
import run.endive.wasm.types.FunctionType;

/** Endive with its interpreter or with its compiler to bytecode. */
final class EndiveEngine implements EngineUnderTest {
  private static final FunctionType NOTHING = FunctionType.of(List.of(), List.of());

  private final Function<WasmModule, Function<Instance, Machine>> compiler;

  private EndiveEngine(Function<WasmModule, Function<Instance, Machine>> compiler) {
    this.compiler = compiler;
  }

  static EndiveEngine interpreter() {
    return new EndiveEngine(module -> InterpreterMachine::new);
  }

  static EndiveEngine compiler() {
    return new EndiveEngine(MachineFactoryCompiler::compile);
  }

  @Override
  public IntUnaryOperator loadKernel(byte[] bytes) {
    WasmModule module = Parser.parse(bytes);
    Instance instance = Instance.builder(module).withMachineFactory(compiler.apply(module)).build();
    ExportFunction run = instance.export("run");
    return argument -> (int) run.apply(argument)[0];
  }

  @Override
  public Command loadCommand(byte[] bytes, Path directory) {
    WasmModule module = Parser.parse(bytes);
    Function<Instance, Machine> machine = compiler.apply(module);
    return stopwatch -> run(module, machine, directory, stopwatch);
  }

  private static Output run(
      WasmModule module, Function<Instance, Machine> machine, Path directory, Stopwatch stopwatch) {
    Output output = new Output();
    WasiOptions options =
        WasiOptions.builder()
            .withArguments(List.of(WASI_ARGUMENT))
            .withStdout(output.stdout())
            .withStderr(output.stderr())
            .withDirectory(".", directory)
            .build();
    try (WasiPreview1 wasi = WasiPreview1.builder().withOptions(options).build()) {
      ImportValues imports =
          ImportValues.builder()
              .addFunction(wasi.toHostFunctions())
              .addFunction(marker("start", stopwatch::start), marker("end", stopwatch::stop))
              .build();
      // Building the instance runs _start.
      Instance.builder(module).withMachineFactory(machine).withImportValues(imports).build();
    } catch (WasiExitException e) {
      if (e.exitCode() != 0) {
        throw new IllegalStateException("exit code " + e.exitCode(), e);
      }
    }
    return output;
  }

  private static HostFunction marker(String name, Runnable action) {
    return new HostFunction(
        "bench",
        name,
        NOTHING,
        (instance, arguments) -> {
          action.run();
          return new long[0];
        });
  }
}
