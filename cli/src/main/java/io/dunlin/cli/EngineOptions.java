package io.dunlin.cli;

import io.dunlin.CacheConfig;
import io.dunlin.Config;
import io.dunlin.spi.OptLevel;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** The options by which a command chooses how modules are compiled. */
final class EngineOptions {
  private static final String OPT_LEVEL = "opt-level";
  private static final String SIGNALS_BASED_TRAPS = "signals-based-traps";
  private static final String MEMORY_RESERVATION = "memory-reservation";
  private static final String MEMORY_GUARD_SIZE = "memory-guard-size";
  private static final String CACHE = "cache";
  private static final String CACHE_DIRECTORY = "cache-dir";
  private static final String CACHE_SIZE = "cache-size";
  private static final String PARALLEL_COMPILATION = "parallel-compilation";

  /** The keys of {@code -O}. */
  private static final List<String> OPTIMIZE_KEYS =
      List.of(OPT_LEVEL, SIGNALS_BASED_TRAPS, MEMORY_RESERVATION, MEMORY_GUARD_SIZE);

  /** The keys of {@code -C}. */
  private static final List<String> CODEGEN_KEYS =
      List.of(CACHE, CACHE_DIRECTORY, CACHE_SIZE, PARALLEL_COMPILATION);

  private static final String BACKEND = "--backend";
  private static final String CPU_FLAG = "--cpu-flag";

  private EngineOptions() {}

  /** Adds the options to a command. */
  static void addTo(CommandSpec spec) {
    spec.addOption(Options.single("NAME", "Use this backend; see 'dunlin backends'.", BACKEND))
        .addOption(
            Options.single(
                "LEVEL", "0 to compile fast, 2 for fast code; as -O opt-level=.", "--opt-level"))
        .addOption(
            Options.repeated(
                "KEY[=VALUE][,...]",
                Options.keys("Optimization options: ", OPTIMIZE_KEYS),
                "-O",
                "--optimize"))
        .addOption(
            Options.repeated(
                "KEY[=VALUE][,...]",
                Options.keys("Code generation options: ", CODEGEN_KEYS),
                "-C",
                "--codegen"))
        .addOption(
            Options.repeated(
                "NAME[=y|n]", "Use an extension of the processor, or do not.", CPU_FLAG));
  }

  /**
   * A configuration as the options say.
   *
   * @throws CommandException if an option is wrong
   */
  static Config.Builder configure(ParseResult arguments) {
    OptionGroup optimize = new OptionGroup("-O", Options.all(arguments, "-O"), OPTIMIZE_KEYS);
    OptionGroup codegen = new OptionGroup("-C", Options.all(arguments, "-C"), CODEGEN_KEYS);
    Config.Builder config = Config.builder();
    config.backend(backend(arguments));
    String level = arguments.matchedOptionValue("--opt-level", optimize.text(OPT_LEVEL));
    if (level != null) {
      config.optLevel(optLevel(level));
    }
    if (optimize.text(SIGNALS_BASED_TRAPS) != null) {
      config.signalsBasedTraps(optimize.isOn(SIGNALS_BASED_TRAPS, true));
    }
    try {
      if (optimize.text(MEMORY_RESERVATION) != null) {
        config.memoryReservation(optimize.number(MEMORY_RESERVATION, 0));
      }
      if (optimize.text(MEMORY_GUARD_SIZE) != null) {
        config.memoryGuardSize(optimize.number(MEMORY_GUARD_SIZE, 0));
      }
    } catch (IllegalArgumentException e) {
      throw CommandException.of(e);
    }
    config.parallelCompilation(codegen.isOn(PARALLEL_COMPILATION, true));
    for (String flag : Options.all(arguments, CPU_FLAG)) {
      int equals = flag.indexOf('=');
      String name = equals < 0 ? flag : flag.substring(0, equals);
      config.cpuFlag(name, equals < 0 || Numbers.parseSwitch(CPU_FLAG, flag.substring(equals + 1)));
    }
    return config.cache(cache(codegen));
  }

  /** The backend that is asked for, or null. */
  static @Nullable String backend(ParseResult arguments) {
    return arguments.matchedOptionValue(BACKEND, null);
  }

  private static OptLevel optLevel(String text) {
    return switch (text) {
      case "0" -> OptLevel.NONE;
      case "1", "2" -> OptLevel.SPEED;
      default -> throw new CommandException("not 0, 1 or 2 for opt-level: '" + text + "'");
    };
  }

  /** A directory or a size is not given for nothing: either switches the cache on. */
  private static @Nullable CacheConfig cache(OptionGroup codegen) {
    String directory = codegen.text(CACHE_DIRECTORY);
    boolean isGiven = directory != null || codegen.text(CACHE_SIZE) != null;
    if (!codegen.isOn(CACHE, isGiven)) {
      return null;
    }
    long size = codegen.number(CACHE_SIZE, CacheConfig.DEFAULT_MAX_BYTES);
    try {
      return new CacheConfig(
          directory == null
              ? CacheConfig.inUserDirectory().directory()
              : ModuleFile.path(directory),
          size);
    } catch (IllegalStateException e) {
      throw CommandException.of(e);
    }
  }
}
