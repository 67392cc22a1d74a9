package io.dunlin.robustness;

import io.dunlin.wasm.Features;
import io.dunlin.wasm.InvalidModuleException;
import io.dunlin.wat.script.Command;
import io.dunlin.wat.script.ScriptModule;
import io.dunlin.wat.script.ScriptParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Damaged scripts, and the modules in them, can be read or end in an exception that says where.
 *
 * <p>{@code -Ddunlin.mutations.text=N} sets how many mutations of each script are tried, {@code
 * -Ddunlin.mutations.seed=N} the seed, and {@code -Ddunlin.mutations.scripts=DIR} other scripts.
 */
final class MalformedTextTests {
  private static final String OWN_SCRIPTS =
      "test-suite/src/test/resources/io/dunlin/conformance/own";
  private static final int MUTATIONS = Integer.getInteger("dunlin.mutations.text", 40);
  private static final long SEED = Long.getLong("dunlin.mutations.seed", 20_261_127L);

  /** What texts are made of, and what they are not. */
  private static final String[] SPLINTERS = {
    "(",
    ")",
    "\"",
    ";;",
    "(;",
    ";)",
    "$",
    "@",
    "(@custom \"c\")",
    "nan:0x",
    "0x",
    "_",
    "\\",
    "\u0000",
    "(module",
    "binary",
    "quote",
    "(func",
    "(param",
    "i32",
    "(ref null",
    "align=",
    "offset=",
    "(type 9)",
    "99999999999999999999",
    "(rec",
    "end",
    "else",
    "\u00e9",
    "(then",
    "(export \"e\")"
  };

  static List<Path> scripts() throws IOException {
    Path root = Path.of(System.getProperty("dunlin.root", ".."));
    String folder = System.getProperty("dunlin.mutations.scripts", OWN_SCRIPTS);
    try (Stream<Path> files = Files.walk(root.resolve(folder))) {
      return files.filter(file -> file.toString().endsWith(".wast")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void mutationsAreReadOrRefused(Path file) {
    String text = read(file);
    for (int i = 0; i < MUTATIONS; i++) {
      // Each mutation has a seed of its own, so that one can be repeated alone.
      String mutated = mutate(text, new SplittableRandom(SEED + i));
      try {
        readAll(mutated);
      } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
        throw new AssertionError("mutation " + i + " with seed " + SEED + " ends in " + e, e);
      }
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String mutate(String text, SplittableRandom random) {
    StringBuilder mutated = new StringBuilder(text);
    int changes = 1 + random.nextInt(20);
    for (int i = 0; i < changes; i++) {
      int at = random.nextInt(mutated.length());
      int length = Math.min(random.nextInt(1, 16), mutated.length() - at);
      switch (random.nextInt(4)) {
        case 0 -> mutated.delete(at, at + length);
        case 1 -> mutated.insert(at, SPLINTERS[random.nextInt(SPLINTERS.length)]);
        case 2 -> mutated.replace(at, at + length, SPLINTERS[random.nextInt(SPLINTERS.length)]);
        default -> {
          int from = random.nextInt(text.length() - length + 1);
          mutated.insert(at, text, from, from + length);
        }
      }
    }
    return mutated.toString();
  }

  private static void readAll(String text) {
    try {
      ScriptParser parser = ScriptParser.of(text);
      for (Command command = parser.next(); command != null; command = parser.next()) {
        if (command instanceof Command.Instantiate definition) {
          translate(definition.module());
        } else if (command instanceof Command.Define definition) {
          translate(definition.module());
        } else if (command instanceof Command.AssertRefused refused) {
          translate(refused.module());
        }
      }
    } catch (InvalidModuleException e) {
      // As it should be: it has a place and a reason.
    }
  }

  private static void translate(ScriptModule module) {
    try {
      module.toBinary(Features.ALL);
    } catch (InvalidModuleException e) {
      // The script goes on behind the module.
    }
  }
}
