package io.dunlin.cli;

import io.dunlin.Config;
import io.dunlin.StoreLimits;
import io.dunlin.spi.ProfilingStrategy;
import io.dunlin.wasi.WasiConfig;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParseResult;

/** The options of {@code dunlin run}, checked. */
final class RunOptions {
  static final String ALLOW_PRECOMPILED = "--allow-precompiled";

  static final String PROFILE = "--profile";

  private static final String FUEL = "fuel";
  private static final String TIMEOUT = "timeout";
  private static final String MAX_WASM_STACK = "max-wasm-stack";
  private static final String MAX_MEMORY_SIZE = "max-memory-size";
  private static final String MAX_TABLE_ELEMENTS = "max-table-elements";
  private static final String MAX_INSTANCES = "max-instances";
  private static final String MAX_MEMORIES = "max-memories";
  private static final String MAX_TABLES = "max-tables";
  private static final String UNKNOWN_IMPORTS_TRAP = "unknown-imports-trap";
  private static final String INHERIT_ENV = "inherit-env";

  /** The keys of {@code -W}. */
  static final List<String> WASM_KEYS =
      List.of(
          FUEL,
          TIMEOUT,
          MAX_WASM_STACK,
          MAX_MEMORY_SIZE,
          MAX_TABLE_ELEMENTS,
          MAX_INSTANCES,
          MAX_MEMORIES,
          MAX_TABLES,
          UNKNOWN_IMPORTS_TRAP);

  /** The keys of {@code -S}. */
  static final List<String> WASI_KEYS = List.of(INHERIT_ENV);

  private static final long UNLIMITED = Long.MAX_VALUE;

  private final ParseResult arguments;
  private final OptionGroup wasm;
  private final OptionGroup wasi;
  private final @Nullable Long fuel;
  private final @Nullable Duration timeout;

  RunOptions(ParseResult arguments) {
    this.arguments = arguments;
    wasm = new OptionGroup("-W", Options.all(arguments, "-W"), WASM_KEYS);
    wasi = new OptionGroup("-S", Options.all(arguments, "-S"), WASI_KEYS);
    String fuelText = either(arguments, "--fuel", wasm, FUEL);
    fuel = fuelText == null ? null : (Long) Numbers.parseOption("fuel", fuelText);
    String timeoutText = either(arguments, "--timeout", wasm, TIMEOUT);
    timeout = timeoutText == null ? null : Durations.parse(timeoutText);
  }

  /** The modules to instantiate before, by the names under which their exports are offered. */
  Map<String, ModuleFile> preloads() {
    Map<String, ModuleFile> preloads = new LinkedHashMap<>();
    for (String text : Options.all(arguments, "--preload")) {
      int equals = text.indexOf('=');
      if (equals < 0) {
        throw new CommandException("--preload " + text + ": write NAME=FILE");
      }
      preloads.put(text.substring(0, equals), new ModuleFile(text.substring(equals + 1)));
    }
    return preloads;
  }

  /** Whether files may be artifacts, whose code is run unchecked. */
  boolean allowPrecompiled() {
    return arguments.hasMatchedOption(ALLOW_PRECOMPILED);
  }

  private static ProfilingStrategy profiling(@Nullable String form) {
    if (form == null) {
      return ProfilingStrategy.NONE;
    }
    return switch (form) {
      case "perfmap" -> ProfilingStrategy.PERF_MAP;
      case "jitdump" -> ProfilingStrategy.JIT_DUMP;
      default ->
          throw new CommandException("not perfmap or jitdump for " + PROFILE + ": '" + form + "'");
    };
  }

  /** The function to call instead of the program's start, or null. */
  @Nullable String invoke() {
    return arguments.matchedOptionValue("--invoke", null);
  }

  /** The guest's argument 0, or null. */
  @Nullable String argument0() {
    return arguments.matchedOptionValue("--argv0", null);
  }

  /** The fuel to run on, or null for no limit. */
  @Nullable Long fuel() {
    return fuel;
  }

  /** How long the guest may run, or null for no limit. */
  @Nullable Duration timeout() {
    return timeout;
  }

  /** The engine to run in. */
  Config engineConfig() {
    long stack = wasm.number(MAX_WASM_STACK, Config.DEFAULT_MAX_WASM_STACK);
    try {
      return EngineOptions.configure(arguments)
          .consumeFuel(fuel != null)
          .profiling(profiling(arguments.matchedOptionValue(PROFILE, null)))
          .maxWasmStack((int) Math.min(stack, Integer.MAX_VALUE))
          .build();
    } catch (IllegalArgumentException e) {
      throw CommandException.of(e);
    }
  }

  /**
   * Whether functions that the module imports and nobody offers fail only when they are called.
   * This is so unless switched off: modules built for several hosts import more than they use.
   */
  boolean unknownImportsTrap() {
    return wasm.isOn(UNKNOWN_IMPORTS_TRAP, true);
  }

  /** What the store may grow to; what holds for each memory holds for the objects as well. */
  StoreLimits limits() {
    return StoreLimits.NONE
        .withMemoryBytes(wasm.number(MAX_MEMORY_SIZE, UNLIMITED))
        .withHeapBytes(wasm.number(MAX_MEMORY_SIZE, UNLIMITED))
        .withTableElements(wasm.number(MAX_TABLE_ELEMENTS, UNLIMITED))
        .withInstances(count(MAX_INSTANCES))
        .withMemories(count(MAX_MEMORIES))
        .withTables(count(MAX_TABLES));
  }

  /** Gives the guest its directories and its environment. */
  void configure(WasiConfig.Builder builder) {
    try {
      if (wasi.isOn(INHERIT_ENV, false)) {
        builder.inheritEnvironment();
      }
      for (String text : Options.all(arguments, "--env")) {
        addVariable(builder, text);
      }
      for (String text : Options.all(arguments, "--dir")) {
        addDirectory(builder, text);
      }
    } catch (IllegalArgumentException e) {
      throw CommandException.of(e);
    }
  }

  private static void addVariable(WasiConfig.Builder builder, String text) {
    int equals = text.indexOf('=');
    if (equals >= 0) {
      builder.environment(text.substring(0, equals), text.substring(equals + 1));
      return;
    }
    String value = System.getenv(text);
    if (value == null) {
      throw new CommandException("--env " + text + ": there is no such variable to pass on");
    }
    builder.environment(text, value);
  }

  private static void addDirectory(WasiConfig.Builder builder, String text) {
    int separator = text.indexOf("::");
    String host = separator < 0 ? text : text.substring(0, separator);
    String guest = separator < 0 ? text : text.substring(separator + 2);
    builder.preopenedDirectory(ModuleFile.path(host), guest);
  }

  private static @Nullable String either(
      ParseResult arguments, String option, OptionGroup group, String key) {
    String text = arguments.matchedOptionValue(option, null);
    return text != null ? text : group.text(key);
  }

  private int count(String key) {
    return (int) Math.min(wasm.number(key, UNLIMITED), Integer.MAX_VALUE);
  }
}
