package io.dunlin.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dunlin.Config;
import io.dunlin.Engine;
import io.dunlin.Linker;
import io.dunlin.Module;
import io.dunlin.Store;
import io.dunlin.wasm.Feature;
import io.dunlin.wasm.Features;
import io.dunlin.wasm.InvalidModuleException;
import io.dunlin.wasm.WatSyntaxException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Modules from texts, where the parser is present. */
final class ModuleOfTextTests {
  private static final String TEXT =
      "(module $\"größe\" (func (export \"größe\") (result i32) i32.const 42))";

  @TempDir Path directory;

  private final Engine engine = Engine.create();

  private int run(Module module) {
    Linker<@Nullable Void> linker = new Linker<>(engine);
    try (Store<@Nullable Void> store = engine.newStore()) {
      return linker
          .instantiate(store, module)
          .func("größe")
          .orElseThrow()
          .typed()
          .call()
          .resultI32(0);
    }
  }

  @Test
  void textsComeInEveryForm() throws IOException {
    byte[] utf8 = TEXT.getBytes(StandardCharsets.UTF_8);
    Path file = Files.write(directory.resolve("module.wat"), utf8);
    assertEquals(42, run(Module.of(engine, TEXT)));
    assertEquals(42, run(Module.of(engine, utf8)));
    assertEquals(42, run(Module.of(engine, file)));
    assertEquals(42, run(Module.of(engine, new ByteArrayInputStream(utf8))));
    assertEquals("größe", Module.of(engine, TEXT).name().orElseThrow());
    Module.validate(engine, utf8);
  }

  @Test
  void faultsHaveLineAndColumn() {
    WatSyntaxException e =
        assertThrows(WatSyntaxException.class, () -> Module.of(engine, "(module\n (funk))"));
    assertEquals("unknown operator funk (at line 2, column 3: 'funk')", e.getMessage());
  }

  @Test
  void textsAreValidated() {
    assertThrows(
        InvalidModuleException.class, () -> Module.of(engine, "(func (result i32) i64.const 1)"));
    Engine without =
        Engine.create(
            Config.builder().features(Features.DEFAULT.without(Feature.TAIL_CALL)).build());
    InvalidModuleException e =
        assertThrows(
            InvalidModuleException.class, () -> Module.of(without, "(func $f (return_call $f))"));
    assertTrue(e.reason().contains("tail-call"), e.reason());
  }
}
