package io.dunlin.wasi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.dunlin.Engine;
import io.dunlin.Instance;
import io.dunlin.Linker;
import io.dunlin.Module;
import io.dunlin.Store;
import io.dunlin.Val;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WasiTests {
  /**
   * The binary of
   *
   * <pre>
   * (module
   *   (import "wasi_snapshot_preview1" "args_sizes_get"
   *     (func $sizes (param i32 i32) (result i32)))
   *   (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
   *   (memory (export "memory") 1)
   *   (func (export "count") (result i32)
   *     (drop (call $sizes (i32.const 0) (i32.const 4)))
   *     (i32.load (i32.const 0)))
   *   (func (export "fault") (result i32)
   *     (call $sizes (i32.const 0) (i32.const -1)))
   *   (func (export "exit") (call $exit (i32.const 42))))
   * </pre>
   */
  private static final String MODULE =
      """
      0061736d0100000001120460027f7f017f60017f006000017f600000024c
      0216776173695f736e617073686f745f70726576696577310e617267735f
      73697a65735f676574000016776173695f736e617073686f745f70726576
      696577310970726f635f6578697400010304030202030503010001072104
      066d656d6f7279020005636f756e740002056661756c7400030465786974
      00040a20030e004100410410001a41002802000b08004100417f10000b06
      00412a10010b
      """;

  private static final int FAULT = 21;

  private final Engine engine = Engine.create();
  private final Module module = Module.of(engine, bytes(MODULE));

  @Test
  void functionsAreFoundByTheirNames() throws IOException {
    try (Wasi wasi = Wasi.create(WasiConfig.builder().arguments(List.of("a", "b")).build());
        Store<@Nullable Void> store = engine.newStore()) {
      Linker<@Nullable Void> linker = new Linker<>(engine);
      wasi.addTo(linker);
      Instance instance = linker.instantiate(store, module);
      assertEquals(2, call(instance, "count"));
      assertEquals(FAULT, call(instance, "fault"));
    }
  }

  @Test
  void exitIsAnExceptionWithTheCodeAndTheStoreStaysUsable() throws IOException {
    try (Wasi wasi = Wasi.create(WasiConfig.builder().argument("a").build());
        Store<@Nullable Void> store = engine.newStore()) {
      Linker<@Nullable Void> linker = new Linker<>(engine);
      wasi.addTo(linker);
      Instance instance = linker.instantiate(store, module);
      WasiExit exit = assertThrows(WasiExit.class, () -> call(instance, "exit"));
      assertEquals(42, exit.exitCode());
      assertEquals(1, call(instance, "count"));
    }
  }

  @Test
  void storesHaveGuestsOfTheirOwn() throws IOException {
    Linker<Wasi> linker = new Linker<>(engine);
    Wasi.addTo(linker, wasi -> wasi);
    for (int count = 0; count < 3; count++) {
      WasiConfig.Builder config = WasiConfig.builder();
      for (int i = 0; i < count; i++) {
        config.argument("argument " + i);
      }
      try (Wasi wasi = Wasi.create(config.build());
          Store<Wasi> store = engine.newStore(wasi)) {
        assertEquals(count, call(linker.instantiate(store, module), "count"));
      }
    }
  }

  @Test
  void badConfigurationIsRefusedWhereItIsSet(@TempDir Path directory) throws IOException {
    WasiConfig.Builder builder = WasiConfig.builder();
    Path file = Files.createFile(directory.resolve("file"));
    assertThrows(IllegalArgumentException.class, () -> builder.preopenedDirectory(file, "/"));
    assertThrows(IllegalArgumentException.class, () -> builder.environment("A=B", "x"));
    assertThrows(IllegalArgumentException.class, () -> builder.environment("", "x"));
    assertThrows(IllegalArgumentException.class, () -> builder.argument("a\0b"));
  }

  private static int call(Instance instance, String name) {
    Val[] results = instance.func(name).orElseThrow().call();
    return results.length == 0 ? 0 : results[0].i32();
  }

  private static byte[] bytes(String hex) {
    String digits = hex.replace("\n", "");
    byte[] bytes = new byte[digits.length() / 2];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) Integer.parseInt(digits.substring(2 * i, 2 * i + 2), 16);
    }
    return bytes;
  }
}
