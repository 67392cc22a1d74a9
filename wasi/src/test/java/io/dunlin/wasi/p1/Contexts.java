package io.dunlin.wasi.p1;

import io.dunlin.wasi.fs.Directory;
import io.dunlin.wasi.fs.InputStreamDescriptor;
import io.dunlin.wasi.fs.OutputStreamDescriptor;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;

/** Contexts whose clocks stand still and whose random bytes are always the same. */
final class Contexts {
  static final Instant NOW = Instant.ofEpochSecond(1_700_000_000L, 123_456_789);
  static final long MONOTONIC_NOW = 42_000_000_001L;
  static final long SEED = 7;

  private Contexts() {}

  /** Signals the exit code. */
  static final class Exit extends RuntimeException {
    private static final long serialVersionUID = 1L;

    final int code;

    Exit(int code) {
      this.code = code;
    }
  }

  static WasiContext empty() {
    return new WasiContext(
        List.of("program", "ärg"),
        List.of("A=1", "B=two"),
        Clock.fixed(NOW, ZoneOffset.UTC),
        () -> MONOTONIC_NOW,
        new Random(SEED),
        Exit::new);
  }

  /** Standard streams as 0 to 2; then a directory as 3, if there is one. */
  static WasiContext with(String input, ByteArrayOutputStream output, Path... directory)
      throws IOException {
    WasiContext context = empty();
    byte[] bytes = input.getBytes(StandardCharsets.UTF_8);
    context.open(new InputStreamDescriptor(new ByteArrayInputStream(bytes), false));
    context.open(new OutputStreamDescriptor(output, true));
    context.open(new OutputStreamDescriptor(new ByteArrayOutputStream(), false));
    for (Path path : directory) {
      context.open(Directory.preopen(path, "/work", false));
    }
    return context;
  }
}
