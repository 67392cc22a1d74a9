package io.dunlin.interpreter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** HotSpot does not compile methods of more than 8,000 bytes; none may get there. */
final class MethodSizeTests {
  private static final int LIMIT = 8000;

  private int methods;
  private final List<String> tooLarge = new ArrayList<>();

  @Test
  void methodsCanBeCompiled() throws IOException, URISyntaxException {
    Path classes =
        Path.of(
            InterpreterProvider.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    List<Path> files;
    try (Stream<Path> found = Files.walk(classes)) {
      files = found.filter(file -> file.toString().endsWith(".class")).toList();
    }
    for (Path file : files) {
      try (InputStream stream = Files.newInputStream(file)) {
        readClass(file.getFileName().toString(), new DataInputStream(stream));
      }
    }
    assertTrue(methods > 500, "methods found: " + methods);
    assertEquals(List.of(), tooLarge);
  }

  private void readClass(String name, DataInputStream in) throws IOException {
    in.skipNBytes(8);
    boolean[] isCode = readConstants(in);
    in.skipNBytes(6);
    in.skipNBytes(2L * in.readUnsignedShort());
    readMembers(name, in, isCode);
    readMembers(name, in, isCode);
  }

  /** Reads the constant pool; says which entries are the name {@code Code}. */
  private static boolean[] readConstants(DataInputStream in) throws IOException {
    int count = in.readUnsignedShort();
    boolean[] isCode = new boolean[count];
    for (int i = 1; i < count; i++) {
      int tag = in.readUnsignedByte();
      switch (tag) {
        case 1 -> isCode[i] = in.readUTF().equals("Code");
        case 3, 4, 9, 10, 11, 12, 17, 18 -> in.skipNBytes(4);
        case 5, 6 -> {
          in.skipNBytes(8);
          i++;
        }
        case 15 -> in.skipNBytes(3);
        default -> in.skipNBytes(2);
      }
    }
    return isCode;
  }

  private void readMembers(String name, DataInputStream in, boolean[] isCode) throws IOException {
    int count = in.readUnsignedShort();
    for (int i = 0; i < count; i++) {
      in.skipNBytes(6);
      int attributes = in.readUnsignedShort();
      for (int k = 0; k < attributes; k++) {
        boolean code = isCode[in.readUnsignedShort()];
        int length = in.readInt();
        if (code) {
          in.skipNBytes(4);
          int size = in.readInt();
          in.skipNBytes(length - 8L);
          methods++;
          if (size >= LIMIT) {
            tooLarge.add(name + ": " + size);
          }
        } else {
          in.skipNBytes(length);
        }
      }
    }
  }
}
