package io.dunlin.cli;

import io.dunlin.wasm.Features;
import io.dunlin.wasm.InvalidModuleException;
import io.dunlin.wasm.binary.BinaryDecoder;
import io.dunlin.wasm.module.WasmModule;
import io.dunlin.wat.Wat;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code dunlin print}: writes a module in the text format. */
final class PrintCommand implements Command {
  @Override
  public CommandSpec spec() {
    return Options.command("print", "Print a module in the text format.")
        .addPositional(
            Options.parameter(0, "FILE", "The module, binary or text, or - for standard input."))
        .addOption(OutputFile.option());
  }

  @Override
  public int run(ParseResult arguments, Console console) {
    ModuleFile file = new ModuleFile(arguments.matchedPositionalValue(0, ""));
    try {
      // Printing needs no feature: whether the module is valid does not matter either.
      WasmModule module =
          BinaryDecoder.decode(ModuleFile.toBinary(file.read(console.in())), Features.ALL);
      new OutputFile(arguments, console)
          .write(
              out -> {
                Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
                Wat.print(module, writer);
                writer.flush();
              });
    } catch (InvalidModuleException e) {
      throw CommandException.of(file.name(), e);
    }
    return ExitCodes.SUCCESS;
  }
}
