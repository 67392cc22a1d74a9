package io.dunlin.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The {@code dunlin} command. */
public final class Main {
  private static final String RUN = "run";

  private final Console console;
  private final Map<String, Command> commands = new LinkedHashMap<>();

  Main(Console console) {
    this.console = console;
    commands.put(RUN, new RunCommand());
    commands.put("compile", new CompileCommand());
    commands.put("objdump", new ObjdumpCommand());
    commands.put("validate", new ValidateCommand());
    commands.put("print", new PrintCommand());
    commands.put("parse", new ParseCommand());
    commands.put("wast", new WastCommand());
    commands.put("backends", new BackendsCommand());
  }

  /** Runs the command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    System.exit(new Main(Console.ofProcess()).execute(List.of(arguments)));
  }

  /** Runs the command and gives its exit code. */
  int execute(List<String> arguments) {
    PrintStream errors = console.errorPrinter();
    CommandLine commandLine = commandLine();
    try {
      ParseResult parsed =
          commandLine.parseArgs(withDefaultCommand(arguments).toArray(new String[0]));
      if (CommandLine.printHelpIfRequested(parsed)) {
        return ExitCodes.SUCCESS;
      }
      ParseResult subcommand = parsed.subcommand();
      if (subcommand == null) {
        throw new CommandException("no command given; see 'dunlin --help'");
      }
      Command command = commands.get(subcommand.commandSpec().name());
      if (command == null) {
        throw new IllegalStateException(subcommand.commandSpec().name());
      }
      return command.run(subcommand, console);
    } catch (ParameterException e) {
      String name = e.getCommandLine().getCommandSpec().qualifiedName();
      errors.println("error: " + CommandException.messageOf(e) + " (see '" + name + " --help')");
    } catch (CommandException e) {
      errors.println("error: " + e.getMessage());
    }
    return ExitCodes.FAILURE;
  }

  private CommandLine commandLine() {
    CommandSpec spec = CommandSpec.create().name("dunlin").version(Version.text());
    spec.usageMessage()
        .description("Runs WebAssembly programs.")
        .footer("", "'dunlin FILE' is short for 'dunlin run FILE'.");
    spec.addOption(
        OptionSpec.builder("-h", "--help").usageHelp(true).description("Print this help.").build());
    spec.addOption(
        OptionSpec.builder("-V", "--version")
            .versionHelp(true)
            .description("Print the version.")
            .build());
    for (Map.Entry<String, Command> command : commands.entrySet()) {
      spec.addSubcommand(command.getKey(), command.getValue().spec());
    }
    return new CommandLine(spec)
        .setOut(new PrintWriter(console.printer(), true, StandardCharsets.UTF_8))
        .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
  }

  /** Puts {@code run} before arguments that begin with neither a command nor a global option. */
  private List<String> withDefaultCommand(List<String> arguments) {
    if (!arguments.isEmpty()
        && !commands.containsKey(arguments.get(0))
        && !List.of("-h", "--help", "-V", "--version").contains(arguments.get(0))) {
      List<String> all = new ArrayList<>(arguments);
      all.add(0, RUN);
      return all;
    }
    return arguments;
  }
}
