package io.dunlin.cli;

import io.dunlin.Config;
import io.dunlin.spi.BackendProvider;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.SortedMap;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/** A jar with a compiled module, for the class path of a Java program. */
final class ModuleJar {
  private static final String EXTENSION = ".jar";
  private static final String BACKEND = "bytecode";
  private static final byte[] MANIFEST =
      "Manifest-Version: 1.0\r\n\r\n".getBytes(StandardCharsets.UTF_8);

  /** So that equal modules give equal jars; a jar cannot name an earlier time. */
  private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private final String name;

  private ModuleJar(String name) {
    this.name = name;
  }

  /** The jar in a file with this name, or null if none is meant. */
  static @Nullable ModuleJar of(@Nullable String fileName) {
    if (fileName == null || !fileName.endsWith(EXTENSION)) {
      return null;
    }
    String baseName = new ModuleFile(fileName).baseName();
    return new ModuleJar(baseName.substring(0, baseName.length() - EXTENSION.length()));
  }

  /** The name that the module has on a class path: that of the file. */
  String moduleName() {
    return name;
  }

  /** Asks for classes, unless other code is asked for. */
  static void configure(Config.Builder config, @Nullable String backend, @Nullable String target) {
    if (backend == null && (target == null || target.equals(BackendProvider.PORTABLE_TARGET))) {
      config.backend(BACKEND).target(BackendProvider.PORTABLE_TARGET);
    }
  }

  /**
   * Writes the jar.
   *
   * @param files what it contains, by paths
   */
  static void write(SortedMap<String, byte[]> files, OutputStream into) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(into);
    add(JarFile.MANIFEST_NAME, MANIFEST, zip);
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      add(file.getKey(), file.getValue(), zip);
    }
    zip.finish();
  }

  private static void add(String path, byte[] content, ZipOutputStream zip) throws IOException {
    ZipEntry entry = new ZipEntry(path);
    entry.setTimeLocal(TIME);
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }
}
