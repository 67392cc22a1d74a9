package io.dunlin.internal.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of this engine. */
public final class EngineVersion {
  /** As the build names it. */
  public static final String TEXT = read();

  private EngineVersion() {}

  /** Whether there may be different builds of this version. */
  public static boolean isSnapshot() {
    return TEXT.endsWith("-SNAPSHOT");
  }

  private static String read() {
    Properties properties = new Properties();
    try (InputStream in = EngineVersion.class.getResourceAsStream("version.properties")) {
      if (in == null) {
        throw new IllegalStateException("version.properties is missing from dunlin-api");
      }
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version", "");
  }
}
