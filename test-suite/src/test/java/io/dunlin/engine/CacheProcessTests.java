package io.dunlin.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dunlin.process.ChildJvm;
import io.dunlin.process.ChildJvm.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several processes share a cache, and ruin entries of it for each other. */
final class CacheProcessTests {
  private static final int PATIENCE = 300;
  private static final int PROCESSES = 3;
  private static final ChildJvm JVM =
      ChildJvm.with("--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=1");

  @TempDir Path folder;

  private Path directory() {
    return folder.resolve("cache");
  }

  private List<Long> run(int seed) {
    String directory = directory().toString();
    Outcome outcome =
        JVM.run(folder, PATIENCE, CacheProgram.class, directory, Integer.toString(seed));
    String story = String.join("\n", outcome.output());
    assertEquals(0, outcome.exitCode(), story);
    return Stream.of(story.split(" ")).map(Long::valueOf).toList();
  }

  @Test
  void processesShareACacheThatIsRuined() throws Exception {
    long hits = 0;
    long damaged = 0;
    ExecutorService threads = Executors.newFixedThreadPool(PROCESSES);
    try {
      List<Future<List<Long>>> runs =
          IntStream.range(0, PROCESSES).mapToObj(seed -> threads.submit(() -> run(seed))).toList();
      for (Future<List<Long>> each : runs) {
        List<Long> counts = each.get();
        hits += counts.get(0);
        damaged += counts.get(1);
        assertEquals(0, counts.get(2), "failures");
      }
    } finally {
      threads.shutdownNow();
    }
    assertTrue(hits > 0 && damaged > 0, hits + " hits, " + damaged + " damaged");
    assertNothingUnfinished();
  }

  private void assertNothingUnfinished() throws IOException {
    try (Stream<Path> files = Files.list(directory())) {
      assertEquals(List.of(), files.filter(file -> !file.toString().endsWith(".dlo")).toList());
    }
  }
}
