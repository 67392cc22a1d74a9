package io.dunlin.cli;

import io.dunlin.BackendUnavailableException;
import io.dunlin.Engine;
import io.dunlin.Func;
import io.dunlin.Instance;
import io.dunlin.LinkException;
import io.dunlin.Linker;
import io.dunlin.Module;
import io.dunlin.Store;
import io.dunlin.Trap;
import io.dunlin.Val;
import io.dunlin.WasmException;
import io.dunlin.spi.code.ArtifactException;
import io.dunlin.spi.code.UnsupportedModuleException;
import io.dunlin.spi.store.ResourceLimitException;
import io.dunlin.wasi.Wasi;
import io.dunlin.wasi.WasiConfig;
import io.dunlin.wasi.WasiExit;
import io.dunlin.wasm.InvalidModuleException;
import io.dunlin.wasm.type.ValType;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One run of a module, from its file to an exit code. */
final class GuestRun {
  /** What initializes a module that is a library; a program has none. */
  private static final String INITIALIZE = "_initialize";

  private final RunOptions options;
  private final ModuleFile file;
  private final List<String> arguments;
  private final Console console;
  private final OutputStream stdout;

  GuestRun(RunOptions options, ModuleFile file, List<String> arguments, Console console) {
    this.options = options;
    this.file = file;
    this.arguments = arguments;
    this.console = console;
    this.stdout = console.isTerminal(1) ? console.out() : new GuestOutput(console.out());
  }

  /**
   * Runs the guest.
   *
   * @return the process's exit code
   * @throws CommandException if the module cannot be run
   */
  int run() {
    try {
      Engine engine = Engine.create(options.engineConfig());
      Module module = load(engine, file);
      try (Wasi wasi = Wasi.create(wasiConfig());
          Store<@Nullable Void> store = engine.newStore()) {
        return run(engine, module, wasi, store);
      }
    } catch (InvalidModuleException
        | UnsupportedModuleException
        | ArtifactException
        | LinkException
        | ResourceLimitException
        | IllegalArgumentException e) {
      throw CommandException.of(file.name(), e);
    } catch (BackendUnavailableException e) {
      throw CommandException.of(e);
    } catch (IOException e) {
      throw CommandException.of(file.name(), e);
    }
  }

  private int run(Engine engine, Module module, Wasi wasi, Store<@Nullable Void> store)
      throws IOException {
    store.setLimiter(options.limits());
    Long fuel = options.fuel();
    if (fuel != null) {
      store.setFuel(fuel);
    }
    Linker<@Nullable Void> linker = new Linker<>(engine);
    wasi.addTo(linker);
    Duration duration = options.timeout();
    if (duration == null) {
      return run(module, linker, store);
    }
    store.setEpochDeadline(1);
    try (Timeout timeout = new Timeout(duration, engine, this::giveUp)) {
      int exitCode = run(module, linker, store);
      if (timeout.hasExpired() && exitCode != ExitCodes.TRAP) {
        // A guest whose sleep was cut short may have come to an end as if it had slept enough.
        report("wasm trap: interrupt");
        return ExitCodes.TRAP;
      }
      return exitCode;
    }
  }

  private int run(Module module, Linker<@Nullable Void> linker, Store<@Nullable Void> store)
      throws IOException {
    try {
      options.preloads().forEach((name, other) -> preload(name, other, linker, store));
      call(instantiate(linker, store, module));
      return ExitCodes.SUCCESS;
    } catch (WasiExit e) {
      return e.exitCode();
    } catch (Trap e) {
      stdout.flush();
      report(e.report());
      return ExitCodes.TRAP;
    } catch (WasmException e) {
      stdout.flush();
      report(e.report());
      return ExitCodes.FAILURE;
    } finally {
      stdout.flush();
    }
  }

  private Module load(Engine engine, ModuleFile from) {
    return new ModuleLoader(engine, console.in(), options.allowPrecompiled()).load(from);
  }

  private void giveUp() {
    report("wasm trap: interrupt");
    Runtime.getRuntime().halt(ExitCodes.TRAP);
  }

  private void preload(
      String name, ModuleFile other, Linker<@Nullable Void> linker, Store<@Nullable Void> store) {
    Module module;
    try {
      module = load(store.engine(), other);
    } catch (InvalidModuleException | ArtifactException e) {
      throw CommandException.of(other.name(), e);
    }
    linker.instance(name, instantiate(linker, store, module));
  }

  private Instance instantiate(
      Linker<@Nullable Void> linker, Store<@Nullable Void> store, Module module) {
    if (RubyGuest.isRuby(module)) {
      RubyGuest.define(linker, module);
    } else if (options.unknownImportsTrap()) {
      linker.defineUnknownImportsAsTraps(module);
    }
    Instance instance = linker.instantiate(store, module);
    instance.func(INITIALIZE).ifPresent(Func::call);
    return instance;
  }

  private void call(Instance instance) throws IOException {
    String name = options.invoke();
    if (name == null) {
      if (RubyGuest.isRuby(instance.module())) {
        new RubyGuest(instance).run(arguments, console.in());
      } else {
        Linker.entryOf(instance).ifPresent(Func::call);
      }
      return;
    }
    Func function =
        instance
            .func(name)
            .orElseThrow(
                () -> new CommandException(file.name() + ": exports no function '" + name + "'"));
    Val[] results = function.call(parseArguments(name, function.type().params()));
    StringBuilder lines = new StringBuilder();
    for (Val result : results) {
      lines.append(InvokeValues.print(result)).append('\n');
    }
    stdout.write(lines.toString().getBytes(StandardCharsets.UTF_8));
  }

  private Val[] parseArguments(String function, List<ValType> types) {
    if (arguments.size() != types.size()) {
      throw new CommandException(
          "function '"
              + function
              + "' takes "
              + types.size()
              + " arguments, found "
              + arguments.size());
    }
    Val[] values = new Val[types.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = InvokeValues.parse(types.get(i), arguments.get(i));
    }
    return values;
  }

  private WasiConfig wasiConfig() {
    List<String> all = new ArrayList<>();
    String argument0 = options.argument0();
    all.add(argument0 != null ? argument0 : file.baseName());
    all.addAll(arguments);
    WasiConfig.Builder builder =
        WasiConfig.builder()
            .arguments(all)
            .stdin(console.in(), console.isTerminal(0))
            .stdout(stdout, console.isTerminal(1))
            .stderr(console.err(), console.isTerminal(2));
    options.configure(builder);
    return builder.build();
  }

  private void report(String text) {
    PrintStream errors = console.errorPrinter();
    errors.println("error: " + file.name() + ": " + text);
  }
}
