package io.dunlin.cli;

import io.dunlin.BackendUnavailableException;
import io.dunlin.Engine;
import io.dunlin.cli.wast.WastReport;
import io.dunlin.cli.wast.WastRunner;
import io.dunlin.wasm.Feature;
import io.dunlin.wasm.Features;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code dunlin wast}: runs scripts, and says of each how many assertions passed and failed. */
final class WastCommand implements Command {
  private static final String DISABLE = "--disable";
  private static final String FAIL_FAST = "--fail-fast";
  private static final String EXTENSION = ".wast";

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Options.command("wast", "Run test scripts of the WebAssembly specification.")
            .addPositional(
                Options.rest(
                    0, "FILE|DIR", "Scripts, - for standard input, or folders of scripts."))
            .addOption(
                Options.repeated(
                    "FEATURE",
                    "Run without a feature; all are on otherwise: "
                        + Arrays.stream(Feature.values())
                            .map(Feature::toString)
                            .collect(Collectors.joining(", "))
                        + ".",
                    DISABLE))
            .addOption(
                Options.flag("Stop after the first script in which something fails.", FAIL_FAST));
    EngineOptions.addTo(spec);
    return spec;
  }

  @Override
  public int run(ParseResult arguments, Console console) {
    List<String> names = arguments.matchedPositionalValue(0, List.of());
    if (names.isEmpty()) {
      throw new CommandException("no script given; see 'dunlin wast --help'");
    }
    WastRunner runner;
    try {
      runner =
          new WastRunner(
              Engine.create(
                  EngineOptions.configure(arguments)
                      .features(features(Options.all(arguments, DISABLE)))
                      .build()));
    } catch (BackendUnavailableException | IllegalArgumentException e) {
      throw CommandException.of(e);
    }
    PrintStream out = console.printer();
    int passed = 0;
    int failed = 0;
    for (String name : scripts(names)) {
      WastReport report = runner.run(new ModuleFile(name).read(console.in()));
      print(out, name, report);
      passed += report.passed();
      failed += report.failures().size();
      if (failed > 0 && arguments.hasMatchedOption(FAIL_FAST)) {
        break;
      }
    }
    out.println(count(passed, failed));
    return failed == 0 ? ExitCodes.SUCCESS : ExitCodes.FAILURE;
  }

  private static Features features(List<String> disabled) {
    Features features = Features.ALL;
    for (String name : disabled) {
      features = features.without(feature(name));
    }
    return features;
  }

  private static Feature feature(String name) {
    for (Feature feature : Feature.values()) {
      if (feature.toString().equals(name)) {
        return feature;
      }
    }
    throw new CommandException(DISABLE + " " + name + ": there is no such feature");
  }

  private static void print(PrintStream out, String name, WastReport report) {
    for (WastReport.Failure failure : report.failures()) {
      out.println(name + ":" + failure.line() + ": " + failure.reason());
    }
    out.println(name + ": " + count(report.passed(), report.failures().size()));
  }

  private static String count(int passed, int failed) {
    return passed + " passed, " + failed + " failed";
  }

  /** The files that are meant: of a folder, the scripts in it and in folders in it. */
  private static List<String> scripts(List<String> names) {
    List<String> scripts = new ArrayList<>();
    for (String name : names) {
      Path path = ModuleFile.path(name);
      if (!Files.isDirectory(path)) {
        scripts.add(name);
        continue;
      }
      try (Stream<Path> files = Files.walk(path)) {
        files
            .map(Path::toString)
            .filter(each -> each.endsWith(EXTENSION))
            .sorted()
            .forEach(scripts::add);
      } catch (IOException e) {
        throw CommandException.of(name, e);
      }
    }
    return scripts;
  }
}
