package io.dunlin.engine;

import io.dunlin.CacheConfig;
import io.dunlin.CacheStatistics;
import io.dunlin.Config;
import io.dunlin.Engine;
import io.dunlin.Instance;
import io.dunlin.Module;
import io.dunlin.Store;
import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.type.ExternKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Runs a few modules on all backends, again and again with new engines, from a cache that other
 * processes use, and ruins entries of it in between. The arguments are the cache's directory and a
 * seed. Ends with an exception if a result is wrong; prints how many entries were found, how many
 * were damaged, and what else failed.
 */
public final class CacheProgram {
  private static final int ROUNDS = 12;
  private static final int MODULES = 3;

  private final Path directory;
  private final Random random;

  private CacheProgram(Path directory, long seed) {
    this.directory = directory;
    random = new Random(seed);
  }

  /** Runs the program. */
  public static void main(String[] arguments) throws IOException {
    new CacheProgram(Path.of(arguments[0]), Long.parseLong(arguments[1])).run();
  }

  private void run() throws IOException {
    long hits = 0;
    long damaged = 0;
    long failures = 0;
    for (int round = 0; round < ROUNDS; round++) {
      for (String backend : Backends.available()) {
        CacheStatistics statistics = runModules(backend);
        hits += statistics.hits();
        damaged += statistics.damaged();
        failures += statistics.failures();
      }
      ruinEntry();
    }
    System.out.println(hits + " " + damaged + " " + failures);
  }

  private CacheStatistics runModules(String backend) {
    CacheConfig cache = CacheConfig.of(directory);
    Engine engine = Engine.create(Config.builder().backend(backend).cache(cache).build());
    for (int expected = 0; expected < MODULES; expected++) {
      try (Store<@Nullable Void> store = engine.newStore()) {
        Instance instance = Instance.create(store, Module.of(engine, module(expected)));
        int result = instance.func("get").orElseThrow().call()[0].i32();
        if (result != expected) {
          throw new AssertionError(backend + " gave " + result + " in place of " + expected);
        }
      }
    }
    return engine.cacheStatistics();
  }

  private static byte[] module(int result) {
    return new ModuleBuilder()
        .type(">i")
        .func(0, code -> code.writeConstant(Op.I32_CONST, result))
        .export("get", ExternKind.FUNC, 0)
        .build();
  }

  /** Removes an entry, or puts something damaged in its place; others may do so meanwhile. */
  private void ruinEntry() throws IOException {
    List<Path> entries = entries();
    if (entries.isEmpty()) {
      return;
    }
    Path victim = entries.get(random.nextInt(entries.size()));
    try {
      byte[] whole = Files.readAllBytes(victim);
      switch (random.nextInt(4)) {
        case 0 -> Files.deleteIfExists(victim);
        case 1 -> replace(victim, Arrays.copyOf(whole, random.nextInt(whole.length)));
        case 2 -> replace(victim, Files.readAllBytes(entries.get(random.nextInt(entries.size()))));
        default -> {
          whole[random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(Byte.SIZE));
          replace(victim, whole);
        }
      }
    } catch (NoSuchFileException e) {
      // Somebody else has removed it.
    }
  }

  private List<Path> entries() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(".dlo")).sorted().toList();
    }
  }

  /** At once: a file that somebody has mapped must not change under them. */
  private void replace(Path entry, byte[] content) throws IOException {
    Path damaged = Files.createTempFile(directory, "damaged", ".tmp");
    Files.write(damaged, content);
    Files.move(damaged, entry, StandardCopyOption.ATOMIC_MOVE);
  }
}
