package io.dunlin.wasi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.dunlin.Engine;
import io.dunlin.Instance;
import io.dunlin.Linker;
import io.dunlin.Module;
import io.dunlin.SharedMemory;
import io.dunlin.Store;
import io.dunlin.Val;
import io.dunlin.wasm.type.Limits;
import io.dunlin.wasm.type.MemoryType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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

  /**
   * The binary of
   *
   * <pre>
   * (module
   *   (import "wasi_snapshot_preview1" "fd_write"
   *     (func $write (param i32 i32 i32 i32) (result i32)))
   *   (import "env" "memory" (memory 2 2 shared))
   *   (export "memory" (memory 0))
   *   (func (export "write") (result i32)
   *     (call $write (i32.const 1) (i32.const 0) (i32.const 2) (i32.const 16))))
   * </pre>
   */
  private static final String SHARING_MODULE =
      """
      0061736d01000000010d0260047f7f7f7f017f6000017f02320216776173
      695f736e617073686f745f70726576696577310866645f77726974650000
      03656e76066d656d6f72790203020203020101071202066d656d6f727902
      0005777269746500010a0e010c00410141004102411010000b
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
  void guestsMayShareTheirMemory() throws IOException {
    SharedMemory memory = SharedMemory.of(engine, MemoryType.ofShared(Limits.between(2, 2)));
    int end = 65_536;
    memory.write(end - 2, "text".getBytes(StandardCharsets.UTF_8));
    memory.setInt(0, end - 2);
    memory.setInt(4, 4);
    memory.setInt(8, end);
    memory.setInt(12, 2);
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    Module sharing = Module.of(engine, bytes(SHARING_MODULE));
    try (Wasi wasi = Wasi.create(WasiConfig.builder().stdout(output).build());
        Store<@Nullable Void> store = engine.newStore()) {
      Linker<@Nullable Void> linker = new Linker<>(engine);
      wasi.addTo(linker);
      linker.define("env", "memory", memory);
      assertEquals(0, call(linker.instantiate(store, sharing), "write"));
    }
    assertEquals("textxt", output.toString(StandardCharsets.UTF_8));
    assertEquals(6, memory.getInt(16));
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
