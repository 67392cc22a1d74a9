package io.dunlin.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dunlin.CacheConfig;
import io.dunlin.CacheStatistics;
import io.dunlin.Config;
import io.dunlin.Engine;
import io.dunlin.Instance;
import io.dunlin.Module;
import io.dunlin.Store;
import io.dunlin.wasm.Feature;
import io.dunlin.wasm.InvalidModuleException;
import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.type.ExternKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The cache on disk, as several engines see it. */
@ParameterizedClass
@MethodSource("io.dunlin.engine.Backends#available")
final class CacheTests {
  private final String backend;

  @TempDir Path parent;

  CacheTests(String backend) {
    this.backend = backend;
  }

  private Path directory() {
    return parent.resolve("a/cache");
  }

  private Config.Builder config() {
    return Config.builder().backend(backend).cache(CacheConfig.of(directory()));
  }

  private Engine engine() {
    return Engine.create(config().build());
  }

  private static byte[] module(int result) {
    return new ModuleBuilder()
        .type(">i")
        .func(0, code -> code.writeConstant(Op.I32_CONST, result))
        .export("get", ExternKind.FUNC, 0)
        .build();
  }

  /** Makes the module and runs it; what the cache counted meanwhile. */
  private static CacheStatistics run(Engine engine, int result) {
    try (Store<@Nullable Void> store = engine.newStore()) {
      Instance instance = Instance.create(store, Module.of(engine, module(result)));
      assertEquals(result, instance.func("get").orElseThrow().call()[0].i32());
    }
    return engine.cacheStatistics();
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(directory())) {
      return files.sorted().toList();
    }
  }

  @Test
  void codeIsFoundByTheNextEngine() throws IOException {
    assertEquals(new CacheStatistics(0, 1, 0, 0, 0), run(engine(), 7));
    assertEquals(1, files().size());
    Engine second = engine();
    assertEquals(new CacheStatistics(1, 0, 0, 0, 0), run(second, 7));
    assertEquals(new CacheStatistics(1, 1, 0, 0, 0), run(second, 8));
    Engine uncached = Engine.create(Config.builder().backend(backend).build());
    assertEquals(new CacheStatistics(0, 0, 0, 0, 0), run(uncached, 7));
  }

  @Test
  void otherFeaturesAreOtherEntries() {
    run(engine(), 7);
    Engine other = Engine.create(config().feature(Feature.GC, false).build());
    assertEquals(new CacheStatistics(0, 1, 0, 0, 0), run(other, 7));
  }

  @Test
  void invalidModulesAreRefusedAndNotKept() {
    byte[] invalid = new ModuleBuilder().type(">i").func(0, code -> {}).build();
    Engine engine = engine();
    for (int i = 0; i < 2; i++) {
      assertThrows(InvalidModuleException.class, () -> Module.of(engine, invalid));
    }
    assertTrue(Files.notExists(directory()));
  }

  @Test
  void damagedEntriesAreRebuilt() throws IOException {
    run(engine(), 7);
    Path entry = files().get(0);
    byte[] whole = Files.readAllBytes(entry);
    run(engine(), 8);
    Path another = files().stream().filter(each -> !each.equals(entry)).findFirst().orElseThrow();
    byte[] other = Files.readAllBytes(another);
    byte[] flipped = whole.clone();
    flipped[flipped.length - 1] ^= 1;
    for (byte[] damaged :
        List.of(new byte[0], Arrays.copyOf(whole, whole.length / 2), flipped, other)) {
      Files.write(entry, damaged);
      assertEquals(new CacheStatistics(0, 1, 1, 0, 0), run(engine(), 7));
      assertEquals(new CacheStatistics(1, 0, 0, 0, 0), run(engine(), 7));
    }
  }

  @Test
  void whatWasNotUsedForLongestIsRemoved() throws IOException {
    run(engine(), 1);
    Path first = files().get(0);
    long size = Files.size(first);
    run(engine(), 2);
    for (Path file : files()) {
      Files.setLastModifiedTime(file, FileTime.fromMillis(file.equals(first) ? 1_000 : 2_000));
    }
    run(engine(), 1); // a use, which makes it the younger one
    CacheConfig two = new CacheConfig(directory(), 2 * size + size / 2);
    Engine small = Engine.create(config().cache(two).build());
    assertEquals(new CacheStatistics(0, 1, 0, 1, 0), run(small, 3));
    assertEquals(2, files().size());
    assertTrue(Files.exists(first));
    CacheConfig none = new CacheConfig(directory(), 0);
    assertEquals(
        new CacheStatistics(0, 1, 0, 0, 0), run(Engine.create(config().cache(none).build()), 4));
  }

  @Test
  void unfinishedFilesOfProcessesThatEndedAreRemoved() throws IOException {
    run(engine(), 1);
    Path old = Files.writeString(directory().resolve("old.tmp"), "");
    Files.setLastModifiedTime(old, FileTime.fromMillis(0));
    Path young = Files.writeString(directory().resolve("young.tmp"), "");
    run(engine(), 2);
    assertTrue(Files.notExists(old));
    assertTrue(Files.exists(young));
  }

  @Test
  void aDirectoryThatCannotBeMakesNothingFail() throws IOException {
    Files.createDirectories(directory().getParent());
    Files.writeString(directory(), "a file");
    CacheStatistics statistics = run(engine(), 7);
    assertEquals(1, statistics.misses());
    assertTrue(statistics.failures() > 0);
  }

  @Test
  void manyMayUseItAtOnce() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<CacheStatistics>> runs =
          IntStream.range(0, 40).mapToObj(i -> threads.submit(() -> run(engine(), i % 5))).toList();
      for (Future<CacheStatistics> each : runs) {
        assertEquals(0, each.get().damaged());
        assertEquals(0, each.get().failures());
      }
    } finally {
      threads.shutdownNow();
    }
    assertEquals(5, files().size());
  }
}
