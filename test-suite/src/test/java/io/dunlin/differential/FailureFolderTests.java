package io.dunlin.differential;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dunlin.generate.GeneratedModule;
import io.dunlin.generate.GeneratorSettings;
import io.dunlin.generate.ModuleGenerator;
import io.dunlin.wasm.Features;
import io.dunlin.wat.Wat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A failure can be understood and had again from what is written. */
final class FailureFolderTests {
  @Test
  void holdsTheModuleBothSidesAndTheCommand(@TempDir Path parent) throws IOException {
    GeneratedModule module = ModuleGenerator.generate(7, GeneratorSettings.of(Features.ALL));
    Outcome left = new Outcome();
    left.add("returns i32:1");
    Outcome right = new Outcome();
    right.add("returns i32:2");
    Differential.Difference difference =
        new Differential.Difference(
            "it differs",
            new Differential.Side("one", left),
            new Differential.Side("other", right));

    Path folder = FailureFolder.write(parent, new Campaign.Failure(module, difference), module);

    assertEquals(parent.resolve("seed-7"), folder);
    assertArrayEquals(module.bytes(), Files.readAllBytes(folder.resolve("module.wasm")));
    assertArrayEquals(module.bytes(), Wat.toBinary(Files.readString(folder.resolve("shrunk.wat"))));
    assertTrue(Files.readString(folder.resolve("left.txt")).contains("returns i32:1"));
    assertTrue(Files.readString(folder.resolve("right.txt")).contains("returns i32:2"));
    String summary = Files.readString(folder.resolve("summary.txt"));
    assertTrue(summary.contains("it differs"), summary);
    assertTrue(summary.contains("-Ddunlin.differential.seed=7"), summary);
  }
}
