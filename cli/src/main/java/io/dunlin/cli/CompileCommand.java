package io.dunlin.cli;

import io.dunlin.BackendUnavailableException;
import io.dunlin.Config;
import io.dunlin.Engine;
import io.dunlin.Module;
import io.dunlin.spi.code.UnsupportedModuleException;
import io.dunlin.wasm.InvalidModuleException;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * {@code dunlin compile}: writes the artifact that {@code run --allow-precompiled} runs, or a jar
 * for the class path of a Java program.
 */
final class CompileCommand implements Command {
  private static final String TARGET = "--target";
  private static final String CONSUME_FUEL = "--consume-fuel";

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Options.command("compile", "Compile a module ahead of time.")
            .addPositional(Options.parameter(0, "FILE", "The module, or - for standard input."))
            .addOption(
                Options.single(
                    "OUT",
                    "Write to this file: if its name ends in .jar, a jar for the class path of a"
                        + " program in Java; otherwise what 'dunlin run' runs."
                        + " Default: FILE's name with .dlo, in this directory.",
                    "-o",
                    "--output"))
            .addOption(targetOption())
            .addOption(fuelOption());
    EngineOptions.addTo(spec);
    return spec;
  }

  /** The option that names the processor. */
  static OptionSpec targetOption() {
    return Options.single(
        "TARGET", "Compile for x86_64, aarch64 or jvm (default: this machine).", TARGET);
  }

  static @Nullable String target(ParseResult arguments) {
    return arguments.matchedOptionValue(TARGET, null);
  }

  /** The option for code that counts fuel. */
  static OptionSpec fuelOption() {
    return Options.flag("Compile for 'dunlin run --fuel'.", CONSUME_FUEL);
  }

  static boolean consumesFuel(ParseResult arguments) {
    return arguments.hasMatchedOption(CONSUME_FUEL);
  }

  @Override
  public int run(ParseResult arguments, Console console) {
    ModuleFile file = new ModuleFile(arguments.matchedPositionalValue(0, ""));
    String output = arguments.matchedOptionValue("-o", null);
    ModuleJar jar = ModuleJar.of(output);
    byte[] bytes = file.read(console.in());
    Config.Builder config =
        EngineOptions.configure(arguments)
            .target(target(arguments))
            .consumeFuel(consumesFuel(arguments));
    if (jar != null) {
      ModuleJar.configure(config, EngineOptions.backend(arguments), target(arguments));
    }
    try {
      Module module = Module.of(Engine.create(config.build()), bytes);
      OutputFile.of(output != null ? output : artifactName(file), console)
          .write(content(module, jar));
    } catch (InvalidModuleException | UnsupportedModuleException | IllegalArgumentException e) {
      throw CommandException.of(file.name(), e);
    } catch (BackendUnavailableException e) {
      throw CommandException.of(e);
    }
    return ExitCodes.SUCCESS;
  }

  private static OutputFile.Content content(Module module, @Nullable ModuleJar jar) {
    if (jar == null) {
      byte[] artifact = module.serialize();
      return out -> out.write(artifact);
    }
    SortedMap<String, byte[]> files = module.serializeForClassPath(jar.moduleName());
    return out -> ModuleJar.write(files, out);
  }

  private static String artifactName(ModuleFile file) {
    String name = file.baseName();
    if (name.equals("-")) {
      throw new CommandException("standard input has no name; name a file with -o");
    }
    int dot = name.lastIndexOf('.');
    return (dot <= 0 ? name : name.substring(0, dot)).concat(".dlo");
  }
}
