package io.dunlin.x64.lower;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dunlin.compiler.ir.IrFunction;
import io.dunlin.compiler.ir.IrParser;
import io.dunlin.compiler.ir.IrVerifier;
import io.dunlin.x64.inst.X64Feature;
import io.dunlin.x64.inst.X64Features;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What functions compile to. Each file holds the CPU's features, a function of the intermediate
 * representation, and its machine code; with {@code -Ddunlin.bless=true} the machine code is
 * written anew.
 */
final class GoldenTests {
  private static final Path FOLDER = Path.of("src/test/resources/io/dunlin/x64/lower");
  private static final String SEPARATOR = "----\n";

  static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void compilesToWhatIsExpected(Path file) throws IOException {
    String text = Files.readString(file);
    int end = text.indexOf(SEPARATOR);
    assertTrue(end > 0, "has a separator");
    String source = text.substring(0, end);
    String actual = compile(source);
    if (Boolean.getBoolean("dunlin.bless")) {
      Files.writeString(file, source + SEPARATOR + actual);
    } else {
      assertEquals(text.substring(end + SEPARATOR.length()), actual);
    }
  }

  private static String compile(String source) {
    int line = source.indexOf('\n');
    IrFunction function = IrParser.parse(source.substring(line + 1));
    IrVerifier.verify(function);
    return Compiling.listing(function, features(source.substring(0, line)));
  }

  private static X64Features features(String line) {
    String names = line.substring(line.indexOf(':') + 1).trim();
    if (names.equals("all")) {
      return X64Features.all();
    }
    X64Feature[] features =
        Stream.of(names.split(" ", -1))
            .map(name -> X64Feature.valueOf(name.toUpperCase(Locale.ROOT)))
            .toArray(X64Feature[]::new);
    return X64Features.of(features);
  }
}
