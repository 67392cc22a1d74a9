package io.dunlin.benchmarks;

import io.dunlin.benchmarks.program.Program;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** Options for which of our programs, and those of others, are run. */
final class Selection {
  @Option(
      names = "--only",
      split = ",",
      description = "Only programs of these names; a name may end in *.")
  private List<String> only = List.of();

  @Option(names = "--directory", description = "Where ours are. Default: ${DEFAULT-VALUE}")
  private Path directory = Path.of("benchmarks", "programs");

  /** Where our programs are. */
  Path directory() {
    return directory;
  }

  /** Those that are wanted. */
  <T extends Program> List<T> of(List<T> programs) {
    return programs.stream().filter(each -> isSelected(each.name())).toList();
  }

  private boolean isSelected(String name) {
    return only.isEmpty() || only.stream().anyMatch(each -> matches(each, name));
  }

  private static boolean matches(String wanted, String name) {
    return wanted.endsWith("*")
        ? name.startsWith(wanted.substring(0, wanted.length() - 1))
        : name.equals(wanted);
  }
}
