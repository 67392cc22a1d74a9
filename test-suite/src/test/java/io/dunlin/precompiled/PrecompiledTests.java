package io.dunlin.precompiled;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dunlin.Config;
import io.dunlin.Engine;
import io.dunlin.process.ChildJvm;
import io.dunlin.process.ChildJvm.Outcome;
import io.dunlin.spi.BackendProvider;
import io.dunlin.wasm.Features;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compiled modules with nothing on the class path that could compile: no ASM. */
final class PrecompiledTests {
  private static final int PATIENCE = 300;

  /** Calls the host directly and by a table, itself by a tail call, and makes a structure. */
  private static final String MODULE =
      """
      (module
        (type $unary (func (param i32) (result i32)))
        (type $point (sub (struct (field i32))))
        (type $pixel (sub $point (struct (field i32) (field i64))))
        (import "host" "double" (func $double (type $unary)))
        (table 3 funcref)
        (elem (i32.const 0) func $double $increment $countdown)
        (func $increment (type $unary) (i32.add (local.get 0) (i32.const 1)))
        (func $countdown (type $unary)
          (if (i32.eqz (local.get 0)) (then (return (i32.const 1000))))
          (return_call_indirect (type $unary) (i32.sub (local.get 0) (i32.const 1)) (i32.const 2)))
        (func (export "run") (type $unary)
          (i32.add
            (call $countdown (i32.const 100000))
            (i32.add
              (struct.get $point 0 (struct.new $pixel (i32.const 100) (i64.const 1)))
              (call_indirect (type $unary)
                (call_indirect (type $unary) (call $double (local.get 0)) (i32.const 0))
                (i32.const 1))))))
      """;

  private static final String RESULT = "run gives 1121";

  @TempDir Path folder;

  private static Path placeOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Path> withoutCompiler() throws ClassNotFoundException {
    return List.of(
        placeOf(PrecompiledProgram.class),
        placeOf(Engine.class),
        placeOf(BackendProvider.class),
        placeOf(Features.class),
        placeOf(Class.forName("io.dunlin.bytecode.BytecodeProvider")));
  }

  private static Engine compilingEngine() {
    return Engine.create(Config.builder().backend("bytecode").build());
  }

  @Test
  void artifactsRunWithoutCompiler() throws IOException, ClassNotFoundException {
    byte[] artifact = compilingEngine().precompileModule(MODULE.getBytes(StandardCharsets.UTF_8));
    Path file = Files.write(folder.resolve("a.dlo"), artifact);
    Outcome outcome =
        ChildJvm.with()
            .onClassPath(withoutCompiler())
            .run(folder, PATIENCE, PrecompiledProgram.class, file.toString());
    String story = String.join("\n", outcome.output());
    assertEquals(0, outcome.exitCode(), story);
    assertEquals(3, outcome.output().size(), story);
    assertEquals(RESULT, outcome.output().get(0));
    assertTrue(
        outcome.output().get(1).contains("cannot compile here: it compiles with ASM"), story);
    assertTrue(outcome.output().get(2).startsWith("bytecode: it compiles with ASM"), story);
  }
}
