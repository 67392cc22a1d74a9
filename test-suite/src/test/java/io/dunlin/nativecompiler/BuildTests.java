package io.dunlin.nativecompiler;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dunlin.compiler.build.BuildOptions;
import io.dunlin.compiler.ir.IrVerifier;
import io.dunlin.wasm.module.WasmModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** What is built of the modules in the specification's scripts is well-formed. */
final class BuildTests {
  private static final Path SUITES =
      Path.of(System.getProperty("dunlin.suites", "../../shared/suites"));

  @Test
  void everyFunctionOfTheSuitesIsWellFormed() throws IOException {
    Assumptions.assumeTrue(Files.isDirectory(SUITES), "no scripts in " + SUITES);
    int functions = 0;
    for (String suite :
        List.of(
            "core",
            "legacy-exceptions",
            "proposals/threads",
            "proposals/wide-arithmetic",
            "proposals/custom-page-sizes")) {
      functions += verify(SUITES.resolve(suite));
    }
    int seen = functions;
    assertTrue(functions > 10_000, () -> seen + " functions");
  }

  private static int verify(Path suite) throws IOException {
    int[] functions = {0};
    List<Path> scripts;
    try (Stream<Path> files = Files.walk(suite)) {
      scripts = files.filter(file -> file.toString().endsWith(".wast")).sorted().toList();
    }
    for (Path script : scripts) {
      for (WasmModule module : Builds.modules(script)) {
        for (BuildOptions options :
            List.of(Builds.GUARDED, Builds.CHECKED, Builds.WITH_VARIABLES)) {
          Builds.build(
              module,
              options,
              function -> {
                IrVerifier.verify(function);
                functions[0]++;
              });
        }
      }
    }
    return functions[0];
  }
}
