package io.dunlin.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compiling ahead of time, running what came of it, and the options of engines. */
final class CompileCommandTests {
  @TempDir Path directory;

  private String compile(String... options) {
    String artifact = directory.resolve("library.dlo").toString();
    String[] line =
        Stream.concat(
                Stream.of("compile", "-o", artifact),
                Stream.concat(
                    Stream.of(options), Stream.of(CommandLineRun.module(directory, "library"))))
            .toArray(String[]::new);
    CommandLineRun run = CommandLineRun.of(line);
    assertEquals(ExitCodes.SUCCESS, run.exitCode(), run.err());
    assertEquals("", run.out() + run.err());
    return artifact;
  }

  private static CommandLineRun add(String... options) {
    String[] line =
        Stream.of(Stream.of("run", "--invoke", "add"), Stream.of(options), Stream.of("2", "40"))
            .flatMap(each -> each)
            .toArray(String[]::new);
    return CommandLineRun.of(line);
  }

  @Test
  void artifactsRunIfThatIsAllowed() {
    String artifact = compile("--opt-level", "0", "-O", "memory-guard-size=0x10000");
    CommandLineRun refused = add(artifact);
    assertEquals(ExitCodes.FAILURE, refused.exitCode());
    assertTrue(refused.err().contains("--allow-precompiled"), refused.err());
    assertEquals(1, refused.err().lines().count(), refused.err());
    assertEquals("42\n", add("--allow-precompiled", artifact).out());
    String module = CommandLineRun.module(directory, "library");
    assertEquals("42\n", add("--allow-precompiled", module).out());
  }

  @Test
  void aJarHoldsClassesAndTheModule() throws IOException {
    Path jar = directory.resolve("library.jar");
    String module = CommandLineRun.module(directory, "library");
    byte[][] written = new byte[2][];
    for (int i = 0; i < written.length; i++) {
      CommandLineRun run = CommandLineRun.of("compile", "--target", "jvm", module, "-o", "" + jar);
      assertEquals(ExitCodes.SUCCESS, run.exitCode(), run.err());
      written[i] = Files.readAllBytes(jar);
    }
    assertArrayEquals(written[0], written[1]);
    try (JarFile file = new JarFile(jar.toFile())) {
      assertNotNull(file.getManifest());
      assertNotNull(file.getEntry("META-INF/dunlin/library.dlo"));
      assertTrue(file.stream().anyMatch(each -> each.getName().endsWith("/Functions0.class")));
    }
  }

  @Test
  void damagedArtifactsAreRefusedInOneLine() throws IOException {
    Path artifact = Path.of(compile());
    byte[] bytes = Files.readAllBytes(artifact);
    bytes[bytes.length - 1] ^= 1;
    Files.write(artifact, bytes);
    CommandLineRun run = add("--allow-precompiled", artifact.toString());
    assertEquals(ExitCodes.FAILURE, run.exitCode());
    assertTrue(run.err().contains("its checksum is 0x"), run.err());
    assertEquals(1, run.err().lines().count(), run.err());
  }

  @Test
  void cacheIsUsedWhereItIsAskedFor() throws IOException {
    Path cache = directory.resolve("cache");
    String module = CommandLineRun.module(directory, "library");
    assertEquals("42\n", add("-C", "cache=n,cache-dir=" + cache, module).out());
    assertTrue(Files.notExists(cache));
    for (int i = 0; i < 2; i++) {
      assertEquals("42\n", add("-C", "cache-dir=" + cache, module).out());
      try (Stream<Path> files = Files.list(cache)) {
        assertEquals(1, files.count());
      }
    }
  }

  @Test
  void badOptionsAreOneLine() {
    String module = CommandLineRun.module(directory, "library");
    for (String[] options :
        new String[][] {
          {"--opt-level", "9"},
          {"-O", "speed"},
          {"-O", "memory-reservation=0x1000000000000000"},
          {"-O", "signals-based-traps=y,memory-reservation=0"},
          {"-C", "cache=perhaps"},
          {"--backend", "quantum"},
          {"--cpu-flag", "avx2=perhaps"}
        }) {
      CommandLineRun run = add(options[0], options[1], module);
      assertEquals(ExitCodes.FAILURE, run.exitCode(), options[1]);
      assertEquals(1, run.err().lines().count(), run.err());
    }
    CommandLineRun target = CommandLineRun.of("compile", "--target", "pdp11", module);
    assertEquals(ExitCodes.FAILURE, target.exitCode());
    assertTrue(target.err().contains("no backend compiles for the target 'pdp11'"), target.err());
  }
}
