package io.dunlin.cli;

import io.dunlin.wasm.Features;
import io.dunlin.wasm.InvalidModuleException;
import io.dunlin.wasm.binary.BinaryDecoder;
import io.dunlin.wasm.validate.ModuleValidator;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code dunlin validate}: says nothing about a valid module. */
final class ValidateCommand implements Command {
  @Override
  public CommandSpec spec() {
    return Options.command("validate", "Check that a file is a valid WebAssembly module.")
        .addPositional(Options.parameter(0, "FILE", "The module, or - for standard input."));
  }

  @Override
  public int run(ParseResult arguments, Console console) {
    ModuleFile file = new ModuleFile(arguments.matchedPositionalValue(0, ""));
    byte[] bytes = file.read(console.in());
    try {
      // Of the default features, whether or not a backend here can run all of them.
      ModuleValidator.validateAll(
          BinaryDecoder.decode(ModuleFile.toBinary(bytes), Features.DEFAULT),
          Features.DEFAULT,
          Runtime.getRuntime().availableProcessors());
    } catch (InvalidModuleException e) {
      throw CommandException.of(file.name(), e);
    }
    return ExitCodes.SUCCESS;
  }
}
