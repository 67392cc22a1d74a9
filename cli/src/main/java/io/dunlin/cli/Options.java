package io.dunlin.cli;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** The kinds of options and parameters that commands have, and how they are read. */
final class Options {
  private Options() {}

  /** An empty description of a subcommand that can explain itself. */
  static CommandSpec command(String name, String description) {
    CommandSpec spec = CommandSpec.create().name(name);
    spec.usageMessage().description(description).abbreviateSynopsis(true);
    spec.addOption(
        OptionSpec.builder("-h", "--help").usageHelp(true).description("Print this help.").build());
    return spec;
  }

  /** An option with a value, given at most once. */
  static OptionSpec single(String label, String description, String... names) {
    return OptionSpec.builder(names)
        .type(String.class)
        .paramLabel(label)
        .description(description)
        .build();
  }

  /** An option without a value. */
  static OptionSpec flag(String description, String... names) {
    return OptionSpec.builder(names)
        .type(boolean.class)
        .arity("0")
        .description(description)
        .build();
  }

  /** An option with a value that can be given again and again. */
  static OptionSpec repeated(String label, String description, String... names) {
    return OptionSpec.builder(names)
        .type(List.class)
        .auxiliaryTypes(String.class)
        .paramLabel(label)
        .description(description)
        .build();
  }

  /** The parameter at one place. */
  static PositionalParamSpec parameter(int index, String label, String description) {
    return PositionalParamSpec.builder()
        .index(Integer.toString(index))
        .type(String.class)
        .arity("1")
        .required(true)
        .paramLabel(label)
        .description(description)
        .build();
  }

  /** All parameters from a place on. */
  static PositionalParamSpec rest(int index, String label, String description) {
    return PositionalParamSpec.builder()
        .index(Integer.toString(index).concat("..*"))
        .type(List.class)
        .auxiliaryTypes(String.class)
        .arity("0..*")
        .paramLabel(label)
        .description(description)
        .build();
  }

  /**
   * The description of an option that takes keys. Written without {@code +}, whose first use in a
   * process takes milliseconds.
   */
  static String keys(String title, List<String> keys) {
    return title.concat(String.join(", ", keys)).concat(".");
  }

  /** The values of a repeated option or of the rest of the parameters. */
  static List<String> all(ParseResult arguments, String name) {
    return arguments.matchedOptionValue(name, List.of());
  }
}
