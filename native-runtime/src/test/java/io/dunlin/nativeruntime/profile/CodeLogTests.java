package io.dunlin.nativeruntime.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.dunlin.compiler.object.CodeRanges;
import io.dunlin.nativeruntime.exec.OnX64;
import io.dunlin.wasm.module.WasmModule;
import io.dunlin.wasm.name.NameSection;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What profilers are told of code. */
@OnX64
final class CodeLogTests {
  private static final int HEADER = 40;

  private final MemorySegment code = Arena.ofAuto().allocate(64);
  private final CodeRanges ranges =
      new CodeRanges(
          new byte[] {0, 0, 1},
          new int[] {0, 1, 5},
          new int[] {0, 16, 32},
          new int[] {10, 20, 40},
          new int[] {0, 0, 0});

  @TempDir Path directory;

  private static WasmModule module() {
    WasmModule.Builder module = new WasmModule.Builder();
    NameSection names =
        new NameSection.Builder().name(NameSection.Kind.FUNCTION, 1, "two\nlines é").build();
    module.names(() -> names);
    return module.build();
  }

  @Test
  void theMapHasALinePerFunction() throws IOException {
    Path file = directory.resolve("perf.map");
    new PerfMap(file).add(module(), ranges, 0x7f00_0000_1000L);
    assertEquals(
        List.of(
            "7f0000001000 a wasm function 0",
            "7f0000001010 4 two?lines é",
            "7f0000001020 8 wasm thunk 5"),
        Files.readAllLines(file));
  }

  @Test
  void theDumpHasTheCodeOfEachFunction() throws IOException {
    code.set(ValueLayout.JAVA_INT, 16, 0x01020304);
    Path file = directory.resolve("jit.dump");
    new JitDump(file).add(module(), ranges, code.address());
    byte[] bytes = Files.readAllBytes(file);
    ByteBuffer dump = ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
    assertEquals(0x4A695444, dump.getInt(0));
    assertEquals(HEADER, dump.getInt(8));
    assertEquals(ProcessHandle.current().pid(), dump.getInt(20));
    int second = HEADER + dump.getInt(HEADER + 4);
    int size = dump.getInt(second + 4);
    assertEquals(0, dump.getInt(second));
    assertEquals(code.address() + 16, dump.getLong(second + 32));
    assertEquals(4, dump.getLong(second + 40));
    assertEquals(1, dump.getLong(second + 48));
    byte[] name = "two?lines é\0".getBytes(StandardCharsets.UTF_8);
    assertEquals(56 + name.length + 4, size);
    assertEquals(ByteBuffer.wrap(name), ByteBuffer.wrap(bytes, second + 56, name.length));
    assertEquals(0x01020304, dump.getInt(second + size - 4));
    int third = second + size;
    assertEquals(dump.capacity(), third + dump.getInt(third + 4));
  }

  @Test
  void linksAreNotFollowed() throws IOException {
    Path target = Files.writeString(directory.resolve("target"), "precious");
    Path link = Files.createSymbolicLink(directory.resolve("perf.map"), target);
    assertThrows(IOException.class, () -> new PerfMap(link));
    assertEquals("precious", Files.readString(target));
  }
}
