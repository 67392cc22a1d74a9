package io.dunlin.benchmarks.program;

import io.dunlin.wasm.Features;
import io.dunlin.wasm.InvalidModuleException;
import io.dunlin.wasm.binary.BinaryDecoder;
import io.dunlin.wasm.module.WasmModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The benchmark programs that the Bytecode Alliance publishes under the name sightglass. */
public final class Sightglass {
  private static final String EXTENSION = ".wasm";

  /** What most files are called, so that their folder's name tells more. */
  private static final String USUAL_NAME = "benchmark";

  private static final Set<String> OFFERED = Set.of("bench", "wasi_snapshot_preview1");

  private Sightglass() {}

  /**
   * The commands that need nothing but WASI preview 1, by name.
   *
   * @param directory the published folder {@code benchmarks}
   */
  public static List<WasiCommand> commands(Path directory) throws IOException {
    List<WasiCommand> commands = new ArrayList<>();
    try (Stream<Path> files = Files.walk(directory, 2)) {
      for (Path file : files.filter(each -> each.toString().endsWith(EXTENSION)).toList()) {
        if (isCommand(Files.readAllBytes(file))) {
          commands.add(new WasiCommand(nameOf(file), file));
        }
      }
    }
    commands.sort(Comparator.comparing(WasiCommand::name));
    return commands;
  }

  private static boolean isCommand(byte[] bytes) {
    try {
      WasmModule module = BinaryDecoder.decode(bytes, Features.DEFAULT);
      return module.imports().stream().allMatch(each -> OFFERED.contains(each.module()))
          && module.exports().stream().anyMatch(each -> each.name().equals("_start"));
    } catch (InvalidModuleException e) {
      // Components are among the files.
      return false;
    }
  }

  private static String nameOf(Path file) {
    String name = file.getFileName().toString().replace(EXTENSION, "");
    return name.equals(USUAL_NAME) ? file.resolveSibling("").getFileName().toString() : name;
  }
}
