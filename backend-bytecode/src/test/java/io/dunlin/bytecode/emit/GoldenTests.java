package io.dunlin.bytecode.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What functions compile to. Each file holds a module and the class with its functions; of those
 * whose name begins with "fuel", code takes fuel, of those with "api" it uses the Vector API, and
 * of those with "room" arrays of memories have room. With {@code -Ddunlin.bless=true} the classes
 * are written anew.
 */
final class GoldenTests {
  private static final Path FOLDER = Path.of("src/test/resources/io/dunlin/bytecode/emit");
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
    String name = file.getFileName().toString();
    String actual = Compiling.listing(compile(name, source));
    if (Boolean.getBoolean("dunlin.bless")) {
      Files.writeString(file, source + SEPARATOR + actual);
    } else {
      assertEquals(text.substring(end + SEPARATOR.length()), actual);
    }
  }

  private static byte[] compile(String name, String source) {
    if (name.startsWith("api")) {
      return Compiling.functionsWithVectorApi(source);
    }
    if (name.startsWith("room")) {
      return Compiling.functionsWithRoom(source);
    }
    return Compiling.functions(source, name.startsWith("fuel"));
  }
}
