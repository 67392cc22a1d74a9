package io.dunlin.benchmarks;

import io.dunlin.Config;
import io.dunlin.Engine;
import io.dunlin.Module;
import io.dunlin.wasm.Features;
import io.dunlin.wasm.binary.BinaryDecoder;
import io.dunlin.wasm.validate.ModuleValidator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures decoding, validation on one thread, and the creation of a module. */
@Command(name = "phases", description = "Measures how fast a module is decoded and validated.")
final class ModulePhases implements Callable<Integer> {
  private static final double BYTES_PER_MEGABYTE = 1e6;

  @Parameters(description = "The module.")
  private Path file = Path.of("");

  @Option(
      names = "--rounds",
      description = "Repetitions, of which the last half counts. Default: ${DEFAULT-VALUE}")
  private int rounds = 16;

  @Override
  public Integer call() throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    Engine engine =
        Engine.create(Config.builder().backend("interpreter").parallelCompilation(false).build());
    Features features = engine.features();
    System.out.printf("%s: %.1f MB%n", file.getFileName(), bytes.length / BYTES_PER_MEGABYTE);
    Throughput.measure("decode", bytes.length, rounds, () -> BinaryDecoder.decode(bytes, features));
    Throughput.measure(
        "decode + validate, one thread",
        bytes.length,
        rounds,
        () -> ModuleValidator.validateAll(BinaryDecoder.decode(bytes, features), features, 1));
    Throughput.measure(
        "Module.of, one thread", bytes.length, rounds, () -> Module.of(engine, bytes));
    return 0;
  }
}
