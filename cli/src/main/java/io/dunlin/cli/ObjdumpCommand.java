package io.dunlin.cli;

import io.dunlin.BackendUnavailableException;
import io.dunlin.Engine;
import io.dunlin.Module;
import io.dunlin.spi.code.ArtifactException;
import io.dunlin.spi.code.CodeLine;
import io.dunlin.spi.code.UnsupportedModuleException;
import io.dunlin.wasm.InvalidModuleException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code dunlin objdump}: shows the machine code of a module's functions. */
final class ObjdumpCommand implements Command {
  private static final String FUNCTION = "--function";
  private static final String BYTES = "--bytes";
  private static final HexFormat HEX = HexFormat.ofDelimiter(" ");

  /** So many bytes stand in a line's column; most instructions are shorter. */
  private static final int COLUMN_BYTES = 10;

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Options.command("objdump", "Disassemble compiled code.")
            .addPositional(
                Options.parameter(
                    0,
                    "FILE",
                    "What 'dunlin compile' has made with the same options, or a module, which is"
                        + " compiled; - for standard input."))
            .addOption(OutputFile.option())
            .addOption(
                Options.repeated(
                    "NAME|INDEX", "Show this function; otherwise all are shown.", FUNCTION))
            .addOption(Options.flag("Show the bytes of instructions, too.", BYTES))
            .addOption(CompileCommand.targetOption())
            .addOption(CompileCommand.fuelOption());
    EngineOptions.addTo(spec);
    return spec;
  }

  @Override
  public int run(ParseResult arguments, Console console) {
    ModuleFile file = new ModuleFile(arguments.matchedPositionalValue(0, ""));
    try {
      Engine engine =
          Engine.create(
              EngineOptions.configure(arguments)
                  .target(CompileCommand.target(arguments))
                  .consumeFuel(CompileCommand.consumesFuel(arguments))
                  .build());
      // Nothing is run, so that artifacts do no harm.
      Module module = new ModuleLoader(engine, console.in(), true).load(file);
      List<String> wanted = Options.all(arguments, FUNCTION);
      boolean withBytes = arguments.hasMatchedOption(BYTES);
      new OutputFile(arguments, console)
          .write(
              out -> {
                PrintWriter writer =
                    new PrintWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
                print(module, wanted, withBytes, writer);
                writer.flush();
              });
    } catch (InvalidModuleException
        | UnsupportedModuleException
        | ArtifactException
        | IllegalArgumentException e) {
      throw CommandException.of(file.name(), e);
    } catch (BackendUnavailableException e) {
      throw CommandException.of(e);
    }
    return ExitCodes.SUCCESS;
  }

  private static void print(
      Module module, List<String> wanted, boolean withBytes, PrintWriter out) {
    boolean isFound = false;
    for (int function = 0; function < module.functionCount(); function++) {
      String name = module.functionName(function).orElse("");
      if (wanted.isEmpty() || wanted.contains(name) || wanted.contains("" + function)) {
        List<CodeLine> lines = module.disassemble(function);
        if (!lines.isEmpty()) {
          isFound = true;
          printFunction(function, name, lines, withBytes, out);
        }
      }
    }
    if (!isFound) {
      throw new CommandException(
          wanted.isEmpty()
              ? "there is no machine code: the backend is '"
                  + module.engine().backend().name()
                  + "'"
              : "no function with machine code is called " + String.join(" or ", wanted));
    }
  }

  private static void printFunction(
      int function, String name, List<CodeLine> lines, boolean withBytes, PrintWriter out) {
    CodeLine last = lines.get(lines.size() - 1);
    out.printf(
        "function %d%s, %d bytes:\n",
        function, name.isEmpty() ? "" : " <" + name + ">", last.offset() + last.bytes().length);
    int source = -1;
    for (CodeLine line : lines) {
      // The offset in the module stands where it changes.
      String from =
          line.source() == source || line.source() < 0
              ? ""
              : "0x" + Integer.toHexString(line.source());
      source = line.source();
      String bytes = withBytes ? bytes(line.bytes()) : "";
      String comment = line.comment().isEmpty() ? "" : "  ; " + line.comment();
      out.printf("%10s %6x: %s%s%s\n", from, line.offset(), bytes, line.text(), comment);
    }
    out.println();
  }

  private static String bytes(byte[] bytes) {
    return String.format("%-" + 3 * COLUMN_BYTES + "s", HEX.formatHex(bytes) + " ");
  }
}
