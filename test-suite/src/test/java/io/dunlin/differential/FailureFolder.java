package io.dunlin.differential;

import io.dunlin.generate.GeneratedModule;
import io.dunlin.wat.Wat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes down what is needed to understand a failure and to have it again. */
final class FailureFolder {
  private FailureFolder() {}

  /**
   * Writes a failure.
   *
   * @return the folder, named after the seed
   */
  static Path write(Path parent, Campaign.Failure failure, GeneratedModule shrunk) {
    GeneratedModule module = failure.module();
    Differential.Difference difference = failure.difference();
    Path folder = parent.resolve("seed-" + module.seed());
    try {
      Files.createDirectories(folder);
      write(folder, "module", module);
      write(folder, "shrunk", shrunk);
      Files.writeString(folder.resolve("left.txt"), side(difference.left()));
      Files.writeString(folder.resolve("right.txt"), side(difference.right()));
      Files.writeString(
          folder.resolve("summary.txt"), difference.what() + "\n\nAgain:\n" + command(module));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return folder;
  }

  private static void write(Path folder, String name, GeneratedModule module) throws IOException {
    Files.write(folder.resolve(name + ".wasm"), module.bytes());
    String text;
    try {
      text = Wat.toText(module.bytes());
    } catch (RuntimeException e) {
      text = ";; cannot be printed: " + e;
    }
    Files.writeString(folder.resolve(name + ".wat"), text);
  }

  private static String side(Differential.Side side) {
    return side.name() + "\n" + side.outcome();
  }

  /** What to type to run the one module again. */
  static String command(GeneratedModule module) {
    return "mvn -Pquick test -pl test-suite -am -Dtest=DifferentialTests -Ddunlin.differential.seed="
        + module.seed()
        + "\n";
  }
}
