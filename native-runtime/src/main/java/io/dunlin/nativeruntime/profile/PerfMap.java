package io.dunlin.nativeruntime.profile;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A line for each function: address and size in hexadecimal, and its name. */
final class PerfMap extends CodeLog {
  private static @Nullable PerfMap shared;

  private final Writer out;

  PerfMap(Path file) throws IOException {
    out = new BufferedWriter(new OutputStreamWriter(create(file), StandardCharsets.UTF_8));
  }

  static synchronized PerfMap shared() {
    PerfMap map = shared;
    if (map == null) {
      Path file = Path.of("/tmp", "perf-" + ProcessHandle.current().pid() + ".map");
      try {
        map = new PerfMap(file);
      } catch (IOException e) {
        throw unwritable(file, e);
      }
      shared = map;
    }
    return map;
  }

  @Override
  void write(long address, int bytes, String name) throws IOException {
    out.write(Long.toHexString(address) + " " + Integer.toHexString(bytes) + " " + name + "\n");
  }

  @Override
  void flush() throws IOException {
    out.flush();
  }
}
