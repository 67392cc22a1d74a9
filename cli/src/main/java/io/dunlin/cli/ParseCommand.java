package io.dunlin.cli;

import io.dunlin.wasm.InvalidModuleException;
import io.dunlin.wat.Wat;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code dunlin parse}: translates a module from the text format to the binary format. */
final class ParseCommand implements Command {
  @Override
  public CommandSpec spec() {
    return Options.command("parse", "Translate a module from the text to the binary format.")
        .addPositional(Options.parameter(0, "FILE", "The text, or - for standard input."))
        .addOption(OutputFile.option());
  }

  @Override
  public int run(ParseResult arguments, Console console) {
    ModuleFile file = new ModuleFile(arguments.matchedPositionalValue(0, ""));
    OutputFile output = new OutputFile(arguments, console);
    if (output.isTerminal()) {
      throw new CommandException("a terminal cannot show a binary module; name a file with -o");
    }
    byte[] text = file.read(console.in());
    if (text.length > 0 && text[0] == 0) {
      throw new CommandException(file.name() + ": the module is in the binary format already");
    }
    try {
      byte[] binary = Wat.toBinary(text);
      output.write(out -> out.write(binary));
    } catch (InvalidModuleException e) {
      throw CommandException.of(file.name(), e);
    }
    return ExitCodes.SUCCESS;
  }
}
