package io.dunlin.nativecompiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dunlin.compiler.build.BuildOptions;
import io.dunlin.compiler.ir.IrFunction;
import io.dunlin.compiler.ir.IrVerifier;
import io.dunlin.compiler.pass.Pipeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The specification's scripts, executed on the intermediate representation. */
final class IrScriptTests {
  private static final Path SUITES =
      Path.of(System.getProperty("dunlin.suites", "../../shared/suites"));

  private int passed;
  private int skipped;
  private final List<String> failures = new ArrayList<>();

  @Test
  void guardedCodeComputesWhatScriptsExpect() throws IOException {
    run(Builds.GUARDED, function -> {});
  }

  @Test
  void codeWithVariablesComputesWhatScriptsExpect() throws IOException {
    run(Builds.WITH_VARIABLES, function -> {});
  }

  @Test
  void optimizedCodeComputesWhatScriptsExpect() throws IOException {
    run(Builds.CHECKED, IrScriptTests::optimize);
  }

  private static void optimize(IrFunction function) {
    String before = function.toString();
    try {
      Pipeline.standard().run(function);
      IrVerifier.verify(function);
    } catch (RuntimeException e) {
      throw new AssertionError("optimizing " + before, e);
    }
  }

  private void run(BuildOptions options, Consumer<IrFunction> optimizer) throws IOException {
    Assumptions.assumeTrue(Files.isDirectory(SUITES), "no scripts in " + SUITES);
    for (String suite :
        List.of(
            "core",
            "legacy-exceptions",
            "proposals/wide-arithmetic",
            "proposals/custom-page-sizes")) {
      List<Path> scripts;
      try (Stream<Path> files = Files.walk(SUITES.resolve(suite))) {
        scripts = files.filter(file -> file.toString().endsWith(".wast")).sorted().toList();
      }
      for (Path script : scripts) {
        IrScript run = new IrScript(options, optimizer);
        run.run(Files.readAllBytes(script));
        passed += run.passed();
        skipped += run.skipped();
        run.failures().forEach(each -> failures.add(script.getFileName() + ":" + each));
      }
    }
    assertEquals(
        List.of(), failures.subList(0, Math.min(failures.size(), 40)), failures.size() + " failed");
    assertTrue(passed > 50_000, () -> passed + " passed, " + skipped + " skipped");
  }
}
