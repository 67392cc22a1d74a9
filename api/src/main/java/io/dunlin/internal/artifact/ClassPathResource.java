package io.dunlin.internal.artifact;

import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;

/** Where on a class path the artifact of a module lies. */
public final class ClassPathResource {
  private static final String FOLDER = "META-INF/dunlin/";
  private static final String EXTENSION = ".dlo";

  private ClassPathResource() {}

  /**
   * The path of the artifact from the root of the class path.
   *
   * @param name the name that the module has there
   * @throws IllegalArgumentException if it is no name of a file
   */
  public static String path(String name) {
    if (name.isEmpty() || name.indexOf('/') >= 0 || name.indexOf('\\') >= 0) {
      throw new IllegalArgumentException("no name for a module on a class path: '" + name + "'");
    }
    return FOLDER + name + EXTENSION;
  }

  /**
   * The artifact.
   *
   * @throws FileNotFoundException if there is none
   */
  public static byte[] read(ClassLoader loader, String name) throws IOException {
    String path = path(name);
    try (InputStream in = loader.getResourceAsStream(path)) {
      if (in == null) {
        throw new FileNotFoundException(
            "no compiled module '" + name + "' on the class path: there is no " + path);
      }
      return readAll(in);
    }
  }

  /** What {@code InputStream.readAllBytes} does, which Android has only since API level 33. */
  public static byte[] readAll(InputStream stream) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] buffer = new byte[1 << 16];
    for (int count = stream.read(buffer); count >= 0; count = stream.read(buffer)) {
      bytes.write(buffer, 0, count);
    }
    return bytes.toByteArray();
  }
}
