package io.dunlin.cli;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code dunlin run}: runs a WASI program, or one function of a module. */
final class RunCommand implements Command {
  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Options.command("run", "Run a WebAssembly program, or one of its functions.");
    // What follows the file's name belongs to the guest, even if it looks like an option.
    spec.parser().stopAtPositional(true);
    addWhatToRun(spec);
    EngineOptions.addTo(spec);
    spec.addOption(
        Options.single(
            "perfmap|jitdump",
            "Tell profilers of the system what machine code they see.",
            RunOptions.PROFILE));
    addWhatTheGuestSees(spec);
    addLimits(spec);
    return spec;
  }

  private static void addWhatToRun(CommandSpec spec) {
    spec.addPositional(Options.parameter(0, "FILE", "The module, or - for standard input."))
        .addPositional(
            Options.rest(1, "ARGS", "Arguments for the guest, or for the function to invoke."))
        .addOption(
            Options.flag(
                "Run FILE also if 'dunlin compile' made it; such code is run unchecked.",
                RunOptions.ALLOW_PRECOMPILED))
        .addOption(Options.single("NAME", "Call this function and print its results.", "--invoke"))
        .addOption(
            Options.repeated(
                "NAME=FILE",
                "Instantiate another module first, and offer its exports under NAME.",
                "--preload"));
  }

  private static void addWhatTheGuestSees(CommandSpec spec) {
    spec.addOption(
            Options.repeated(
                "HOST[::GUEST]",
                "Let the guest use a directory of the host, under the name GUEST (default: HOST).",
                "--dir"))
        .addOption(
            Options.repeated(
                "NAME[=VALUE]",
                "Set a variable of the guest's environment; without a value, that of the host.",
                "--env"))
        .addOption(
            Options.single("NAME", "The guest's argument 0 (default: FILE's name).", "--argv0"))
        .addOption(
            Options.repeated(
                "KEY[=y|n][,...]",
                Options.keys("WASI options: ", RunOptions.WASI_KEYS),
                "-S",
                "--wasi"));
  }

  private static void addLimits(CommandSpec spec) {
    spec.addOption(Options.single("N", "Trap after N units of fuel; as -W fuel=N.", "--fuel"))
        .addOption(
            Options.single(
                "DURATION", "Trap after 2s, 500ms, ...; as -W timeout=DURATION.", "--timeout"))
        .addOption(
            Options.repeated(
                "KEY=VALUE[,...]",
                Options.keys("WebAssembly options: ", RunOptions.WASM_KEYS),
                "-W",
                "--wasm"));
  }

  @Override
  public int run(ParseResult arguments, Console console) {
    RunOptions options = new RunOptions(arguments);
    ModuleFile file = new ModuleFile(arguments.matchedPositionalValue(0, ""));
    List<String> guestArguments = arguments.matchedPositionalValue(1, List.of());
    return new GuestRun(options, file, guestArguments, console).run();
  }
}
